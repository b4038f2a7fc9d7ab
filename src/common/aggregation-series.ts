import { axisOf, grouped, seriesKey } from './aggregation-checks.js';
import type { AggregationQuery, ObservationRow } from './aggregation-types.js';
import { type CivilDate, endOfMonth, partsOf } from './civil-date.js';

export type Outcome = 'reported' | 'carried' | 'missing' | 'notApplicable' | 'notYetDue';

/** What one series brings to its total: a value when it is reported or carried, a count in every case. */
export type Contribution = { row: ObservationRow; outcome: Outcome; value: string | null };

const MAX_CARRIED_QUARTERS = 2;

/** Flows of one reporter: every period within the query counts; a period that the query cuts is missing, since its part is unknown. */
export function flowContributions(rows: readonly ObservationRow[], query: AggregationQuery): Contribution[] {
  const touching = rows.filter((row) => row.period.to >= query.from && row.period.from <= query.to);
  const byPeriod = grouped(touching, (row) => `${row.period.from}/${row.period.to}`);
  return [...byPeriod.values()].flatMap((period) =>
    rowsOfAxis(period, axisToRead(period, query)).map((row) => {
      const cut = row.period.from < query.from || row.period.to > query.to;
      const outcome = cut && row.state === 'reported' ? 'missing' : OUTCOME_OF_STATE[row.state];
      return { row, outcome, value: outcome === 'reported' ? row.value : null };
    }),
  );
}

/** Levels and running totals of one reporter: the last value on or before the end of the query, carried two quarters at most. */
export function levelContributions(rows: readonly ObservationRow[], query: AggregationQuery): Contribution[] {
  const known = rows.filter((row) => row.period.to <= query.to);
  const answered = known.filter(isAnswer);
  const newest = latest(answered.length > 0 ? answered : known);
  if (newest === undefined) return [];

  const readOn = known.filter((row) => row.period.to === newest.period.to);
  const series = grouped(rowsOfAxis(known, axisToRead(readOn, query)), seriesKey);
  return [...series.values()].flatMap((sameSeries) => {
    const last = latest(sameSeries.filter(isAnswer)) ?? latest(sameSeries);
    return last === undefined ? [] : [levelContribution(last, known, query.to)];
  });
}

function levelContribution(row: ObservationRow, reporterRows: readonly ObservationRow[], on: CivilDate): Contribution {
  if (row.state !== 'reported') return { row, outcome: OUTCOME_OF_STATE[row.state], value: null };
  const quarters = quartersWithoutAnswer(row, reporterRows, on);
  if (quarters === 0) return { row, outcome: 'reported', value: row.value };
  return quarters <= MAX_CARRIED_QUARTERS ? { row, outcome: 'carried', value: row.value } : { row, outcome: 'missing', value: null };
}

/** Quarters ended since the value, apart from those whose declaration is not yet due. */
function quartersWithoutAnswer(row: ObservationRow, reporterRows: readonly ObservationRow[], on: CivilDate): number {
  const since = quartersEnded(row.period.to);
  const notYetDue = reporterRows
    .filter((other) => other.state === 'not_yet_due')
    .map((other) => quartersEnded(other.period.to))
    .filter((quarter) => quarter > since);
  return (row.carried ?? 0) + quartersEnded(on) - since - new Set(notYetDue).size;
}

/** How many quarters of the calendar have ended on a day, counted from year 0. */
function quartersEnded(date: CivilDate): number {
  const { year, month } = partsOf(date);
  const lastDay = date === endOfMonth(date) && month % 3 === 0;
  return year * 4 + Math.ceil(month / 3) - (lastDay ? 0 : 1);
}

/**
 * The one axis to read among parallel ones, each of which sums to the total: the one that has most of the dimensions asked for, then the
 * one with the fewest others. Unanswered axes count only when none is answered.
 */
function axisToRead(rows: readonly ObservationRow[], query: AggregationQuery): string {
  const asked = query.groupBy.filter((key) => key.startsWith('dimension:')).map((key) => key.slice('dimension:'.length));
  const answered = rows.filter(isAnswer);
  const ranked = (answered.length > 0 ? answered : rows)
    .map((row) => {
      const keys = Object.keys(row.dimensions);
      return { axis: axisOf(row), found: asked.filter((key) => keys.includes(key)).length, size: keys.length };
    })
    .sort((left, right) => right.found - left.found || left.size - right.size || (left.axis < right.axis ? -1 : 1));
  return ranked[0]?.axis ?? '[]';
}

function rowsOfAxis(rows: readonly ObservationRow[], axis: string): ObservationRow[] {
  return rows.filter((row) => axisOf(row) === axis);
}

function isAnswer(row: ObservationRow): boolean {
  return row.state === 'reported' || row.state === 'not_applicable';
}

function latest(rows: readonly ObservationRow[]): ObservationRow | undefined {
  return rows.reduce<ObservationRow | undefined>(
    (last, row) => (last === undefined || row.period.to > last.period.to ? row : last),
    undefined,
  );
}

const OUTCOME_OF_STATE = {
  reported: 'reported',
  not_reported: 'missing',
  not_applicable: 'notApplicable',
  not_yet_due: 'notYetDue',
} as const satisfies Record<ObservationRow['state'], Outcome>;
