import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Health } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import { DifferenceText } from '../declarations/check/check-table.js';
import { LineValue } from '../declarations/declaration-lines.js';
import type { DeclarationFile, DeclarationLine, SectionName } from '../declarations/declaration-queries.js';
import { latest, linesInOrder, rowKey, rowOf } from '../declarations/entry/entry-rows.js';
import { useEntryWords } from '../declarations/entry/entry-words.js';
import { usePeriodText } from '../declarations/period-text.js';
import { differenceOf } from '../declarations/totals.js';
import type { Adjustment } from './examination-writes.js';

const LowerValueForm = lazy(async () => ({ default: (await import('./lower-value-form.js')).LowerValueForm }));

interface Row {
  section: SectionName;
  line: DeclarationLine;
  name: string;
  before: string | null;
}

interface Props {
  file: DeclarationFile;
  adjustments: readonly Adjustment[];
  mayAdjust: boolean;
  onAdjust(adjustments: readonly Adjustment[]): void;
}

/** Line by line: before, now, the variation, what the checks say, and what would be accepted. */
export function ExaminedLines({ file, adjustments, mayAdjust, onAdjust }: Props): ReactElement {
  const { t } = useTranslation(['examination', 'declarations']);
  const format = useFormat();
  const words = useEntryWords(file);
  const periodText = usePeriodText();
  const [lowering, setLowering] = useState<Row | null>(null);
  const earlier = latest(file);
  const before = earlier[0]?.period;
  const rows = file.sections.flatMap((section) => linesInOrder(file, section).map((line): Row => ({
    section: section.section,
    line,
    name: words.cellOf(rowOf(line.site, line.dimensions), line.indicator),
    before: earlier.find((old) => old.indicator === line.indicator && rowKey(old.site, old.dimensions) === rowKey(line.site, line.dimensions))?.value ?? null,
  })));
  const columns: Column<Row>[] = [
    { key: 'line', header: t('line'), narrow: 'full', cell: ({ name }) => <span className="name">{name}</span> },
    { key: 'before', header: before === undefined ? t('declarations:check.beforeNone') : t('before', { period: periodText(before) }), isNumber: true, cell: ({ before: value }) => (value === null ? <NoValue absence="notDeclared" /> : <bdi className="muted">{format.number(value)}</bdi>) },
    { key: 'now', header: t('now', { period: periodText(file.period) }), isNumber: true, cell: ({ line }) => <b className="medium"><LineValue line={line} /></b> },
    { key: 'variation', header: t('variation'), isNumber: true, cell: ({ line, before: value }) => <DifferenceText value={differenceOf(line.value, value)} /> },
    { key: 'control', header: t('control'), cell: (row) => <LineControl row={row} file={file} /> },
    {
      key: 'accepted',
      header: t('accepted'),
      isNumber: true,
      narrow: 'full',
      cell: (row) => {
        const adjusted = adjustments.find(({ line }) => line === row.line.id);
        const value = row.line.accepted ?? adjusted?.value ?? row.line.value;
        return (
          <>
            {value === null || value === row.line.value ? null : <b className="medium"><bdi>{format.number(value)}</bdi></b>}{' '}
            {mayAdjust && row.line.value !== null && row.line.value !== '0' ? (
              <button type="button" className="line-button" aria-label={t('lowerOf', { line: row.name })} onClick={() => setLowering(row)}>
                {t('lower')}
              </button>
            ) : null}
          </>
        );
      },
    },
  ];
  return (
    <>
      <DataTable label={t('line')} columns={columns} rows={rows} rowKey={({ line }) => line.id} groupOf={({ section }) => t(`declarations:section.${section}`)} isSelected={({ line }) => adjustments.some((one) => one.line === line.id)} />
      <Suspense fallback={null}>
        {lowering === null || lowering.line.value === null ? null : (
          <LowerValueForm
            line={lowering.line.id}
            name={lowering.name}
            declared={lowering.line.value}
            given={adjustments.find(({ line }) => line === lowering.line.id)}
            onClose={() => setLowering(null)}
            onGive={(adjustment) => {
              const others = adjustments.filter(({ line }) => line !== lowering.line.id);
              onAdjust(adjustment === null ? others : [...others, adjustment]);
              setLowering(null);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function LineControl({ row: { line, before }, file }: { row: Row; file: DeclarationFile }): ReactElement {
  const { t } = useTranslation(['examination', 'declarations']);
  const checks = file.checks.filter((check) => check.indicator === line.indicator && (check.site === null || check.site === line.site));
  if (checks.length > 0) return <Health level="at_risk">{t(checks.every(({ explained }) => explained) ? 'declarations:check.explained' : 'noExplanationShort')}</Health>;
  if (before === null) return <Health level="no_data">{t('noPrevious')}</Health>;
  return <Health level="on_track">{t(before === line.value ? 'unchanged' : 'passes')}</Health>;
}
