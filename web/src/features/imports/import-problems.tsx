import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.js';
import { HealthMark } from '../../ui/health.js';
import { MoreRows } from '../../ui/more-rows.js';
import type { ImportProblem } from './import-queries.js';

/** Rows shown at once: a workbook with thousands of problems stays quick to read. */
const SHOWN = 100;

/** What is wrong, where and what to do: errors first, then warnings. */
export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }): ReactElement {
  const { t } = useTranslation('imports');
  const [limit, setLimit] = useState(SHOWN);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const sorted = [...errors, ...warnings];
  const shown = sorted.slice(0, limit);
  const columns: Column<ImportProblem>[] = [
    {
      key: 'severity',
      header: t('column.severity'),
      cell: ({ severity }) => (
        <span className={severity === 'error' ? 'chip off' : 'chip risk'}>
          <HealthMark level={severity === 'error' ? 'off_track' : 'at_risk'} />
          {t(`problems.${severity}`)}
        </span>
      ),
    },
    {
      key: 'place',
      header: t('column.place'),
      cell: ({ sheet, cell }) => (
        <>
          <bdi>{sheet}</bdi>{' '}
          <bdi dir="ltr" className="medium one-line">
            {cell}
          </bdi>
        </>
      ),
    },
    { key: 'value', header: t('column.value'), narrow: 'full', cell: ({ value }) => (value === '' ? <span className="muted">{t('problems.emptyCell')}</span> : <bdi className="import-value">{value}</bdi>) },
    { key: 'reason', header: t('column.reason'), narrow: 'full', cell: ({ reason }) => reason },
    { key: 'remedy', header: t('column.remedy'), narrow: 'full', cell: ({ remedy }) => <span className="secondary">{remedy}</span> },
  ];
  return (
    <section className="section" aria-labelledby="problems-title">
      <div className="section-head">
        <h2 id="problems-title">{t('problems.title')}</h2>
        {problems.length === 0 ? null : (
          <p className="subtitle">
            {[errors.length === 0 ? null : t('problems.errors', { count: errors.length }), warnings.length === 0 ? null : t('problems.warnings', { count: warnings.length })]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        )}
      </div>
      {problems.length === 0 ? (
        <p className="message ok">
          <HealthMark level="on_track" />
          <span>{t('problems.none')}</span>
        </p>
      ) : (
        <>
          <DataTable label={t('problems.title')} columns={columns} rows={shown} rowKey={({ sheet, cell, code, value }) => `${sheet} ${cell} ${code} ${value}`} />
          {sorted.length > SHOWN ? <MoreRows shown={shown.length} hasMore={shown.length < sorted.length} isLoading={false} onMore={() => setLimit(limit + SHOWN)} /> : null}
        </>
      )}
    </section>
  );
}
