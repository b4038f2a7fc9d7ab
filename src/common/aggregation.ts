import { distinctFacts, grouped, reporterKey } from './aggregation-checks.js';
import { type Contribution, flowContributions, levelContributions, type Outcome } from './aggregation-series.js';
import type { AggregateCell, AggregationQuery, GroupKey, ObservationRow } from './aggregation-types.js';
import { addDecimals, ExactDecimal, MAX_DECIMALS } from './quantity.js';

/**
 * The one way to total observations, for screens, exports and the API. Levels (`stock`, `running_total`) are read on the last day, then
 * summed; flows are summed over the periods within. A level without news is carried for two quarters, marked, then leaves the total.
 * One cell for each indicator version and group; two versions (perimeters) are never joined. The order of the rows does not matter.
 * @throws AggregationError when rows contradict each other or would count twice
 */
export function aggregate(rows: readonly ObservationRow[], query: AggregationQuery): AggregateCell[] {
  const cells = new Map<string, Contribution[]>();
  for (const contribution of contributionsTo(rows, query)) {
    const key = cellKey(contribution.row, query.groupBy);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [contribution]);
    else cell.push(contribution);
  }
  return [...cells]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, contributions]) => toCell(contributions, query.groupBy));
}

/** What each series brings to the totals of `aggregate`: the very rows that it sums. @throws AggregationError as there */
export function contributionsTo(rows: readonly ObservationRow[], query: AggregationQuery): Contribution[] {
  return [...grouped(distinctFacts(rows), reporterKey).values()].flatMap((reporter) => (reporter[0]?.kind === 'flow' ? flowContributions : levelContributions)(reporter, query));
}

/** The value of a row for a group; null where it does not say. */
export function groupOf(row: ObservationRow, groupBy: readonly GroupKey[]): Record<string, string | null> {
  return Object.fromEntries(groupBy.map((key) => [key, groupValue(row, key)]));
}

function toCell(contributions: readonly Contribution[], groupBy: readonly GroupKey[]): AggregateCell[] {
  const row = contributions[0]?.row;
  if (row === undefined) return [];
  const count = (outcome: Outcome) => contributions.filter((contribution) => contribution.outcome === outcome).length;
  const sum = (...outcomes: Outcome[]) => {
    const values = contributions.flatMap(({ outcome, value }) => (outcomes.includes(outcome) && value !== null ? [value] : []));
    return values.length === 0 ? null : addDecimals(values);
  };
  const [reported, carried, missing] = [count('reported'), count('carried'), count('missing')];
  return [
    {
      indicatorVersionId: row.indicatorVersionId,
      kind: row.kind,
      group: groupOf(row, groupBy),
      value: sum('reported', 'carried'),
      carriedValue: sum('carried'),
      reported,
      carried,
      missing,
      notApplicable: count('notApplicable'),
      notYetDue: count('notYetDue'),
      coverage: coverageOf(reported + carried, missing),
    },
  ];
}

function cellKey(row: ObservationRow, groupBy: readonly GroupKey[]): string {
  return JSON.stringify([row.indicatorVersionId, ...groupBy.map((key) => groupValue(row, key))]);
}

function groupValue(row: ObservationRow, key: GroupKey): string | null {
  if (key === 'organisation') return row.organisationId;
  if (key === 'site') return row.siteId;
  const dimension = key.slice('dimension:'.length);
  return Object.hasOwn(row.dimensions, dimension) ? (row.dimensions[dimension] ?? null) : null;
}

/** (covered) / (covered + missing), 6 decimals; null when nothing is due. */
export function coverageOf(covered: number, missing: number): string | null {
  const due = covered + missing;
  return due === 0 ? null : new ExactDecimal(covered).dividedBy(due).toDecimalPlaces(MAX_DECIMALS).toFixed();
}
