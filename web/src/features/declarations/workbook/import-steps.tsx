import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/language.js';
import { SearchLink } from '../../../ui/search-link.js';
import { STEPS, type Step } from './import-step.js';
import type { DeclarationImport } from './workbook-queries.js';

/** Match, resolve, check: any of them can be gone back to before anything is written. */
export function ImportSteps({ current, read }: { current: Step; read: DeclarationImport }): ReactElement {
  const { t } = useTranslation('workbook');
  const format = useFormat();
  const id = useId();
  const steps = STEPS.filter((step) => step !== 'verifier' || read.state === 'checked');
  return (
    <nav aria-labelledby={id}>
      <span id={id} className="visually-hidden">
        {t('steps')}
      </span>
      <ol className="import-steps">
        {steps.map((step, index) => (
          <li key={step}>
            <SearchLink change={{ etape: step }} isCurrent={step === current}>
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              {t(`step.${step}`)}
              {step === 'corriger' && read.counts.refused > 0 ? <bdi>({format.number(read.counts.refused)})</bdi> : null}
            </SearchLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
