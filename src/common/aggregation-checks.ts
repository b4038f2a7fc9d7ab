import { AggregationError, type ObservationRow } from './aggregation-types.js';
import { compareCivilDates } from './civil-date.js';
import { isDecimalText, normaliseDecimal } from './quantity.js';

/**
 * The rows, each fact once: a repeated row counts once.
 * @throws AggregationError when two rows contradict each other or a row contradicts itself
 */
export function distinctFacts(rows: readonly ObservationRow[]): ObservationRow[] {
  for (const row of rows) checkRow(row);
  const kinds = new Map<string, ObservationRow>();
  const facts = new Map<string, ObservationRow>();
  for (const row of rows) {
    const sameIndicator = kinds.get(row.indicatorVersionId) ?? row;
    if (sameIndicator.kind !== row.kind) throw new AggregationError('mixed_kinds', [sameIndicator, row]);
    kinds.set(row.indicatorVersionId, row);

    const key = `${seriesKey(row)}/${row.period.from}/${row.period.to}`;
    const known = facts.get(key);
    if (known !== undefined && known !== row && contentOf(known) !== contentOf(row)) throw new AggregationError('conflicting_rows', [known, row]);
    facts.set(key, row);
  }
  const distinct = [...facts.values()];
  checkPeriods(distinct);
  return distinct;
}

/** What one reporter says of one indicator. */
export function reporterKey(row: ObservationRow): string {
  return keyOf([row.indicatorVersionId, row.organisationId, row.siteId]);
}

/** The dimensions that a row speaks of, whatever their values. */
export function axisOf(row: ObservationRow): string {
  return keyOf(Object.keys(row.dimensions).sort());
}

/** One reporter, one indicator, one combination of dimensions. */
export function seriesKey(row: ObservationRow): string {
  const names = Object.keys(row.dimensions).sort();
  return reporterKey(row) + keyOf(names.flatMap((name) => [name, row.dimensions[name] ?? null]));
}

/** Texts as one text, each with its length before it, so that no two lists give the same. */
function keyOf(texts: readonly (string | null)[]): string {
  let key = `${texts.length}`;
  for (const text of texts) key += text === null ? '-' : `:${text.length}:${text}`;
  return key;
}

function contentOf(row: ObservationRow): string {
  return JSON.stringify([row.state, row.value === null ? null : normaliseDecimal(row.value), row.carried ?? 0]);
}

function checkRow(row: ObservationRow): void {
  if (row.period.to < row.period.from) throw new AggregationError('invalid_period', [row]);
  const hasValue = row.value !== null && isDecimalText(row.value);
  if (row.state === 'reported' ? !hasValue : row.value !== null) throw new AggregationError('value_and_state_disagree', [row]);
  if (row.kind === 'flow' && (row.carried ?? 0) > 0) throw new AggregationError('carried_flow', [row]);
}

/** A flow over a year and over its quarters would count twice, and so would two levels of one series on one last day. */
function checkPeriods(facts: readonly ObservationRow[]): void {
  for (const [, rows] of grouped(facts, (row) => (row.kind === 'flow' ? reporterKey(row) : seriesKey(row)))) {
    const ordered = rows.toSorted((left, right) => compareCivilDates(left.period.to, right.period.to));
    ordered.forEach((row, index) => {
      const previous = ordered[index - 1];
      if (previous === undefined) return;
      const samePeriod = previous.period.from === row.period.from && previous.period.to === row.period.to;
      const clash = row.kind === 'flow' ? !samePeriod && previous.period.to >= row.period.from : previous.period.to === row.period.to;
      if (clash) throw new AggregationError('overlapping_periods', [previous, row]);
    });
  }
}

/** Items by key, both in the order of arrival. */
export function grouped<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
