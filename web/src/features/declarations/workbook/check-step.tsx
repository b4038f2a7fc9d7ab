import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/language.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { HealthMark } from '../../../ui/health.js';
import { MoreRows } from '../../../ui/more-rows.js';
import { NoValue } from '../../../ui/no-value.js';
import { ImportProblems } from '../../imports/import-problems.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { isSection } from '../declaration-queries.js';
import { useImportWords } from './use-import-words.js';
import type { DeclarationImport, ImportedLine } from './workbook-queries.js';

const OUTCOMES = ['new', 'changed', 'same', 'refused'] as const;
const SHOWN = 100;

/** What the workbook would do to the draft, line by line, before anything is written. */
export function CheckStep({ file, read }: { file: DeclarationFile; read: DeclarationImport }): ReactElement {
  const { t } = useTranslation(['workbook', 'declarations']);
  const format = useFormat();
  const words = useImportWords(file);
  const [limit, setLimit] = useState(SHOWN);
  const warnings = read.problems.filter(({ severity }) => severity === 'warning');
  const columns: Column<ImportedLine>[] = [
    {
      key: 'what',
      header: t('line.what'),
      narrow: 'full',
      cell: ({ indicator, site, dimensions }) => (
        <>
          <span className="name">{words.indicator(indicator)}</span>
          <span className="subtitle" style={{ display: 'block' }}>
            {words.where(site, dimensions) || t('declarations:entry.organisation')}
          </span>
        </>
      ),
    },
    {
      key: 'place',
      header: t('line.place'),
      narrow: 'hidden',
      cell: ({ sheet, cell }) => (
        <>
          <bdi>{sheet}</bdi>{' '}
          <bdi dir="ltr" className="one-line">
            {cell}
          </bdi>
        </>
      ),
    },
    { key: 'before', header: t('line.before'), isNumber: true, cell: ({ before }) => (before === null ? <span className="muted small">{t('line.nothing')}</span> : <LineValue {...before} />) },
    { key: 'now', header: t('line.now'), isNumber: true, cell: ({ state, value }) => <LineValue state={state} value={value} /> },
    { key: 'outcome', header: t('line.outcome'), cell: ({ outcome }) => t(`outcome.${outcome}`) },
  ];
  const shown = [...read.lines].sort((left, right) => sectionPlace(file, left) - sectionPlace(file, right)).slice(0, limit);
  return (
    <>
      <dl className="import-totals">
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`counts.${outcome}`)}</dt>
            <dd>{format.number(read.counts[outcome])}</dd>
          </div>
        ))}
      </dl>
      {read.remembered ? <p className="subtitle">{t('check.remembered')}</p> : null}
      {read.counts.refused > 0 ? (
        <p className="message off">
          <HealthMark level="off_track" />
          <span>{t('check.refused', { count: read.counts.refused })}</span>
        </p>
      ) : null}
      {read.lines.length === 0 ? (
        <p className="note">{t('check.nothing')}</p>
      ) : (
        <DataTable
          label={t('check.lines')}
          columns={columns}
          rows={shown}
          rowKey={({ sheet, cell, indicator, dimensions }) => `${sheet} ${cell} ${indicator} ${JSON.stringify(dimensions)}`}
          groupOf={({ section }) => (isSection(section) ? t(`declarations:section.${section}`) : section)}
        />
      )}
      {read.lines.length > SHOWN ? <MoreRows shown={shown.length} hasMore={shown.length < read.lines.length} isLoading={false} onMore={() => setLimit(limit + SHOWN)} /> : null}
      {read.linesTotal > read.lines.length ? <p className="subtitle">{t('check.more', { shown: read.lines.length, total: read.linesTotal })}</p> : null}
      {warnings.length === 0 ? null : <ImportProblems problems={warnings} />}
    </>
  );
}

const sectionPlace = (file: DeclarationFile, line: ImportedLine): number => file.sections.findIndex(({ section }) => section === line.section);

function LineValue({ state, value }: Pick<ImportedLine, 'state' | 'value'>): ReactElement {
  const format = useFormat();
  if (state === 'reported' && value !== null) return <bdi className="medium">{format.number(value)}</bdi>;
  return <NoValue absence={state === 'not_applicable' ? 'notApplicable' : 'notDeclared'} />;
}
