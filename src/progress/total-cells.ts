import { aggregate, coverageOf } from '../common/aggregation.js';
import type { AggregateCell, GroupKey, ObservationRow } from '../common/aggregation-types.js';
import type { CivilDate } from '../common/civil-date.js';
import { addDecimals, ExactDecimal } from '../common/quantity.js';
import { attributionOf, groupKeysOf } from './commitment-scope.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { ValueStatus } from './standing-facts.js';
import { confirmedParts, type Opinion } from './verified-part.js';

/** The rows of one indicator that a total adds, or subtracts. */
export interface TotalPart {
  sign: 1 | -1;
  rows: Readonly<Record<ValueStatus, readonly ObservationRow[]>>;
}

export interface TotalCell {
  group: Readonly<Record<string, string | null>>;
  /** Null where indicators are combined. */
  versionId: string | null;
  value: string | null;
  declared: string | null;
  accepted: string | null;
  verified: string | null;
  carried: string | null;
  overlapping: string | null;
  reported: number;
  carriedCount: number;
  missing: number;
  notApplicable: number;
  notYetDue: number;
  coverage: string | null;
}

export interface TotalQuery {
  groupBy: readonly GroupKey[];
  from: CivilDate;
  to: CivilDate;
}

/** What is known besides the rows: the commitments that count them, what auditors say of them, and the last day of the last period that ended. */
export interface TotalContext {
  commitments: readonly ScopedCommitment[];
  opinions: readonly Opinion[];
  lastDay: CivilDate | undefined;
}

type Found = Record<ValueStatus, Part[]> & { overlapping: string[]; verified: string[] };

interface Part {
  sign: 1 | -1;
  cell: AggregateCell;
}

/** Totals of parts, every figure of them through the one aggregation function. */
export function totalCells(parts: readonly TotalPart[], query: TotalQuery, { commitments, opinions, lastDay }: TotalContext): TotalCell[] {
  const keyOf = ({ indicatorVersionId, group }: Pick<AggregateCell, 'indicatorVersionId' | 'group'>): string =>
    JSON.stringify([parts.length > 1 ? null : indicatorVersionId, ...query.groupBy.map((key) => group[key] ?? null)]);
  const byKey = new Map<string, Found>();
  const at = (key: string) => {
    const known = byKey.get(key) ?? { declared: [], accepted: [], overlapping: [], verified: [] };
    byKey.set(key, known);
    return known;
  };
  for (const { sign, rows } of parts) {
    for (const status of ['declared', 'accepted'] as const) {
      for (const cell of aggregate(rows[status], query)) at(keyOf(cell))[status].push({ sign, cell });
    }
    for (const cell of countedTwice(rows.accepted, query, commitments)) at(keyOf(cell)).overlapping.push(signed(sign, cell.value));
    for (const cell of confirmedParts(rows.accepted, query, opinions, lastDay)) at(keyOf(cell)).verified.push(signed(sign, cell.value));
  }
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, found]) => toCell(JSON.parse(key) as (string | null)[], query, found));
}

/** The finest cells that two agreements or more count. */
function countedTwice(rows: readonly ObservationRow[], query: TotalQuery, commitments: readonly ScopedCommitment[]): (AggregateCell & { value: string })[] {
  const obliging = commitments.filter(({ draft }) => !draft);
  if (new Set(obliging.map(({ agreementId }) => agreementId)).size < 2) return [];
  const groupBy = [...new Set<GroupKey>([...query.groupBy, 'organisation', ...obliging.flatMap(({ scope }) => groupKeysOf(scope))])];
  return aggregate(rows, { ...query, groupBy }).filter((cell): cell is AggregateCell & { value: string } => {
    const counting = obliging.filter(({ scope }) => scope.obligors.includes(cell.group['organisation'] ?? '') && attributionOf(scope, cell.group) === 'within');
    return cell.value !== null && new Set(counting.map(({ agreementId }) => agreementId)).size > 1;
  });
}

function toCell([versionId = null, ...values]: readonly (string | null)[], { groupBy }: TotalQuery, found: Found): TotalCell {
  const sumOf = (parts: readonly Part[], name: 'value' | 'carriedValue'): string | null => sum(parts.flatMap(({ sign, cell }) => (cell[name] === null ? [] : [signed(sign, cell[name])])));
  const count = (name: 'reported' | 'carried' | 'missing' | 'notApplicable' | 'notYetDue'): number => found.accepted.reduce((total, { cell }) => total + cell[name], 0);
  const [value, carried] = [sumOf(found.accepted, 'value'), sumOf(found.accepted, 'carriedValue')];
  const [reported, carriedCount, missing] = [count('reported'), count('carried'), count('missing')];
  return {
    group: Object.fromEntries(groupBy.map((key, index) => [key.replace('dimension:', ''), values[index] ?? null])), versionId,
    value, declared: sumOf(found.declared, 'value'), accepted: value === null || reported === 0 ? null : new ExactDecimal(value).minus(carried ?? '0').toFixed(), verified: sum(found.verified), carried, overlapping: sum(found.overlapping),
    reported, carriedCount, missing, notApplicable: count('notApplicable'), notYetDue: count('notYetDue'), coverage: coverageOf(reported + carriedCount, missing),
  };
}

function sum(values: readonly string[]): string | null {
  return values.length === 0 ? null : addDecimals(values);
}

function signed(sign: 1 | -1, value: string): string {
  return new ExactDecimal(value).times(sign).plus(0).toFixed();
}
