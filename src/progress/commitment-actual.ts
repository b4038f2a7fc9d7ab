import type { AggregateCell } from '../common/aggregation-types.js';
import type { CivilDate } from '../common/civil-date.js';
import { addDecimals } from '../common/quantity.js';
import { attributionOf, groupKeysOf, type Scope } from './commitment-scope.js';
import type { Observed } from './observed.js';
import { indicatorsRead, type Measure, partsRead, type ReadIndicator, startOfYear } from './scoped-commitment.js';
import type { Period, ValueStatus } from './standing-facts.js';

/** What is asked of the observations: an indicator, over a scope, by one measure. */
export interface Question {
  scope: Scope;
  indicator: ReadIndicator;
  measure: Measure;
  /** Since when flows count; null where no base date is known. A period begun before it counts for nothing: what part of it came after is not known. */
  since: CivilDate | null;
}

export interface Actual {
  /** Null when nothing was said: never zero. */
  value: string | null;
  carried: boolean;
  /** Pairs of an obligor and a period that were due within the count and are not there; a carried level is there. */
  missing: number;
  /** What the obligors declared without saying whether it is in the scope. */
  unattributable: string | null;
}

type Indicators = ReadonlyMap<string, ReadIndicator>;

/** The figure of a scope at the end of a period, through the one aggregation function. */
export function actualOf(observed: Observed, indicators: Indicators, question: Question, period: Period, status: ValueStatus): Actual {
  return question.measure === 'level' ? levelOf(observed, question, period, status) : sumOf(observed, indicators, question, period, status);
}

/** The version of an indicator in force on a day: one perimeter, never joined with another. */
export function versionOn(indicator: ReadIndicator | undefined, day: CivilDate): string | null {
  return indicator?.versions.find(({ from, to }) => (from === null || from <= day) && (to === null || to >= day))?.id ?? null;
}

/** The periods that a sum reads. */
export function periodsRead(observed: Observed, { measure, since }: Pick<Question, 'measure' | 'since'>, until: Period): Period[] {
  const start = measure === 'year' ? startOfYear(until.to) : since;
  return start === null ? [] : observed.calendar.periods.filter((period) => period.from >= start && period.to <= until.to);
}

function levelOf(observed: Observed, { scope, indicator }: Question, period: Period, status: ValueStatus): Actual {
  const version = versionOn(indicator, period.to);
  const tally = new Tally(scope);
  let missing = 0;
  if (version === null) return tally.actual(missing);
  for (const obligor of scope.obligors) {
    const cells = observed.level(obligor, version, indicator.kind, period, groupKeysOf(scope), status);
    for (const cell of cells) tally.add(cell, 1);
    const concerned = cells.filter((cell) => attributionOf(scope, cell.group) !== 'outside');
    const silent = cells.length === 0 ? observed.isMissing(obligor, [version], period) : concerned.some((cell) => cell.missing > 0);
    if (silent) missing += 1;
  }
  return tally.actual(missing);
}

function sumOf(observed: Observed, indicators: Indicators, question: Question, until: Period, status: ValueStatus): Actual {
  const { scope, indicator } = question;
  const tally = new Tally(scope);
  const groupBy = groupKeysOf(scope);
  const parts = partsRead(indicator).flatMap(({ indicatorId, sign }) => {
    const version = versionOn(indicators.get(indicatorId), until.to);
    return version === null ? [] : [{ version, sign }];
  });
  let missing = 0;
  for (const period of periodsRead(observed, question, until)) {
    for (const obligor of scope.obligors) {
      for (const { version, sign } of parts) {
        for (const cell of observed.flow(obligor, version, period, groupBy, status)) tally.add(cell, sign);
      }
      if (parts.length < indicatorsRead(indicator).length || observed.isMissing(obligor, parts.map(({ version }) => version), period)) missing += 1;
    }
  }
  return tally.actual(missing);
}

class Tally {
  private readonly within: string[] = [];
  private readonly unattributable: string[] = [];
  private carried = false;

  constructor(private readonly scope: Scope) {}

  add(cell: AggregateCell, sign: 1 | -1): void {
    if (cell.value === null) return;
    const where = attributionOf(this.scope, cell.group);
    if (where === 'outside') return;
    this[where].push(sign === 1 ? cell.value : negated(cell.value));
    this.carried ||= where === 'within' && cell.carried > 0;
  }

  actual(missing: number): Actual {
    return { value: sum(this.within), carried: this.carried, missing, unattributable: sum(this.unattributable) };
  }
}

function sum(values: readonly string[]): string | null {
  return values.length === 0 ? null : positiveZero(addDecimals(values));
}

function negated(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

function positiveZero(value: string): string {
  return value === '-0' ? '0' : value;
}
