import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../api/reference.js';
import { useFormat } from '../../../lib/language.js';
import { usePaths } from '../../../lib/place.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { Health } from '../../../ui/health.js';
import { NoValue } from '../../../ui/no-value.js';
import { EvidenceCell } from '../../evidence/evidence-cell.js';
import type { DeclarationCheck, DeclarationFile, DeclarationSection } from '../declaration-queries.js';
import { latest } from '../entry/entry-rows.js';
import { usePeriodText } from '../period-text.js';
import { type Total, differenceOf, totalOf } from '../totals.js';

export interface CheckRow {
  key: string;
  section: DeclarationSection;
  indicator: string;
  site: string | null;
  isPart: boolean;
  name: string;
  before: string | null;
  now: Total;
  isApplicable: boolean;
  checks: DeclarationCheck[];
}

/** One row by indicator, and one by site where a check speaks of a site alone. */
export function useCheckRows(file: DeclarationFile): CheckRow[] {
  const { t } = useTranslation('declarations');
  const titleOf = useTitle();
  const earlier = latest(file);
  return file.sections.flatMap((section) =>
    section.indicators.flatMap(({ code, name }): CheckRow[] => {
      const lines = section.lines.filter(({ indicator }) => indicator === code);
      const old = earlier.filter(({ indicator }) => indicator === code);
      const checks = file.checks.filter(({ indicator }) => indicator === code);
      const common = { section, indicator: code };
      const whole: CheckRow = {
        ...common, key: code, site: null, isPart: false, name: titleOf(name), before: totalOf(old).value, now: totalOf(lines),
        isApplicable: lines.length === 0 || lines.some(({ state }) => state !== 'not_applicable'), checks: checks.filter(({ site }) => site === null),
      };
      const parts = file.sites.filter(({ id }) => checks.some(({ site }) => site === id)).map((site): CheckRow => {
        const own = lines.filter((line) => line.site === site.id);
        return {
          ...common, key: `${code} ${site.id}`, site: site.id, isPart: true, name: t('check.atSite', { site: site.name }), before: totalOf(old.filter((line) => line.site === site.id)).value, now: totalOf(own),
          isApplicable: own.length === 0 || own.some(({ state }) => state !== 'not_applicable'), checks: checks.filter((check) => check.site === site.id),
        };
      });
      return [whole, ...parts];
    }));
}

export function CheckTable({ file, rows }: { file: DeclarationFile; rows: readonly CheckRow[] }): ReactElement {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const paths = usePaths();
  const periodText = usePeriodText();
  const before = latest(file)[0]?.period;
  const columns: Column<CheckRow>[] = [
    { key: 'what', header: t('check.what'), narrow: 'full', cell: ({ name, isPart }) => <span className={isPart ? 'secondary' : 'name'}>{name}</span> },
    { key: 'before', header: before === undefined ? t('check.beforeNone') : t('check.before', { period: periodText(before) }), isNumber: true, cell: ({ before: value }) => (value === null ? <NoValue absence="notDeclared" /> : <bdi className="muted">{format.number(value)}</bdi>) },
    { key: 'now', header: t('check.now', { period: periodText(file.period) }), isNumber: true, cell: (row) => <NowValue row={row} /> },
    { key: 'difference', header: t('check.difference'), isNumber: true, cell: ({ now, before: value }) => <DifferenceText value={differenceOf(now.value, value)} /> },
    {
      key: 'evidence',
      header: t('check.evidence'),
      narrow: 'full',
      cell: ({ indicator, site }) => <EvidenceCell declaration={file.ref} indicator={indicator} site={site} />,
    },
    { key: 'control', header: t('check.control'), narrow: 'full', cell: (row) => <CheckChip row={row} /> },
    {
      key: 'change',
      header: '',
      cell: ({ section, name }) => (
        <Link to={paths.entry(file.ref, section.section)} aria-label={t('check.changeLabel', { what: name })}>
          {t('check.change')}
        </Link>
      ),
    },
  ];
  return <DataTable label={t('check.what')} columns={columns} rows={rows} rowKey={({ key }) => key} groupOf={({ section }) => t(`section.${section.section}`)} />;
}

export function NowValue({ row: { now, isApplicable } }: { row: Pick<CheckRow, 'now' | 'isApplicable'> }): ReactElement {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  if (now.value === null) return <NoValue absence={isApplicable ? 'notDeclared' : 'notApplicable'} />;
  return (
    <b className="medium">
      <bdi>{format.number(now.value)}</bdi>
      {now.isPartial ? <span className="visually-hidden">{t('check.partial', { value: '' })}</span> : null}
      {now.isPartial ? ' *' : null}
    </b>
  );
}

export function DifferenceText({ value }: { value: string | null }): ReactElement {
  const format = useFormat();
  return value === null ? <NoValue absence="notDeclared" /> : <bdi dir="ltr">{format.number(value, { signed: true })}</bdi>;
}

function CheckChip({ row: { checks, now, before } }: { row: CheckRow }): ReactElement {
  const { t } = useTranslation('declarations');
  if (checks.some(({ level }) => level === 'error')) return <Health level="off_track">{t('check.toCorrect')}</Health>;
  if (checks.some(({ explained }) => !explained)) return <Health level="at_risk">{t('check.toExplain')}</Health>;
  if (checks.length > 0) return <Health level="at_risk">{t('check.explained')}</Health>;
  return <Health level="on_track">{t(now.value !== null && now.value === before ? 'check.unchanged' : 'check.complete')}</Health>;
}
