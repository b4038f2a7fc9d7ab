import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementCommitments, useAgreementFile } from '../../api/agreements.js';
import { useTitle } from '../../api/reference.js';
import type { Act, AgreementFile, Commitment } from '../../api/types.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { Changes } from '../../ui/history-list.js';
import { useClauseText } from '../commitments/clause-reference.js';
import { useActDetails } from './act-details.js';
import { AmendmentChanges } from './amendment-changes.js';
import { WriteAction, useWriteObstacle } from './write-action.js';

/** The signed acts with their clauses, what each amendment changed, and the corrections. */
export function AgreementActs(): ReactElement | null {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const { asOf } = useClocks();
  const change = useChangeSearch();
  const obstacle = useWriteObstacle('register.write');
  const { data: file } = useAgreementFile(ref);
  const { data: commitments = [] } = useAgreementCommitments(ref, asOf);
  if (file === undefined) return null;
  return (
    <>
      <div className="section-head">
        <h2>{t('acts')}</h2>
        {obstacle === null ? (
          <WriteAction obstacle={null} onAct={() => change({ saisie: 'acte' })}>
            {t('enter.act')}
          </WriteAction>
        ) : null}
      </div>
      {file.acts.length === 0 ? <p className="secondary">{t('noAct')}</p> : file.acts.map((act) => <ActSection key={act.id} act={act} commitments={commitments} />)}
      {file.amendments.map((amendment) => (
        <section key={amendment.id} className="section stack amendment">
          <AmendmentChanges amendment={amendment} file={file} />
        </section>
      ))}
      {file.corrections.length === 0 ? null : <Corrections file={file} />}
    </>
  );
}

function ActSection({ act, commitments }: { act: Act; commitments: readonly Commitment[] }): ReactElement {
  const { t } = useTranslation('agreements');
  const details = useActDetails();
  const clauseText = useClauseText();
  const titleOf = useTitle();
  const paths = usePaths();
  return (
    <section className="act-section" id={`act-${act.id}`}>
      <h3>{act.title}</h3>
      <p className="subtitle">{[t(`actKind.${act.kind}`), details(act)].filter((text) => text !== '').join(' · ')}</p>
      {act.clauses.length === 0 ? (
        <p className="small muted">{t('noClause')}</p>
      ) : (
        <ul className="clauses">
          {act.clauses.map((clause) => (
            <li key={clause.id} id={`clause-${clause.id}`}>
              <b>{clauseText(clause)}</b>
              <div>
                {clause.wording === null ? null : <p>{clause.wording}</p>}
                {commitments
                  .filter((commitment) => commitment.clause?.id === clause.id)
                  .map((commitment) => (
                    <p key={commitment.ref}>
                      <Link to={paths.commitment(commitment.ref)}>{titleOf(commitment.title)}</Link> <bdi className="reference">{commitment.ref}</bdi>
                    </p>
                  ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Corrections({ file }: { file: AgreementFile }): ReactElement {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  return (
    <section className="section stack">
      <h2>{t('correction')}</h2>
      {file.corrections.map((correction) => {
        const { date } = format.instant(correction.recordedAt);
        const field = (['titleFr', 'titleAr', 'titleEn', 'source', 'note'] as const).find((name) => name === correction.field);
        return (
          <div key={correction.id} className="stack">
            <p className="subtitle">
              <bdi dir="ltr">{date}</bdi> · {correction.reason}
            </p>
            <Changes changes={[{ field: field === undefined ? correction.field : t(`form.fields.${field}`), before: correction.before, after: correction.after }]} />
          </div>
        );
      })}
    </section>
  );
}
