import type { CheckedIndicator, DeclarationCheckInput } from './check-input.js';
import { type Amount, type Decimal, type DeclaredAmounts, isKnown, plain, type Reading, sumOf, totalOf } from './declared-amounts.js';
import type { Finding } from './finding.js';
import { HEADCOUNT, JOB_INDICATORS } from './job-balance.js';

/** In percent, either way. */
export const VARIATION_LIMIT = 20;
/** A total of fewer people than these moves by chance. */
export const SMALL_TOTAL = 20;

const UNITS_OF_PEOPLE: ReadonlySet<string> = new Set(['jobs', 'people']);

/** What moves the headcount from one quarter to the next is judged by the balance, and its effect by the variation of the headcount. */
const MOVEMENTS: ReadonlySet<string> = new Set(JOB_INDICATORS.filter((code) => code !== HEADCOUNT));

/** Totals of the organisation against the previous period, and those of a site when it has people enough; never a cell. */
export function checkVariation({ indicators }: DeclarationCheckInput, declared: DeclaredAmounts, accepted: DeclaredAmounts): Finding[] {
  // one cohort and the next are different people
  return indicators.filter(({ code, cohort }) => !MOVEMENTS.has(code) && cohort === null).flatMap((indicator) => {
    const [sites, before] = [declared.get(indicator.code), accepted.get(indicator.code)];
    if (sites === undefined) return [];
    if (before === undefined) return firstDeclaration(indicator.code, sites);
    const comparable = comparableSites(sites, before);
    const whole = comparable === undefined ? [] : compare(indicator, null, comparable.before, comparable.now);
    return [...whole, ...bySite(indicator, sites, before)];
  });
}

function firstDeclaration(indicator: string, sites: ReadonlyMap<string | null, readonly Reading[]>): Finding[] {
  const totals = [...sites.values()].map(totalOf).filter(isKnown);
  const value = sumOf(totals);
  return isKnown(value) ? [{ code: 'first_declaration', indicator, site: null, dimensions: {}, parameters: { value: plain(value) } }] : [];
}

/** The sums over the sites whose totals are known in both periods; a site that is not reported in one of them would make a variation of its own. */
function comparableSites(now: ReadonlyMap<string | null, readonly Reading[]>, before: ReadonlyMap<string | null, readonly Reading[]>): { now: Decimal; before: Decimal } | undefined {
  const pairs = [...new Set([...now.keys(), ...before.keys()])].map((site) => [totalOf(now.get(site)), totalOf(before.get(site))] as [Amount, Amount]);
  const compared = pairs.filter((pair) => !pair.includes('unknown'));
  const [sumNow, sumBefore] = [sumOf(compared.map(([amount]) => amount)), sumOf(compared.map(([, amount]) => amount))];
  return isKnown(sumNow) && isKnown(sumBefore) ? { now: sumNow, before: sumBefore } : undefined;
}

function bySite(indicator: CheckedIndicator, sites: ReadonlyMap<string | null, readonly Reading[]>, before: ReadonlyMap<string | null, readonly Reading[]>): Finding[] {
  if (!UNITS_OF_PEOPLE.has(indicator.unit)) return [];
  return [...sites].flatMap(([site, readings]) => {
    const [now, previous] = [totalOf(readings), totalOf(before.get(site))];
    if (site === null || !isKnown(now) || !isKnown(previous)) return [];
    return now.lessThan(SMALL_TOTAL) && previous.lessThan(SMALL_TOTAL) ? [] : compare(indicator, site, previous, now);
  });
}

function compare({ code: indicator, unit }: CheckedIndicator, site: string | null, previous: Decimal, now: Decimal): Finding[] {
  const place = { indicator, site, dimensions: {} };
  if (previous.isZero()) {
    const small = UNITS_OF_PEOPLE.has(unit) && now.lessThan(SMALL_TOTAL);
    return now.isZero() || small ? [] : [{ ...place, code: 'rise_from_zero', parameters: { value: plain(now) } }];
  }
  const percent = now.minus(previous).times(100).dividedBy(previous);
  if (percent.abs().lessThanOrEqualTo(VARIATION_LIMIT)) return [];
  return [{ ...place, code: 'variation', parameters: { previous: plain(previous), value: plain(now), percent: percent.toDecimalPlaces(1).toFixed(), limit: String(VARIATION_LIMIT) } }];
}
