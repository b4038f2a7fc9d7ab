import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgreementFile, dateOf } from '../../api/types.js';
import { AgreementState } from '../../ui/agreement-state.js';
import { CivilDay } from '../../ui/civil-day.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';

/** Lifecycle state and the four dates; what the act does not publish says so. */
export function AgreementDates({ file }: { file: AgreementFile }): ReactElement {
  const { t } = useTranslation('agreements');
  const dates = { signature: file.signedOn, publication: file.publishedOn, effect: file.effectiveFrom, end: file.effectiveTo };
  const names = ['signature', 'publication', 'effect', 'end'] as const;
  return (
    <div className="dates">
      <AgreementState state={file.state} />
      <dl>
        {names.map((name) => {
          const date = dateOf(dates[name]);
          return (
            <div key={name}>
              <dt>{t(`date.${name}`)}</dt> <dd>{date === null ? <ToBeCompleted /> : <CivilDay date={date} />}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
