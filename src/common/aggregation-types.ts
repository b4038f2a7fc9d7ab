import type { IndicatorKind } from './achievement.js';
import type { CivilDate } from './civil-date.js';

/** What is known of an observation: only a reported one has a value, and zero is a value. */
export const OBSERVATION_STATES = ['reported', 'not_reported', 'not_applicable', 'not_yet_due'] as const;

export type ObservationState = (typeof OBSERVATION_STATES)[number];

/** One current fact: what one organisation declared of one site, indicator version, period and combination of dimensions. */
export type ObservationRow = {
  organisationId: string;
  /** Null is an observation that names no site: what the organisation has beside its sites, never their total. */
  siteId: string | null;
  indicatorVersionId: string;
  kind: IndicatorKind;
  /** Both days included. */
  period: { from: CivilDate; to: CivilDate };
  /** Empty for a total. Rows with other keys over one period are other readings of the same total, each axis complete. */
  dimensions: Readonly<Record<string, string>>;
  /** A decimal as text; null exactly when the state is not `reported`. */
  value: string | null;
  state: ObservationState;
  /** The observation that says it, where one does. */
  observationId?: string;
  /** Quarters for which this value was carried already, where the row comes from a summary. */
  carried?: number;
};

export type GroupKey = 'organisation' | 'site' | `dimension:${string}`;

export type AggregationQuery = {
  groupBy: readonly GroupKey[];
  /** Flows are summed over the periods within these days, both included; levels are read on the last one. */
  from: CivilDate;
  to: CivilDate;
};

/** One total. Counts are of series (organisation, site, dimensions) for levels, and of series by period for flows. */
export type AggregateCell = {
  indicatorVersionId: string;
  kind: IndicatorKind;
  /** A key of `groupBy` to its value; null where the rows do not say, as in "unknown region". */
  group: Readonly<Record<string, string | null>>;
  /** Null when nothing was reported: never zero. */
  value: string | null;
  /** The part of the value that is carried from earlier quarters; null when none is. */
  carriedValue: string | null;
  reported: number;
  carried: number;
  missing: number;
  notApplicable: number;
  notYetDue: number;
  /** (reported + carried) / (reported + carried + missing), 6 decimals; null when nothing is due. */
  coverage: string | null;
};

export type AggregationFault =
  | 'conflicting_rows'
  | 'overlapping_periods'
  | 'mixed_kinds'
  | 'value_and_state_disagree'
  | 'carried_flow'
  | 'invalid_period';

/** The rows cannot be added without counting something twice or inventing something; `rows` are the ones to look at. */
export class AggregationError extends Error {
  constructor(
    readonly fault: AggregationFault,
    readonly rows: readonly ObservationRow[],
  ) {
    super(`The observations cannot be added (${fault}): ${rows.map(describe).join('; ')}.`);
    this.name = 'AggregationError';
  }
}

function describe(row: ObservationRow): string {
  return `organisation ${row.organisationId}, indicator ${row.indicatorVersionId}, ${row.period.from} to ${row.period.to}`;
}
