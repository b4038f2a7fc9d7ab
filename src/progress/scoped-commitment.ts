import type { IndicatorKind, TargetBasis } from '../common/achievement.js';
import { type CivilDate, civilDate, partsOf } from '../common/civil-date.js';
import type { Scope } from './commitment-scope.js';

/** An indicator as commitments read it. */
export interface ReadIndicator {
  id: string;
  kind: IndicatorKind;
  direction: 'up' | 'down';
  /** Of what a running total that nobody declares is made. */
  components: readonly { indicatorId: string; sign: 1 | -1 }[];
  /** Perimeters over time; two are never joined. */
  versions: readonly { id: string; from: CivilDate | null; to: CivilDate | null }[];
}

/** Terms that are not superseded. */
export interface ScopedTerm {
  id: string;
  from: CivilDate | null;
  /** Last day. */
  to: CivilDate | null;
  basis: TargetBasis;
  base: string | null;
  baseOn: CivilDate | null;
  target: string | null;
}

export interface ScopedCommitment {
  id: string;
  ref: string;
  agreementId: string;
  agreementRef: string;
  /** A draft obliges nobody. */
  draft: boolean;
  signedOn: CivilDate | null;
  effectiveFrom: CivilDate | null;
  indicatorId: string;
  scope: Scope;
  terms: readonly ScopedTerm[];
}

/** How an actual is read: a level on the last day, or the sum of flows in a calendar year or since a day. */
export type Measure = 'level' | 'year' | 'since_base';

export function measureOf(indicator: ReadIndicator, basis: TargetBasis): Measure {
  if (indicator.kind !== 'flow' && indicator.components.length === 0) return 'level';
  return basis === 'annual_flow' ? 'year' : 'since_base';
}

/** The flows that are summed, or the indicator itself. */
export function partsRead(indicator: ReadIndicator): ReadIndicator['components'] {
  return indicator.components.length > 0 ? indicator.components : [{ indicatorId: indicator.id, sign: 1 }];
}

/** The indicators whose observations decide the progress of commitments on this one. */
export function indicatorsRead(indicator: ReadIndicator): string[] {
  return partsRead(indicator).map(({ indicatorId }) => indicatorId);
}

/** All that these indicators read. */
export function readBy(indicators: ReadonlyMap<string, ReadIndicator>, ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => indicators.get(id) ?? []).flatMap(indicatorsRead))];
}

export function termOn(terms: readonly ScopedTerm[], day: CivilDate): ScopedTerm | null {
  return terms.find((term) => (term.from === null || term.from <= day) && (term.to === null || term.to >= day)) ?? null;
}

/** The terms in force on a day, or the last ones before it: what was promised stays promised when its terms have ended. */
export function lastTermOn(terms: readonly ScopedTerm[], day: CivilDate): ScopedTerm | null {
  const begun = terms.filter((term) => term.from === null || term.from <= day);
  return begun.reduce<ScopedTerm | null>((last, term) => (last === null || (term.from ?? '') > (last.from ?? '') ? term : last), null);
}

/** The day from which a commitment counts: that of its base, else the effect of its agreement, else its signature. */
export function baseDateOf(commitment: Pick<ScopedCommitment, 'effectiveFrom' | 'signedOn'>, term: Pick<ScopedTerm, 'baseOn'>): CivilDate | null {
  return term.baseOn ?? commitment.effectiveFrom ?? commitment.signedOn;
}

export function startOfYear(day: CivilDate): CivilDate {
  return civilDate(`${partsOf(day).year}-01-01`);
}

/** Oldest signature first; a commitment whose signature is not known comes last. */
export function bySignature(left: ScopedCommitment, right: ScopedCommitment): number {
  const key = ({ signedOn, agreementRef, ref }: ScopedCommitment): string => [signedOn ?? '9999', agreementRef, ref].join('|');
  return key(left) < key(right) ? -1 : 1;
}
