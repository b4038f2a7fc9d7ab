import { Link } from '@tanstack/react-router';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import type { CommitmentFile, OrganisationName } from '../../api/types.js';
import { usePaths } from '../../lib/place.js';
import { useProofValue } from './proof-value.js';
import { Proof, type ProofLevel } from '../../ui/proof.js';
import '../../ui/rail.css';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import { ClauseReference } from './clause-reference.js';

const LEVELS: readonly ProofLevel[] = ['declared', 'attested', 'accepted', 'verified'];

/** How far it is proven, who owes it, by which clause, over what scope, from which source. */
export function CommitmentRail({ commitment }: { commitment: CommitmentFile }): ReactElement {
  const { t } = useTranslation(['commitments', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const reference = useReference();
  const proofValue = useProofValue();
  const { obligors, liability, leadReporter, beneficiary, agreement, regions, segments, source, note, clause } = commitment;
  const names = (codes: readonly string[], rows: readonly { code: string; name: OrganisationName['name'] }[] = []): string =>
    codes.map((code) => titleOf(rows.find((row) => row.code === code)?.name ?? { fr: code, ar: null, en: null })).join(t('common:listComma'));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('commitments:obligors'), obligors.length === 0 ? <ToBeCompleted /> : <Organisations list={obligors} detail={t(`commitments:liability.${liability}`)} />],
    ...(leadReporter === null ? [] : [[t('commitments:leadReporter'), <Organisations key="lead" list={[leadReporter]} />] as const]),
    ...(beneficiary === null ? [] : [[t('commitments:beneficiary'), <Organisations key="beneficiary" list={[beneficiary]} />] as const]),
    [
      t('commitments:clause'),
      <Fragment key="clause">
        <ClauseReference commitment={commitment} />
        {clause === null ? null : <span className="muted block">{clause.act}</span>}
      </Fragment>,
    ],
    [
      t('commitments:agreement'),
      <Fragment key="agreement">
        <Link to={paths.agreement(agreement.ref)}>{titleOf(agreement.title)}</Link> <bdi className="reference">{agreement.ref}</bdi>
      </Fragment>,
    ],
    [t('commitments:regions'), regions.length === 0 ? t('commitments:wholeCountry') : names(regions, reference?.regions)],
    [t('commitments:segments'), segments.length === 0 ? t('commitments:allSegments') : names(segments, reference?.segments)],
    [
      t('common:source'),
      <Fragment key="source">
        {source ?? <ToBeCompleted />}
        {note === null ? null : <span className="block muted">{note}</span>}
      </Fragment>,
    ],
  ];
  return (
    <>
      <h2>{t('commitments:fourStates')}</h2>
      <dl className="rail-lines proof-states">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <Proof level={level} />
            </dt>
            <dd>{proofValue(commitment, level)}</dd>
          </div>
        ))}
      </dl>
      {facts.map(([label, value]) => (
        <section key={label}>
          <h3>{label}</h3>
          <div>{value}</div>
        </section>
      ))}
    </>
  );
}

function Organisations({ list, detail }: { list: readonly OrganisationName[]; detail?: string }): ReactElement {
  const titleOf = useTitle();
  const paths = usePaths();
  return (
    <>
      <ul>
        {list.map((organisation) => (
          <li key={organisation.id}>
            <Link to={paths.partner(organisation.id)}>{titleOf(organisation.name)}</Link>
          </li>
        ))}
      </ul>
      {detail === undefined ? null : <span className="muted">{detail}</span>}
    </>
  );
}
