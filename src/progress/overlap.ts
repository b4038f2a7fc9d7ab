import { addDecimals, ExactDecimal } from '../common/quantity.js';
import { actualOf, type Question } from './commitment-actual.js';
import { intersectionOf, isSameScope } from './commitment-scope.js';
import type { Observed } from './observed.js';
import {
  baseDateOf, bySignature, indicatorsRead, lastTermOn, type Measure, measureOf, type ReadIndicator, type ScopedCommitment, type ScopedTerm,
} from './scoped-commitment.js';
import type { Period } from './standing-facts.js';

export interface Overlap {
  /** Null: no older agreement shares the scope, or the size cannot be told. */
  certain: string | null;
  possible: string | null;
}

type Decimals = InstanceType<typeof ExactDecimal>;

interface Promised {
  commitment: ScopedCommitment;
  indicator: ReadIndicator;
  term: ScopedTerm;
  measure: Measure;
}

/**
 * What older agreements count already of the accepted value of a commitment; docs/decisions/0010. Positions are on one line from the
 * base of the oldest agreement: it and its followers claim the way from that base to a height, and the commitment counts the way from
 * its own base to the actual. The overlap is what both ways share. The actual itself is never reduced.
 */
export function overlapOf(
  observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, commitment: ScopedCommitment, others: readonly ScopedCommitment[], period: Period, accepted: string | null,
): Overlap {
  const own = promisedOn(commitment, indicators, period);
  if (own === null || accepted === null || commitment.draft) return { certain: null, possible: null };
  const older = others
    .filter((other) => !other.draft && other.agreementId !== commitment.agreementId && bySignature(other, commitment) < 0)
    .sort(bySignature)
    .flatMap((other) => promisedOn(other, indicators, period) ?? [])
    .filter((other) => other.measure === own.measure && readsSame(other.indicator, own.indicator));
  const isCertain = (other: Promised): boolean => other.indicator.id === own.indicator.id && isSameScope(other.commitment.scope, commitment.scope);

  const certain = certainOf(observed, indicators, own, older.filter(isCertain), period, accepted);
  const possible = possibleOf(observed, indicators, own, older.filter((other) => !isCertain(other)), period, accepted, certain ?? '0');
  return { certain, possible };
}

function promisedOn(commitment: ScopedCommitment, indicators: ReadonlyMap<string, ReadIndicator>, period: Period): Promised | null {
  const indicator = indicators.get(commitment.indicatorId);
  const term = lastTermOn(commitment.terms, period.to);
  return indicator === undefined || term === null ? null : { commitment, indicator, term, measure: measureOf(indicator, term.basis) };
}

function readsSame(left: ReadIndicator, right: ReadIndicator): boolean {
  return indicatorsRead(left).some((id) => indicatorsRead(right).includes(id));
}

function certainOf(
  observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, own: Promised, older: readonly Promised[], period: Period, accepted: string,
): string | null {
  const [first] = older;
  if (first === undefined) return null;
  const [firstBase, ownBase] = [positionOfBase(first), offsetOf(observed, indicators, first, own, period)];
  const height = older.reduce<Decimals | null>((top, promised) => claimed(top, promised), firstBase);
  if (firstBase === null || ownBase === null || height === null) return null;

  // since its base, for what is summed; from zero, for a level
  const actual = new ExactDecimal(accepted).times(signOf(own)).plus(own.measure === 'since_base' ? ownBase : 0);
  const shared = ExactDecimal.min(actual, height).minus(ExactDecimal.max(ownBase, firstBase));
  return notNegative(shared);
}

/** Adds to a height what a promise claims: an increment comes on top, a level reaches up to itself. */
function claimed(height: Decimals | null, { term, indicator, measure }: Promised): Decimals | null {
  if (height === null || term.target === null) return null;
  const target = new ExactDecimal(term.target);
  if (measure === 'level' && indicator.kind === 'stock' && term.basis === 'level') return ExactDecimal.max(height, target.times(indicator.direction === 'down' ? -1 : 1));
  return height.plus(target.abs());
}

/** Where a promise begins on its line: the level of its base for a stock; what is summed, or cumulated by its declarant, begins at zero. */
function positionOfBase({ term, indicator, measure }: Promised): Decimals | null {
  if (measure !== 'level' || indicator.kind !== 'stock') return new ExactDecimal(0);
  return term.base === null ? null : new ExactDecimal(term.base).times(indicator.direction === 'down' ? -1 : 1);
}

/** Where a promise begins on the line of the oldest one: further, by what was accepted between the two base dates. */
function offsetOf(observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, first: Promised, own: Promised, period: Period): Decimals | null {
  if (own.measure !== 'since_base') return positionOfBase(own);
  const [firstSince, ownSince] = [baseDateOf(first.commitment, first.term), baseDateOf(own.commitment, own.term)];
  if (firstSince === null || ownSince === null) return null;
  const sumSince = (since: Question['since']): Decimals => {
    const { value } = actualOf(observed, indicators, { scope: own.commitment.scope, indicator: own.indicator, measure: 'since_base', since }, period, 'accepted');
    return new ExactDecimal(value ?? '0');
  };
  return sumSince(firstSince).minus(sumSince(ownSince)).times(signOf(own));
}

/** Of each older promise over an intersecting scope: at most what lies in both scopes, what it promises, and what this commitment gained. */
function possibleOf(
  observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, own: Promised, older: readonly Promised[], period: Period, accepted: string, certain: string,
): string | null {
  const shares = older.flatMap((other) => {
    const scope = intersectionOf(own.commitment.scope, other.commitment.scope);
    if (scope === null) return [];
    const { value } = actualOf(observed, indicators, { scope, indicator: own.indicator, measure: own.measure, since: baseDateOf(own.commitment, own.term) }, period, 'accepted');
    const inBoth = new ExactDecimal(value ?? '0').times(own.measure === 'level' ? 1 : signOf(own));
    const promised = distanceOf(other);
    return [notNegative(promised === null ? inBoth : ExactDecimal.min(inBoth, promised))];
  });
  if (shares.length === 0) return null;
  const base = positionOfBase(own);
  const total = new ExactDecimal(addDecimals(shares));
  if (base === null) return total.toFixed();
  const gained = new ExactDecimal(accepted).times(signOf(own)).minus(base).minus(certain);
  return notNegative(ExactDecimal.min(total, gained));
}

function distanceOf(promised: Promised): Decimals | null {
  const base = positionOfBase(promised);
  const top = claimed(base, promised);
  return base === null || top === null ? null : top.minus(base);
}

function signOf({ indicator }: Promised): 1 | -1 {
  return indicator.direction === 'down' ? -1 : 1;
}

function notNegative(value: Decimals): string {
  return value.isNegative() ? '0' : value.toFixed();
}
