import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFile } from '../declaration-queries.js';
import { isSection } from '../declaration-queries.js';
import { choiceKey, type ColumnChoice, type ColumnIs, choicesOf, isUnresolved, type ReadSheet, type SheetChoice } from './column-choice.js';
import type { ImportWords } from './use-import-words.js';

interface Props {
  file: DeclarationFile;
  words: ImportWords;
  sheet: SheetChoice;
  /** As the server read it: what was unknown stays in sight while it is answered. */
  read: ReadSheet | undefined;
  isRemembered: boolean;
  onChange(sheet: SheetChoice): void;
}

const LAST_ROW = 1_048_576;

export function MatchSheet({ file, words, sheet, read, isRemembered, onChange }: Props): ReactElement {
  const { t } = useTranslation(['workbook', 'declarations']);
  const unresolved = !isRemembered && read !== undefined && isUnresolved(read);
  const isAsked = (column: string): boolean => !isRemembered && (read?.columns.find((one) => one.column === column)?.unknown ?? false);
  const asked = sheet.columns.filter(({ column }) => isAsked(column));
  const known = sheet.columns.filter(({ column }) => !isAsked(column));
  const indicators = file.sections.find(({ section }) => section === sheet.section)?.indicators.map(({ code }) => code) ?? [];
  const names = [...new Set([...file.sections.map(({ section }) => section as string), ...(sheet.section === null ? [] : [sheet.section])])].filter(isSection);
  const place = (changed: Partial<Pick<SheetChoice, 'section' | 'headerRow'>>): void => onChange({ ...sheet, ...changed, isReread: true });
  const choose = (column: string, is: ColumnIs): void => onChange({ ...sheet, columns: sheet.columns.map((one) => (one.column === column ? { ...one, ...is } : one)) });
  const choosers = (columns: readonly ColumnChoice[]) => (
    <div className="match-columns">
      {columns.map((column) => (
        <ColumnChooser key={column.column} column={column} indicators={indicators} words={words} onChoose={(is) => choose(column.column, is)} />
      ))}
    </div>
  );
  return (
    <details className="match-sheet" open={unresolved}>
      <summary>
        <bdi className="medium">{sheet.sheet}</bdi>
        <span className="subtitle">
          {sheet.section !== null && isSection(sheet.section) ? t(`declarations:section.${sheet.section}`) : t('match.notRead')}
          {unresolved && asked.length > 0 ? ` · ${t('match.unknown', { count: asked.length })}` : null}
        </span>
      </summary>
      <div className="match-place">
        <label className="match-field">
          {t('match.section')}
          <select value={sheet.section ?? ''} onChange={({ currentTarget: { value } }) => place({ section: isSection(value) ? value : null, headerRow: Math.max(1, sheet.headerRow) })}>
            <option value="">{t('match.notRead')}</option>
            {names.map((section) => (
              <option key={section} value={section}>
                {t(`declarations:section.${section}`)}
              </option>
            ))}
          </select>
        </label>
        {sheet.section === null ? null : (
          <label className="match-field">
            {t('match.headerRow')}
            <input
              type="number"
              min={1}
              max={LAST_ROW}
              required
              value={sheet.headerRow === 0 ? '' : sheet.headerRow}
              onChange={({ currentTarget: { value } }) => place({ headerRow: Math.min(LAST_ROW, Math.max(0, Math.trunc(Number(value)))) })}
            />
          </label>
        )}
      </div>
      {sheet.section === null ? null : sheet.isReread ? (
        <p className="note">{t('match.reread')}</p>
      ) : (
        <>
          {asked.length === 0 ? null : choosers(asked)}
          {known.length === 0 ? null : (
            <details className="match-known">
              <summary>{t('match.known', { count: known.length })}</summary>
              {choosers(known)}
            </details>
          )}
        </>
      )}
    </details>
  );
}

interface ChooserProps {
  column: ColumnChoice;
  indicators: readonly string[];
  words: ImportWords;
  onChoose(is: ColumnIs): void;
}

function ColumnChooser({ column, indicators, words, onChoose }: ChooserProps): ReactElement {
  const { t } = useTranslation('workbook');
  const { values, dimensions, others } = choicesOf(indicators, column);
  const groups = [
    { name: t('match.others'), choices: others },
    { name: t('match.values'), choices: values },
    { name: t('match.dimensions'), choices: dimensions },
  ];
  return (
    <label className="match-field">
      <span>
        <bdi dir="ltr" className="muted">
          {column.column}
        </bdi>{' '}
        <bdi>{column.header}</bdi>
      </span>
      <select
        value={choiceKey(column)}
        onChange={({ currentTarget: { value } }) => {
          const chosen = groups.flatMap(({ choices }) => choices).find((is) => choiceKey(is) === value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {groups.map(({ name, choices }) => (
          <optgroup key={name} label={name}>
            {choices.map((is) => (
              <option key={choiceKey(is)} value={choiceKey(is)}>
                {words.role(is)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
