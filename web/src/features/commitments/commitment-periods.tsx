import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Progress, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Num } from '../../ui/num.js';
import { periodFigure } from './target-text.js';
import { NoValue } from '../../ui/no-value.js';

const VALUES = ['declared', 'accepted', 'verified'] as const;

/** The last periods with a value, newest first; none replaces another. */
export function CommitmentPeriods({ reference, periods }: { reference: string; periods: readonly Progress[] }): ReactElement {
  const { t } = useTranslation(['commitments', 'states']);
  const format = useFormat();
  const columns: Column<Progress>[] = [
    { key: 'period', header: t('commitments:period'), narrow: 'full', cell: ({ from, to }) => t('commitments:validBetween', { from: format.date(dateOf(from)), to: format.date(dateOf(to)) }) },
    ...VALUES.map((name) => ({
      key: name,
      header: t(`states:proof.${name}`),
      isNumber: true,
      cell: (row: Progress) => {
        const value = row[name];
        if (value === null) return <NoValue absence="notDeclared" />;
        return name === 'verified' ? format.number(value) : <Num figure={periodFigure(reference, name, row.to)}>{format.number(value)}</Num>;
      },
    })),
  ];
  return <DataTable label={t('commitments:column.progress')} columns={columns} rows={periods} rowKey={({ from, to }) => `${from} ${to}`} />;
}
