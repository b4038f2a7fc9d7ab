import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Commitment } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Health } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import { Num } from '../../ui/num.js';
import { ClauseReference } from './clause-reference.js';
import { CommitmentBar } from './commitment-bar.js';
import { TargetNumber, acceptedFigure } from './target-text.js';

const SIDES = ['company', 'state', 'sector'] as const;

interface Props {
  commitments: readonly Commitment[];
  isStale?: boolean;
}

/** The commitments of one agreement: who commits, to what, by which clause, and what the clause expects today. */
export function CommitmentsTable({ commitments, isStale = false }: Props): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements']);
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const sorted = SIDES.flatMap((side) => commitments.filter((commitment) => commitment.side === side));
  const groups = { company: t('agreements:companyCommits'), state: t('agreements:stateCommits'), sector: t('agreements:sectorCommits') };
  const columns: Column<Commitment>[] = [
    {
      key: 'commitment',
      header: t('commitments:column.commitment'),
      narrow: 'full',
      cell: (row) => (
        <>
          <Link className="name" to={paths.commitment(row.ref)}>
            {titleOf(row.title)}
          </Link>
          <br />
          <span className="reference">
            <bdi>{row.ref}</bdi> · <ClauseReference commitment={row} />
          </span>
        </>
      ),
    },
    {
      key: 'progress',
      header: t('commitments:column.progress'),
      width: '22%',
      narrow: 'full',
      cell: (row) => <CommitmentBar commitment={row} />,
    },
    { key: 'accepted', header: t('commitments:column.accepted'), isNumber: true, narrow: 'hidden', cell: (row) => <Accepted commitment={row} /> },
    { key: 'target', header: t('commitments:column.target'), isNumber: true, cell: (row) => <TargetNumber reference={row.ref} terms={row.term} /> },
    {
      key: 'expected',
      header: t('commitments:column.expected'),
      isNumber: true,
      narrow: 'hidden',
      cell: ({ expected }) => (expected === null ? <NoValue absence="notYetDue" /> : format.number(expected)),
    },
    {
      key: 'ratio',
      header: t('commitments:column.ratio'),
      isNumber: true,
      cell: ({ achievement }) => (achievement.ratio === null ? <Health level="no_data" /> : format.percent(Number(achievement.ratio) * 100)),
    },
  ];
  return <DataTable label={t('agreements:commitments')} columns={columns} rows={sorted} rowKey={({ ref }) => ref} groupOf={({ side }) => groups[side]} isStale={isStale} />;
}

function Accepted({ commitment: { ref, progress } }: { commitment: Commitment }): ReactElement {
  const format = useFormat();
  const accepted = progress?.accepted ?? null;
  return accepted === null ? <NoValue absence="notDeclared" /> : <Num figure={acceptedFigure(ref)}>{format.number(accepted)}</Num>;
}
