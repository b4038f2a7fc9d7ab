import type { Dimensions } from '../declared-line.js';
import type { DeclarationCheckInput } from './check-input.js';
import { type Amount, type DeclaredAmounts, isKnown, organisationTotal, plain, type Reading, sumOf, TOTAL, totalOf, ZERO } from './declared-amounts.js';
import type { Finding } from './finding.js';

export const HEADCOUNT = 'headcount';
export const TRANSFERS_IN = 'job_transfers_in';
export const TRANSFERS_OUT = 'job_transfers_out';
const MOVEMENTS = [['job_entries', 1], ['job_exits', -1], [TRANSFERS_IN, 1], [TRANSFERS_OUT, -1]] as const;

/** The indicators that a job balance is made of. */
export const JOB_INDICATORS: readonly string[] = [HEADCOUNT, ...MOVEMENTS.map(([code]) => code)];

interface Balance {
  site: string | null;
  headcount: readonly Reading[];
  previous: readonly Reading[];
  movements: readonly { readings: readonly Reading[]; sign: 1 | -1 }[];
}

/** Previous accepted headcount + entries - exits + transfers in - transfers out = headcount, at each site and combination of dimensions. */
export function checkJobBalance({ sites }: DeclarationCheckInput, declared: DeclaredAmounts, accepted: DeclaredAmounts): Finding[] {
  const [headcounts, previous] = [declared.get(HEADCOUNT) ?? new Map<string | null, Reading[]>(), accepted.get(HEADCOUNT)];
  if (previous === undefined) return [];
  const closed = new Set(sites.filter((site) => !site.open).map(({ id }) => id));
  const places = [...new Set([...headcounts.keys(), ...[...previous.keys()].filter((site) => site !== null && closed.has(site))])];
  if (places.length === 0) return [];
  if (headcounts.size > 0 && areOfOrganisation(headcounts.keys()) !== areOfOrganisation(previous.keys())) return balanceOfOrganisation(declared, accepted);
  return places.flatMap((site) => balanceOf({
    site,
    headcount: headcounts.get(site) ?? [],
    previous: previous.get(site) ?? [],
    movements: MOVEMENTS.map(([code, sign]) => ({ readings: declared.get(code)?.get(site) ?? [], sign })),
  }));
}

/** Declared for the organisation as a whole, beside no site. */
const areOfOrganisation = (sites: Iterable<string | null>): boolean => [...sites].every((site) => site === null);

function balanceOf(balance: Balance): Finding[] {
  const { site, headcount, previous } = balance;
  const before = totalOf(previous);
  if (!isKnown(before)) {
    const now = totalOf(headcount);
    return isKnown(now) ? [{ code: 'no_previous_headcount', indicator: HEADCOUNT, site, dimensions: {}, parameters: { value: plain(now) } }] : [];
  }
  const present = [headcount, previous, ...balance.movements.map(({ readings }) => readings)].filter((readings) => readings.length > 0);
  const shared = (present[0] ?? []).map(({ axes }) => axes).filter((axes) => present.every((readings) => readings.some((reading) => reading.axes === axes)));
  if (shared.length === 0) {
    return compare(site, {}, totalOf(headcount), before, balance.movements.map(({ readings, sign }) => ({ amount: totalOf(readings), sign })));
  }
  const detailed = shared.filter((axes) => axes !== TOTAL);
  return (detailed.length > 0 ? detailed : shared).flatMap((axes) => {
    const cellsOf = (readings: readonly Reading[]) => readings.find((reading) => reading.axes === axes)?.cells;
    const combinations = new Map(present.flatMap((readings) => [...(cellsOf(readings) ?? [])].map(([key, { dimensions }]) => [key, dimensions] as const)));
    return [...combinations].flatMap(([key, dimensions]) => {
      const amountIn = (readings: readonly Reading[]): Amount => cellsOf(readings)?.get(key)?.amount ?? 'nothing';
      return compare(site, dimensions, amountIn(headcount), amountIn(previous), balance.movements.map(({ readings, sign }) => ({ amount: amountIn(readings), sign })));
    });
  });
}

/** One period by site and the other for the organisation as a whole: only the sums compare. */
function balanceOfOrganisation(declared: DeclaredAmounts, accepted: DeclaredAmounts): Finding[] {
  return compare(null, {}, organisationTotal(declared, HEADCOUNT), organisationTotal(accepted, HEADCOUNT), MOVEMENTS.map(([code, sign]) => ({ amount: organisationTotal(declared, code), sign })));
}

function compare(site: string | null, dimensions: Dimensions, headcount: Amount, previous: Amount, movements: readonly { amount: Amount; sign: 1 | -1 }[]): Finding[] {
  const expected = sumOf([previous, ...movements.map(({ amount, sign }) => (isKnown(amount) ? amount.times(sign) : amount))]);
  if (headcount === 'unknown' || expected === 'unknown') return [];
  const [declared, computed] = [isKnown(headcount) ? headcount : ZERO, isKnown(expected) ? expected : ZERO];
  if (declared.equals(computed)) return [];
  return [{ code: 'job_balance', indicator: HEADCOUNT, site, dimensions, parameters: { value: plain(declared), expected: plain(computed), difference: plain(declared.minus(computed)) } }];
}

/** Between the sites of one organisation, what one hands over another receives. */
export function checkTransfers(declared: DeclaredAmounts): Finding[] {
  const [received, handedOver] = [declared.get(TRANSFERS_IN), declared.get(TRANSFERS_OUT)];
  const sites = new Set([...(received?.keys() ?? []), ...(handedOver?.keys() ?? [])]);
  if (sites.size < 2) return [];
  const [incoming, outgoing] = [received, handedOver].map((readings) => sumOf([...(readings?.values() ?? [])].map(totalOf))) as [Amount, Amount];
  if (incoming === 'unknown' || outgoing === 'unknown') return [];
  const [into, out] = [isKnown(incoming) ? incoming : ZERO, isKnown(outgoing) ? outgoing : ZERO];
  return into.equals(out) ? [] : [{ code: 'transfers_differ', indicator: TRANSFERS_OUT, site: null, dimensions: {}, parameters: { in: plain(into), out: plain(out) } }];
}
