import { aggregate } from '../common/aggregation.js';
import type { AggregateCell, GroupKey, ObservationRow } from '../common/aggregation-types.js';
import type { CivilDate } from '../common/civil-date.js';
import { compareDecimals, ExactDecimal } from '../common/quantity.js';
import { actualOf, periodsRead, type Question } from './commitment-actual.js';
import { attributionOf, groupKeysOf, type Scope } from './commitment-scope.js';
import type { Observed } from './observed.js';
import { baseDateOf, indicatorsRead, measureOf, type ReadIndicator, type ScopedCommitment, termOn } from './scoped-commitment.js';
import type { TotalQuery } from './total-cells.js';

/** What an auditing institution says that a commitment had reached at the end of a period; null: it refused to verify it. */
export interface VerifiedFigure {
  commitmentId: string;
  from: CivilDate;
  to: CivilDate;
  verified: string | null;
  /** The accepted value on which the opinion was given. */
  verifiedOf: string | null;
}

/** A figure of a commitment on which auditors gave their opinion. */
export interface Opinion {
  /** Whether it is accepted as it was verified. One that was adjusted or refused, or that is another by now, contests what it sums. */
  confirms: boolean;
  scope: Scope;
  /** The indicators whose observations it sums. */
  indicatorIds: readonly string[];
  /** The periods that it sums; the last one alone for a level. */
  periods: readonly { from: CivilDate; to: CivilDate }[];
}

/** What the verified figures say of the accepted ones. */
export function opinionsOn(figures: readonly VerifiedFigure[], observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, commitments: readonly ScopedCommitment[]): Opinion[] {
  const known = new Map(commitments.map((commitment) => [commitment.id, commitment]));
  return figures.flatMap(({ commitmentId, from, to, verified }): Opinion[] => {
    const commitment = known.get(commitmentId);
    const indicator = indicators.get(commitment?.indicatorId ?? '');
    const period = observed.calendar.periods.find((one) => one.from === from && one.to === to);
    const term = commitment && termOn(commitment.terms, to);
    if (!commitment || !indicator || !period || !term) return [];
    const question: Question = { scope: commitment.scope, indicator, measure: measureOf(indicator, term.basis), since: baseDateOf(commitment, term) };
    const { value } = actualOf(observed, indicators, question, period, 'accepted');
    return [{
      confirms: value !== null && verified !== null && compareDecimals(value, verified) === 0, scope: commitment.scope, indicatorIds: indicatorsRead(indicator), periods: question.measure === 'level' ? [period] : periodsRead(observed, question, period),
    }];
  });
}

type Part = AggregateCell & { value: string };

/**
 * The parts of a total that auditors confirmed and no other opinion contests, in the finest cells that the scopes tell apart: each
 * once, however many commitments count it. A level is confirmed of the very period that is read; what is carried into it is not.
 * @param rows accepted, of one indicator
 * @param opinions on figures that sum the indicators of the total, all of them and no other
 * @param last the last day of the last period that ended by the end of the query
 */
export function confirmedParts(rows: readonly ObservationRow[], query: TotalQuery, opinions: readonly Opinion[], last: CivilDate | undefined): Part[] {
  const kind = rows[0]?.kind;
  if (opinions.length === 0 || kind === undefined || last === undefined) return [];
  const periods = kind === 'flow' ? distinct(opinions.flatMap((one) => one.periods)).filter(({ from, to }) => from >= query.from && to <= query.to) : [{ from: query.from, to: query.to }];
  return periods.flatMap((period) => {
    const given = opinions.filter((one) => one.periods.some(({ from, to }) => (kind === 'flow' ? from === period.from && to === period.to : to === last)));
    const groupBy = [...new Set<GroupKey>([...query.groupBy, 'organisation', ...given.flatMap(({ scope }) => groupKeysOf(scope))])];
    return aggregate(rows, { ...period, groupBy }).flatMap((cell): Part[] => {
      const touching = given.filter(({ scope }) => scope.obligors.includes(cell.group['organisation'] ?? '') && attributionOf(scope, cell.group) === 'within');
      if (touching.length === 0 || touching.some(({ confirms }) => !confirms) || cell.value === null || cell.reported === 0) return [];
      return [{ ...cell, value: new ExactDecimal(cell.value).minus(cell.carriedValue ?? '0').toFixed() }];
    });
  });
}

function distinct<Period extends { from: CivilDate; to: CivilDate }>(periods: readonly Period[]): Period[] {
  return [...new Map(periods.map((period) => [`${period.from}|${period.to}`, period])).values()];
}
