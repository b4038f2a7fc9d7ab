import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorksheetRow } from './audit-queries.js';

type Completion = NonNullable<NonNullable<WorksheetRow['review']>['completion']>;

const FILLED: Readonly<Record<Completion, number>> = { no_evidence: 0, not_started: 0, limited: 1, substantial: 2, complete: 3 };

/** Three boxes: dashed without evidence, then as many as are reached; the word stands beside. */
export function CompletionMark({ completion }: { completion: Completion }): ReactElement {
  const { t } = useTranslation('audit');
  return (
    <span className="line">
      <span className={completion === 'no_evidence' ? 'completion none' : 'completion'} aria-hidden="true">
        {[1, 2, 3].map((place) => (
          <i key={place} className={place <= FILLED[completion] ? 'full' : undefined} />
        ))}
      </span>
      {t(`completion.${completion}`)}
    </span>
  );
}
