import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { rowOf } from '../declarations/entry/entry-rows.js';
import { useEntryWords } from '../declarations/entry/entry-words.js';
import { columnLetters } from './column-letters.js';
import type { EvidenceLink, Finding } from './evidence-queries.js';

export interface EvidenceWords {
  /** The indicator and where: what a link points to. */
  placeOf(link: Pick<EvidenceLink, 'indicator' | 'site'>): string;
  /** How much, of which month, under which affiliation; null where nothing is attested. */
  attestedOf(link: EvidenceLink): string | null;
  /** 2026-09: septembre 2026. */
  monthOf(month: string): string;
  /** What seems nominative, where and how often; never the value. */
  findingOf(finding: Finding): string;
}

export function useEvidenceWords(file: DeclarationFile): EvidenceWords {
  const { t } = useTranslation(['evidence', 'common']);
  const format = useFormat();
  const words = useEntryWords(file);
  const monthOf = (month: string): string => format.date(dateOf(`${month}-01`), 'month');
  return {
    placeOf: ({ indicator, site }) => words.cellOf(rowOf(site), indicator),
    attestedOf: ({ attestedQuantity, month, cnssAffiliation }) => {
      if (attestedQuantity === null || month === null) return null;
      const quantity = t('attestedIn', { quantity: format.number(attestedQuantity), month: monthOf(month) });
      return cnssAffiliation === null ? quantity : [quantity, t('affiliation', { number: cnssAffiliation })].join(t('common:listComma'));
    },
    monthOf,
    findingOf: ({ kind, sheet, column, count }) => {
      const what = t(`finding.${kind}`, { count });
      const place = [sheet === '' ? null : t('sheet', { sheet }), column === null ? null : t('column', { column: columnLetters(column) })].filter((part) => part !== null);
      return place.length === 0 ? what : t('findingIn', { what, place: place.join(t('common:listComma')) });
    },
  };
}
