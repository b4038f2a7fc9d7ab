import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import type { ImportCount } from './import-queries.js';

const OUTCOMES = ['new', 'changed', 'same', 'refused'] as const;
const KINDS = ['organisations', 'agreements', 'commitments', 'milestones', 'zones'] as const;

/** New, changed, same, refused, by kind of object. */
export function ImportCounts({ counts }: { counts: readonly ImportCount[] }): ReactElement {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const columns: Column<ImportCount>[] = [
    { key: 'kind', header: t('counts.kind'), narrow: 'full', cell: ({ kind }) => <span className="name">{kindName(kind)}</span> },
    ...OUTCOMES.map(
      (outcome): Column<ImportCount> => ({
        key: outcome,
        header: t(`counts.${outcome}`),
        isNumber: true,
        cell: (row) => (
          <>
            <span className="only-narrow muted tiny">{t(`counts.${outcome}`)} </span>
            <span className={row[outcome] === 0 ? 'muted' : 'medium'}>{format.number(row[outcome])}</span>
          </>
        ),
      }),
    ),
  ];
  const kindName = (kind: string): string => {
    const known = KINDS.find((one) => one === kind);
    return known === undefined ? kind : t(`kind.${known}`);
  };
  const place = (kind: string): number => KINDS.findIndex((one) => one === kind);
  const sorted = [...counts].sort((one, other) => place(one.kind) - place(other.kind));
  const totals = OUTCOMES.map((outcome) => format.number(counts.reduce((sum, row) => sum + row[outcome], 0)));
  return (
    <section className="import-counts" aria-labelledby="counts-title">
      <h2 id="counts-title">{t('counts.title')}</h2>
      <DataTable label={t('counts.title')} columns={columns} rows={sorted} rowKey={({ kind }) => kind} totals={[t('counts.total'), ...totals]} />
    </section>
  );
}
