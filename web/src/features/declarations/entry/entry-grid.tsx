import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLanguage } from '../../../lib/language.js';
import { usePeriodText } from '../period-text.js';
import { EntryCell, statusOf } from './entry-cell.js';
import { type SectionView, kindAt, saidAt } from './entry-context.js';
import { HEADCOUNT, cellKey, columnTotal, headcountBefore, latest } from './entry-rows.js';
import type { EntryWords } from './entry-words.js';
import { RowControl } from './row-control.js';
import { type GridKeys, cellId } from './use-grid-keys.js';
import './entry.css';

interface Props {
  view: SectionView;
  keys: GridKeys;
  words: EntryWords;
  label: string;
}

/** One tab stop; the arrows move, F2 edits, a block of Excel is pasted at the active cell. */
export function EntryGrid({ view, keys, words, label }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const language = useLanguage();
  const periodText = usePeriodText();
  const problemId = useId();
  const { section, file, rows, columns } = view;
  const isJobs = section.section === 'jobs';
  const before = latest(file)[0]?.period;
  const beforeTotal = columnTotal(rows.map((row) => said(headcountBefore(file, row))));
  const refusals = rows.flatMap((row) => columns.flatMap(({ indicator }) => {
    const found = saidAt(view, row, indicator);
    return found?.state === 'refused' ? [{ key: cellKey(row.key, indicator), text: words.refusalOf(row, indicator, found) }] : [];
  }));
  const badRows = rows.filter((row) => columns.some(({ indicator }) => saidAt(view, row, indicator)?.state === 'refused')).length;
  return (
    <>
      <div className="entry-grid" role="region" aria-label={label} onKeyDown={keys.onKeyDown} onPaste={keys.onPaste} onCopy={keys.onCopy}>
        <table role="grid" aria-label={label} aria-rowcount={rows.length + 1} lang={language}>
          <thead>
            <tr>
              <th scope="col">{t(isJobs ? 'entry.siteAndQualification' : 'entry.site')}</th>
              {isJobs ? (
                <th scope="col" className="number">
                  {before === undefined ? t('entry.previousNone') : t('entry.previousHeadcount', { period: periodText(before) })}
                </th>
              ) : null}
              {columns.map(({ indicator }) => (
                <th key={indicator} scope="col" className="number">
                  {words.columnOf(indicator)}
                  <Entrants file={file} indicator={indicator} />
                  {isJobs ? null : <Unit unit={section.indicators.find(({ code }) => code === indicator)?.unit ?? ''} />}
                </th>
              ))}
              <th scope="col">{t('entry.control')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.key}>
                <th scope="row">
                  <span className="name">{words.siteOf(row)}</span>
                  {isJobs ? <span className="entry-detail">{words.detailOf(row) ?? t('entry.allQualifications')}</span> : words.detailOf(row) === null ? null : <span className="entry-detail">{words.detailOf(row)}</span>}
                </th>
                {isJobs ? (
                  <td>
                    <div className="cell previous"><Before value={headcountBefore(file, row)} /></div>
                  </td>
                ) : null}
                {columns.map(({ indicator }, columnIndex) => {
                  const place = { row: rowIndex, column: columnIndex };
                  const isActive = keys.active.row === rowIndex && keys.active.column === columnIndex;
                  const key = cellKey(row.key, indicator);
                  const value = saidAt(view, row, indicator);
                  return (
                    <EntryCell
                      key={indicator}
                      id={cellId(place)}
                      said={value}
                      status={statusOf(kindAt(view, row, indicator), value, view.entries[key])}
                      label={words.cellOf(row, indicator)}
                      isActive={isActive}
                      editing={isActive ? keys.editing : null}
                      describedBy={value?.state === 'refused' ? `${problemId}-${refusals.findIndex((refusal) => refusal.key === key)}` : undefined}
                      onActivate={() => keys.activate(place)}
                      onEdit={keys.edit}
                      onType={keys.type}
                      onTake={keys.take}
                    />
                  );
                })}
                <td className="entry-control">
                  <RowControl view={view} row={row} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('entry.total')}</th>
              {isJobs ? <TotalCell value={beforeTotal} isPrevious /> : null}
              {columns.map(({ indicator }) => (
                <TotalCell key={indicator} value={columnTotal(rows.map((row) => saidAt(view, row, indicator)))} isPrevious={indicator === HEADCOUNT} />
              ))}
              <td className="entry-control">{badRows === 0 ? null : <span className="row-saved">{t('entry.toCorrect', { count: badRows })}</span>}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {refusals.map(({ key, text }, index) => (
        <p key={key} id={`${problemId}-${index}`} className="note off entry-problem" role="alert">
          {text}
        </p>
      ))}
    </>
  );
}

function said(value: string | null): { state: 'reported'; value: string } | undefined {
  return value === null ? undefined : { state: 'reported', value };
}

/** Whom a column that follows a cohort counts again. */
function Entrants({ file, indicator }: { file: SectionView['file']; indicator: string }): ReactElement | null {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const periodText = usePeriodText();
  const cohort = file.cohorts.find((one) => one.indicator === indicator);
  if (cohort === undefined) return null;
  const period = periodText(cohort.period);
  return <span className="entry-detail">{cohort.entered === null ? t('entry.cohortUnknown', { period }) : t('entry.cohort', { period, value: format.number(cohort.entered) })}</span>;
}

function Unit({ unit }: { unit: string }): ReactElement | null {
  return unit === 'MAD' || unit === 'm2' || unit === 'ha' ? <span className="entry-detail">{unit === 'm2' ? 'm²' : unit}</span> : null;
}

function Before({ value }: { value: string | null }): ReactElement {
  const format = useFormat();
  return value === null ? <span aria-hidden="true">—</span> : <bdi>{format.number(value)}</bdi>;
}

function TotalCell({ value, isPrevious }: { value: string | null; isPrevious: boolean }): ReactElement {
  const format = useFormat();
  return (
    <td>
      <div className={isPrevious ? 'cell previous' : 'cell'}>{value === null ? '—' : <bdi>{format.number(value)}</bdi>}</div>
    </td>
  );
}
