import { ExactDecimal, addDecimals } from '@common/quantity.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { totalOf } from '../declarations/totals.js';
import type { EvidenceList } from './declared-evidence.js';

export interface Attested {
  indicator: string;
  site: string | null;
  /** 2026-09. */
  month: string;
  /** Over every affiliation of the employer. */
  quantity: string;
  affiliations: string[];
  /** What the declaration says of the same indicator and place; null: nothing. */
  declared: string | null;
  /** Attested less declared; null where the month is not the last of the period, so that the two are not the same thing. */
  difference: string | null;
}

/** What files attest beside what is declared, the affiliations of one month together. */
export function attestedBeside({ sections, period }: Pick<DeclarationFile, 'sections' | 'period'>, attested: EvidenceList['attested']): Attested[] {
  const lines = sections.flatMap((section) => section.lines);
  const groups = new Map<string, EvidenceList['attested']>();
  for (const one of attested) {
    const key = JSON.stringify([one.indicator, one.site, one.month]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): Attested[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { indicator, site, month } = first;
    const quantity = addDecimals(group.map((one) => one.quantity));
    const declared = totalOf(lines.filter((line) => line.indicator === indicator && (site === null || line.site === site))).value;
    const isComparable = declared !== null && month === period.to.slice(0, 7);
    return [{
      indicator, site, month, quantity, declared,
      affiliations: group.flatMap(({ cnssAffiliation }) => cnssAffiliation ?? []),
      difference: isComparable ? new ExactDecimal(quantity).minus(declared).toFixed() : null,
    }];
  });
}
