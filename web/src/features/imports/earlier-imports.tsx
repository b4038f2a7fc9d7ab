import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { type Import, rowsRefused, rowsToWrite, useImports } from './import-queries.js';
import { ImportState } from './import-state.js';

export function EarlierImports(): ReactElement {
  const { t } = useTranslation('imports');
  const paths = usePaths();
  const format = useFormat();
  const { data, error, refetch } = useImports();
  const columns: Column<Import>[] = [
    {
      key: 'file',
      header: t('earlier.file'),
      narrow: 'full',
      cell: ({ id, fileName }) => (
        <Link to={paths.imports} search={{ lot: id }} className="name">
          <bdi>{fileName}</bdi>
        </Link>
      ),
    },
    {
      key: 'when',
      header: t('earlier.when'),
      cell: ({ recordedAt }) => {
        const { date, time } = format.instant(recordedAt);
        return <bdi dir="ltr">{`${date} ${time}`}</bdi>;
      },
    },
    { key: 'state', header: t('earlier.state'), cell: ({ state }) => <ImportState state={state} bare /> },
    { key: 'written', header: t('earlier.written'), isNumber: true, narrow: 'hidden', cell: ({ counts }) => format.number(rowsToWrite(counts)) },
    { key: 'refused', header: t('earlier.refused'), isNumber: true, narrow: 'hidden', cell: ({ counts }) => format.number(rowsRefused(counts)) },
  ];
  return (
    <section className="section" aria-labelledby="earlier-title">
      <div className="section-head">
        <h2 id="earlier-title">{t('earlier.title')}</h2>
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading lines={4} />
        ) : (
          <Problem error={error} onRetry={() => void refetch()} />
        )
      ) : data.items.length === 0 ? (
        <p className="muted small">{t('earlier.none')}</p>
      ) : (
        <DataTable label={t('earlier.title')} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      )}
    </section>
  );
}
