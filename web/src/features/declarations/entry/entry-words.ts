import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../api/reference.js';
import { useFormat, useIsolated } from '../../../lib/language.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { usePeriodText } from '../period-text.js';
import type { Said } from './cells.js';
import { type EntryRow, QUALIFICATIONS } from './entry-rows.js';

export interface EntryWords {
  siteOf(row: EntryRow): string;
  /** Under the site: what the row is restricted to. */
  detailOf(row: EntryRow): string | null;
  columnOf(indicator: string): string;
  cellOf(row: EntryRow, indicator: string): string;
  saidText(said: Said | undefined): string;
  /** Why a refused cell cannot be taken, and what to do. */
  refusalOf(row: EntryRow, indicator: string, said: Extract<Said, { state: 'refused' }>): string;
}

export function useEntryWords(file: DeclarationFile): EntryWords {
  const { t } = useTranslation(['declarations', 'common']);
  const titleOf = useTitle();
  const format = useFormat();
  const periodText = usePeriodText();
  const isolated = useIsolated();
  const siteOf = ({ site }: EntryRow): string => (site === null ? t('entry.organisation') : isolated(file.sites.find(({ id }) => id === site)?.name ?? site));
  const detailOf = ({ dimensions }: EntryRow): string | null => {
    const parts = Object.entries(dimensions).map(([name, value]) => {
      const qualification = name === 'qualification' ? QUALIFICATIONS.find((one) => one === value) : undefined;
      return qualification === undefined ? value : t(`entry.qualification.${qualification}`);
    });
    return parts.length === 0 ? null : parts.join(t('common:listComma'));
  };
  const columnOf = (indicator: string): string => {
    if (indicator === 'headcount') return t('entry.headcount', { period: periodText(file.period) });
    const asked = file.sections.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator);
    return asked === undefined ? indicator : titleOf(asked.name);
  };
  const cellOf = (row: EntryRow, indicator: string): string => [siteOf(row), detailOf(row), columnOf(indicator)].filter((part) => part !== null).join(t('common:listComma'));
  return {
    siteOf,
    detailOf,
    columnOf,
    cellOf,
    saidText: (said) => {
      if (said === undefined) return t('entry.cellState.empty');
      if (said.state === 'reported') return format.number(said.value);
      return said.state === 'refused' ? said.text : t(said.state === 'not_reported' ? 'entry.notReported' : 'entry.notApplicable');
    },
    refusalOf: (row, indicator, { text, reason, readings }) =>
      t(`entry.refused.${reason}`, { cell: cellOf(row, indicator), text, first: readings === undefined ? '' : format.number(readings[0]), second: readings === undefined ? '' : format.number(readings[1]) }),
  };
}
