import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementMilestones } from '../../api/agreements.js';
import { useTitle } from '../../api/reference.js';
import type { AgreementFile } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';
import { MilestoneMark } from '../../ui/milestone-mark.js';
import { standingOf } from '../milestones/milestone-standing.js';
import { AmendmentChanges } from './amendment-changes.js';
import { useActDetails } from './act-details.js';

/** What the last amendment changed, the day of the terms, the acts, and what waits. */
export function AgreementRail({ file }: { file: AgreementFile }): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const { asOf, knownDay, setClocks } = useClocks();
  const last = file.amendments.at(-1);
  return (
    <div className="agreement-rail">
      {last === undefined ? null : (
        <section>
          <AmendmentChanges amendment={last} file={file} />
        </section>
      )}
      <section>
        <DateField
          label={t('agreements:termsOn')}
          description={t('agreements:termsOnHelp')}
          value={{ date: asOf, precision: 'day' }}
          onChange={(known) => {
            if (known !== null) setClocks({ asOf: known.date, knownDay });
          }}
        />
      </section>
      <Acts file={file} />
      <Waiting reference={file.ref} />
      <Amount file={file} />
      {file.source === null ? null : (
        <section>
          <h3>{t('common:source')}</h3>
          <p className="secondary">{file.source}</p>
          {file.note === null ? null : <p className="secondary">{file.note}</p>}
        </section>
      )}
    </div>
  );
}

function Acts({ file }: { file: AgreementFile }): ReactElement | null {
  const { t } = useTranslation('agreements');
  const paths = usePaths();
  const details = useActDetails();
  if (file.acts.length === 0 && file.corrections.length === 0) return null;
  return (
    <section>
      <h3>{t('acts')}</h3>
      {file.acts.map((act) => (
        <div key={act.id} className="act">
          <Icon name="agreement" />
          <div>
            <b>
              <Link to={paths.agreement(file.ref, 'acts')} hash={`act-${act.id}`}>
                {act.title}
              </Link>
            </b>
            <span>{details(act)}</span>
          </div>
        </div>
      ))}
      {file.corrections.map((correction) => (
        <div key={correction.id} className="act">
          <Icon name="agreement" />
          <div>
            <b>{t('correction')}</b>
            <span>{correction.reason}</span>
          </div>
        </div>
      ))}
    </section>
  );
}

function Amount({ file: { amount, legalType } }: { file: AgreementFile }): ReactElement | null {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  if (amount === null && legalType === null) return null;
  return (
    <section>
      <h3>{amount === null ? t('legalType') : t('amount')}</h3>
      {amount === null ? null : (
        <p>
          <bdi>{format.quantity(amount)}</bdi> {amount.nature === null ? null : <span className="muted">{t(`amountNature.${amount.nature}`)}</span>}
        </p>
      )}
      {legalType === null ? null : <p className="secondary">{legalType}</p>}
    </section>
  );
}

function Waiting({ reference }: { reference: string }): ReactElement | null {
  const { t } = useTranslation('agreements');
  const titleOf = useTitle();
  const { data = [] } = useAgreementMilestones(reference);
  const overdue = data.filter((milestone) => milestone.overdue);
  if (overdue.length === 0) return null;
  return (
    <section>
      <h3>{t('awaiting')}</h3>
      <ul className="stack">
        {overdue.map((milestone) => (
          <li key={milestone.ref}>
            <MilestoneMark standing={standingOf(milestone)} />
            <br />
            <Link to="." search={(previous) => ({ ...previous, jalon: milestone.ref })} resetScroll={false}>
              {titleOf(milestone.title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
