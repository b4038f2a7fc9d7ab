import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactElement, useId } from 'react';
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
  const id = useId();
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
        <ColumnChooser key={column.column} id={`${id}-${column.column}`} column={column} indicators={indicators} words={words} onChoose={(is) => choose(column.column, is)} />
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
        <NativeSelect
          id={`${id}-section`}
          label={t('match.section')}
          value={sheet.section ?? ''}
          onChange={({ currentTarget: { value } }) => place({ section: isSection(value) ? value : null, headerRow: Math.max(1, sheet.headerRow) })}
          data={[{ value: '', label: t('match.notRead') }, ...names.map((section) => ({ value: section, label: t(`declarations:section.${section}`) }))]}
        />
        {sheet.section === null ? null : (
          <TextInput
            id={`${id}-header`}
            label={t('match.headerRow')}
            type="number"
            min={1}
            max={LAST_ROW}
            required
            value={sheet.headerRow === 0 ? '' : sheet.headerRow}
            onChange={({ currentTarget: { value } }) => place({ headerRow: Math.min(LAST_ROW, Math.max(0, Math.trunc(Number(value)))) })}
          />
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
  id: string;
  column: ColumnChoice;
  indicators: readonly string[];
  words: ImportWords;
  onChoose(is: ColumnIs): void;
}

function ColumnChooser({ id, column, indicators, words, onChoose }: ChooserProps): ReactElement {
  const { t } = useTranslation('workbook');
  const { values, dimensions, others } = choicesOf(indicators, column);
  const listed = (choices: readonly ColumnIs[]) => choices.map((is) => ({ value: choiceKey(is), label: words.role(is) }));
  return (
    <NativeSelect
      id={id}
      label={
        <>
          <bdi dir="ltr" className="muted">
            {column.column}
          </bdi>{' '}
          <bdi>{column.header}</bdi>
        </>
      }
      value={choiceKey(column)}
      onChange={({ currentTarget: { value } }) => {
        const chosen = [...values, ...dimensions, ...others].find((is) => choiceKey(is) === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      data={[
        { group: t('match.others'), items: listed(others) },
        { group: t('match.values'), items: listed(values) },
        { group: t('match.dimensions'), items: listed(dimensions) },
      ]}
    />
  );
}
