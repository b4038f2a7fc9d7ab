import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { HealthMark } from './health.js';

export interface FieldMessage {
  /** `id` of the field that the link focuses. */
  fieldId: string;
  /** Word for word what stands under the field. */
  message: string;
}

interface Props {
  errors: readonly FieldMessage[];
  /** Counts the failed tries: each one brings the focus back here. */
  attempt: number;
}

export function ErrorSummary({ errors, attempt }: Props): ReactElement | null {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  const hasErrors = errors.length > 0;
  useEffect(() => {
    if (!hasErrors || attempt === 0) return;
    summary.current?.focus();
    const title = document.title;
    const prefix = t('errorPrefix');
    if (!title.startsWith(prefix)) document.title = `${prefix} ${title}`;
    return () => {
      document.title = title;
    };
  }, [hasErrors, attempt, t]);
  if (!hasErrors) return null;
  return (
    <div ref={summary} className="note off stack" role="alert" tabIndex={-1}>
      <h2 className="line">
        <span style={{ color: 'var(--off)' }}>
          <HealthMark level="off_track" />
        </span>
        {t('errorSummary')}
      </h2>
      <ul className="stack">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
