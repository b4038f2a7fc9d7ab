import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type Agreement, type OrganisationName, type PromiseOfAct, dateOf } from '../../api/types.js';
import { usePaths } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import { TargetNumber } from '../commitments/target-text.js';
import { readingOf } from './reading.js';

interface Props {
  agreements: readonly Agreement[];
  sortedBy: string | undefined;
  isStale: boolean;
}

const KIND_ORDER: readonly Agreement['kind'][] = ['contract_programme', 'convention', 'investment_agreement', 'memorandum'];

/** What each agreement promises, grouped by kind unless sorted otherwise. */
export function AgreementsTable({ agreements, sortedBy, isStale }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const isGrouped = sortedBy === undefined;
  const rows = isGrouped ? KIND_ORDER.flatMap((kind) => agreements.filter((agreement) => agreement.kind === kind)) : agreements;
  const dash = <span className="muted">—</span>;
  const columns: Column<Agreement>[] = [
    {
      key: 'agreement',
      header: t('agreements:column.agreement'),
      sort: 'titre',
      width: '27%',
      narrow: 'full',
      cell: ({ ref, title }) => (
        <>
          <Link className="name" to={paths.agreement(ref)}>
            {titleOf(title)}
          </Link>{' '}
          <bdi className="reference">{ref}</bdi>
        </>
      ),
    },
    { key: 'parties', header: t('agreements:column.parties'), narrow: 'full', cell: (row) => <Parties agreement={row} /> },
    {
      key: 'signed',
      header: t('agreements:column.signedOn'),
      sort: 'signature',
      isNumber: true,
      cell: ({ signedOn }) => (signedOn === null ? <span className="muted">{t('common:notPublished')}</span> : <CivilDay date={dateOf(signedOn)} />),
    },
    { key: 'promise', header: t('agreements:column.promise'), isNumber: true, cell: (row) => <Promises agreement={row} /> },
    {
      key: 'reading',
      header: t('agreements:column.reading'),
      narrow: 'hidden',
      cell: (row) => {
        const first = firstPublished(row);
        return first === undefined ? dash : t(`agreements:reading.${readingOf(first.basis)}`);
      },
    },
    {
      key: 'due',
      header: t('agreements:column.due'),
      isNumber: true,
      cell: (row) => {
        const first = firstPublished(row);
        if (first === undefined) return dash;
        return first.dueOn === null ? <span className="muted">{t('common:notPublished')}</span> : <Due promise={first} dueOn={first.dueOn} />;
      },
    },
    { key: 'source', header: t('agreements:column.source'), narrow: 'full', cell: ({ source }) => <span className="small secondary">{source ?? dash}</span> },
  ];
  return (
    <DataTable
      label={t('agreements:title')}
      columns={columns}
      rows={rows}
      rowKey={({ ref }) => ref}
      groupOf={isGrouped ? ({ kind }) => t(`agreements:kind.${kind}`) : undefined}
      sortedBy={sortedBy}
      isStale={isStale}
    />
  );
}

/** The promise that the list shows; the others are one click away. */
function firstPublished({ promises }: Agreement): PromiseOfAct | undefined {
  return promises.find(({ target }) => target !== null);
}

function Promises({ agreement }: { agreement: Agreement }): ReactElement {
  const { t } = useTranslation('agreements');
  const paths = usePaths();
  const first = firstPublished(agreement);
  if (first === undefined) return <ToBeCompleted />;
  const others = agreement.promises.length - 1;
  return (
    <>
      <strong>
        <TargetNumber reference={first.ref} terms={first} />
      </strong>
      {others === 0 ? null : (
        <span className="tiny block">
          <Link to={paths.agreement(agreement.ref, 'commitments')}>{t('others', { count: others })}</Link>
        </span>
      )}
    </>
  );
}

const PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;

function Due({ promise, dueOn }: { promise: PromiseOfAct; dueOn: string }): ReactElement {
  return <CivilDay date={dateOf(dueOn)} precision={PRECISIONS.find((known) => known === promise.duePrecision)} />;
}

/** Public parties, then private ones; a code stands for a long official name. */
function Parties({ agreement: { publicParties, privateParties } }: { agreement: Agreement }): ReactElement {
  const { t } = useTranslation();
  const titleOf = useTitle();
  const written = (parties: readonly OrganisationName[]): ReactElement[] =>
    parties.flatMap((party, index) => [
      ...(index === 0 ? [] : [<span key={`${party.id}-comma`}>{t('listComma')}</span>]),
      party.code === null || party.kind === 'company' ? <bdi key={party.id}>{titleOf(party.name)}</bdi> : <abbr key={party.id} title={titleOf(party.name)}>{party.code}</abbr>,
    ]);
  return (
    <span className="small secondary">
      {written(publicParties)}
      {publicParties.length > 0 && privateParties.length > 0 ? t('listSemicolon') : null}
      {written(privateParties)}
    </span>
  );
}
