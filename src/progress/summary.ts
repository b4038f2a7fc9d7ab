import type { IndicatorKind } from '../common/achievement.js';
import { aggregate } from '../common/aggregation.js';
import type { AggregateCell, ObservationState } from '../common/aggregation-types.js';
import { type Fact, isAgreed, type Period, rowsOf, standingFacts, type ValueStatus } from './standing-facts.js';

/** The grain: of each site one axis, the one that tells most of region and segment, so that the rows add up to the total. */
export interface SummaryKey {
  organisationId: string;
  periodId: string;
  versionId: string;
  siteId: string | null;
  region: string | null;
  segment: string | null;
}

export interface SummaryRow extends SummaryKey {
  declared: string | null;
  declaredState: Fact['state'] | null;
  accepted: string | null;
  acceptedState: Fact['state'] | null;
}

export const summaryKey = (row: SummaryKey): string => [row.organisationId, row.versionId, row.periodId, row.siteId ?? '', row.region ?? '', row.segment ?? ''].join('|');

/** The rows that no fact holds up any more stay, and say nothing. */
export const emptySummary = ({ organisationId, periodId, versionId, siteId, region, segment }: SummaryKey): SummaryRow => ({
  organisationId, periodId, versionId, siteId, region, segment, declared: null, declaredState: null, accepted: null, acceptedState: null,
});

/** What one organisation said of one period, summed over the dimensions that the summary does not keep. Sorted by key. */
export function summarise(facts: readonly Fact[], period: Period, kindOf: (indicatorId: string) => IndicatorKind): SummaryRow[] {
  const standing = standingFacts(facts);
  const rows = new Map<string, SummaryRow>();
  const cellsOf = (status: ValueStatus): AggregateCell[] => aggregate(
    standing.flatMap((fact) => rowsOf([fact], status, kindOf(fact.indicatorId), () => period)),
    { groupBy: ['organisation', 'site', 'dimension:region', 'dimension:segment'], from: period.from, to: period.to });
  const rowOf = (cell: AggregateCell): SummaryRow => {
    const key = {
      organisationId: cell.group['organisation'] ?? '', periodId: period.id, versionId: cell.indicatorVersionId, siteId: cell.group['site'] ?? null,
      region: cell.group['dimension:region'] ?? null, segment: cell.group['dimension:segment'] ?? null,
    };
    const row = rows.get(summaryKey(key)) ?? emptySummary(key);
    rows.set(summaryKey(key), row);
    return row;
  };
  const declared = cellsOf('declared');
  for (const cell of declared) Object.assign(rowOf(cell), { declared: cell.value, declaredState: stateOf(cell) });
  for (const cell of isAgreed(standing) ? declared : cellsOf('accepted')) Object.assign(rowOf(cell), { accepted: cell.value, acceptedState: stateOf(cell) });
  return [...rows.values()].sort((left, right) => (summaryKey(left) < summaryKey(right) ? -1 : 1));
}

function stateOf(cell: AggregateCell): Exclude<ObservationState, 'not_yet_due'> {
  if (cell.value !== null) return 'reported';
  return cell.missing > 0 ? 'not_reported' : 'not_applicable';
}

/** A row as the fact that it sums up; nothing where the row says nothing. */
export function factOfSummary({ organisationId, periodId, versionId, siteId, region, segment, declared, declaredState, accepted, acceptedState }: SummaryRow, indicatorId: string | undefined): Fact[] {
  if (indicatorId === undefined || declaredState === null) return [];
  return [{
    organisationId, periodId, restatement: 0, settled: acceptedState !== null, indicatorId, versionId, siteId, dimensions: { ...(region === null ? {} : { region }), ...(segment === null ? {} : { segment }) },
    dimensionsKey: [region, '', segment].filter((part) => part !== null).join('|'), state: declaredState, declared, accepted,
  }];
}
