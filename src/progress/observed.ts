import type { IndicatorKind } from '../common/achievement.js';
import { aggregate, contributionsTo } from '../common/aggregation.js';
import type { Contribution } from '../common/aggregation-series.js';
import type { AggregateCell, GroupKey, ObservationRow } from '../common/aggregation-types.js';
import { addDays, type CivilDate } from '../common/civil-date.js';
import { type Fact, isAgreed, type Period, rowsOf, standingFacts, type ValueStatus } from './standing-facts.js';

/** What is due of whom: periods, declarations that count, and due days that were put off. */
export interface Calendar {
  /** Oldest first. */
  periods: readonly Period[];
  /** `organisation|period` with a declaration that counts. */
  declared: ReadonlySet<string>;
  /** `organisation|period` to the due day of its extension. */
  extensions: ReadonlyMap<string, CivilDate>;
}

export const organisationPeriod = (organisationId: string, periodId: string): string => `${organisationId}|${periodId}`;

/** Three quarters and some days: within them a level may still be carried. */
const DAYS_OF_NEWS = 300;

/** Facts, read for one organisation, indicator version and period at a time, each reading made once. */
export class Observed {
  private readonly series = new Map<string, Fact[]>();
  private readonly answered = new Set<string>();
  private readonly periods: ReadonlyMap<string, Period>;
  private readonly cells = new Map<string, readonly AggregateCell[]>();

  constructor(facts: readonly Fact[], readonly calendar: Calendar, private readonly today: CivilDate) {
    this.periods = new Map(calendar.periods.map((period) => [period.id, period]));
    for (const fact of standingFacts(facts)) {
      const key = `${fact.organisationId}|${fact.versionId}`;
      const known = this.series.get(key);
      if (known === undefined) this.series.set(key, [fact]);
      else known.push(fact);
      if (fact.state !== 'not_reported') this.answered.add(`${key}|${fact.periodId}`);
    }
  }

  /** Whether something was due of an organisation for a period and its declaration did not bring it. */
  isMissing(organisationId: string, versionIds: readonly string[], period: Period): boolean {
    return versionIds.some((id) => !this.answered.has(`${organisationId}|${id}|${period.id}`)) && !this.isNotYetDue(organisationId, period);
  }

  /** What an organisation has on the last day of a period: its last values, carried for two quarters. */
  level(organisationId: string, versionId: string, kind: IndicatorKind, period: Period, groupBy: readonly GroupKey[], status: ValueStatus): readonly AggregateCell[] {
    return this.once(['level', organisationId, versionId, period.id, ...groupBy, status], () =>
      aggregate(this.levelRows(organisationId, versionId, kind, period, status), { groupBy, from: period.from, to: period.to }));
  }

  /** What an organisation had during a period. */
  flow(organisationId: string, versionId: string, period: Period, groupBy: readonly GroupKey[], status: ValueStatus): readonly AggregateCell[] {
    const facts = this.during(organisationId, versionId, period);
    if (facts.length === 0) return [];
    if (status === 'accepted' && isAgreed(facts)) return this.flow(organisationId, versionId, period, groupBy, 'declared');
    return this.once(['flow', organisationId, versionId, period.id, ...groupBy, status], () =>
      aggregate(rowsOf(facts, status, 'flow', (id) => this.periodOf(id)), { groupBy, from: period.from, to: period.to }));
  }

  /** The rows that `level`, or for a flow `flow`, sums. */
  summed(organisationId: string, versionId: string, kind: IndicatorKind, period: Period, groupBy: readonly GroupKey[], status: ValueStatus): Contribution[] {
    const rows = kind === 'flow'
      ? rowsOf(this.during(organisationId, versionId, period), status, 'flow', (id) => this.periodOf(id))
      : this.levelRows(organisationId, versionId, kind, period, status);
    return contributionsTo(rows, { groupBy, from: period.from, to: period.to }).filter(({ value }) => value !== null);
  }

  /**
   * All that an organisation said of an indicator, with what it did not: for a flow each period that awaits it or that it let pass,
   * for a level the periods that may still come, and the last one where it never spoke.
   */
  rowsWithSilence(organisationId: string, versionId: string, kind: IndicatorKind, status: ValueStatus): ObservationRow[] {
    const rows = rowsOf(this.factsOf(organisationId, versionId), status, kind, (id) => this.periodOf(id));
    const until = this.calendar.periods.at(-1);
    if (until === undefined) return rows;
    if (kind !== 'flow' && rows.length > 0) return [...rows, ...this.notYetDue(organisationId, rows, until)];
    const said = new Set(rows.map((row) => row.period.from));
    const silent = kind === 'flow' ? this.calendar.periods.filter((period) => !said.has(period.from)) : [until];
    return [...rows, ...silent.map((period): ObservationRow => ({
      organisationId, siteId: null, indicatorVersionId: versionId, kind, period: { from: period.from, to: period.to }, dimensions: {}, value: null,
      state: this.isNotYetDue(organisationId, period) ? 'not_yet_due' : 'not_reported',
    }))];
  }

  private levelRows(organisationId: string, versionId: string, kind: IndicatorKind, period: Period, status: ValueStatus): ObservationRow[] {
    const rows = rowsOf(this.news(this.factsOf(organisationId, versionId), period, status), status, kind, (id) => this.periodOf(id));
    return [...rows, ...this.notYetDue(organisationId, rows, period)];
  }

  private byPeriod = new Map<string, Map<string, Fact[]>>();

  private during(organisationId: string, versionId: string, period: Period): readonly Fact[] {
    const key = `${organisationId}|${versionId}`;
    let split = this.byPeriod.get(key);
    if (split === undefined) {
      split = new Map<string, Fact[]>();
      for (const fact of this.factsOf(organisationId, versionId)) {
        const group = split.get(fact.periodId);
        if (group === undefined) split.set(fact.periodId, [fact]);
        else group.push(fact);
      }
      this.byPeriod.set(key, split);
    }
    return split.get(period.id) ?? [];
  }

  private factsOf(organisationId: string, versionId: string): readonly Fact[] {
    return this.series.get(`${organisationId}|${versionId}`) ?? [];
  }

  /** Of what was said up to a period, all that is recent, and of each series that fell silent before it the last answer. */
  private news(facts: readonly Fact[], period: Period, status: ValueStatus): Fact[] {
    const recently = addDays(period.to, -DAYS_OF_NEWS);
    const kept: Fact[] = [];
    const silent = new Map<string, Fact>();
    for (const fact of facts) {
      const { to } = this.periodOf(fact.periodId);
      if (to > period.to || (status === 'accepted' && !fact.settled)) continue;
      if (to >= recently) {
        kept.push(fact);
        continue;
      }
      const key = `${fact.siteId ?? ''}|${fact.dimensionsKey}`;
      const known = silent.get(key);
      if (known === undefined || this.rank(fact, status) > this.rank(known, status)) silent.set(key, fact);
    }
    return [...silent.values(), ...kept];
  }

  /** Answers before silence, then the later one. */
  private rank(fact: Fact, status: ValueStatus): string {
    const answers = fact.state === 'not_applicable' || (fact.state === 'reported' && fact[status] !== null);
    return `${answers ? 1 : 0}${this.periodOf(fact.periodId).to}`;
  }

  /** A level is not carried over a period whose declaration may still come in time. */
  private notYetDue(organisationId: string, rows: readonly ObservationRow[], until: Period): ObservationRow[] {
    const awaited = this.calendar.periods.filter((period) => period.to <= until.to && this.isNotYetDue(organisationId, period));
    if (awaited.length === 0) return [];
    const reporters = new Map(rows.map((row) => [row.siteId, row]));
    return [...reporters.values()].flatMap((row) =>
      awaited.map(({ from, to }): ObservationRow => ({ ...row, period: { from, to }, dimensions: {}, value: null, state: 'not_yet_due' })));
  }

  private isNotYetDue(organisationId: string, period: Period): boolean {
    const key = organisationPeriod(organisationId, period.id);
    return !this.calendar.declared.has(key) && this.today <= (this.calendar.extensions.get(key) ?? period.dueOn);
  }

  private periodOf(id: string): Period {
    const period = this.periods.get(id);
    if (period === undefined) throw new Error(`The period ${id} of an observation is not one of its programme.`);
    return period;
  }

  private once(key: readonly string[], read: () => AggregateCell[]): readonly AggregateCell[] {
    const text = key.join('|');
    let cells = this.cells.get(text);
    if (cells === undefined) {
      cells = read();
      this.cells.set(text, cells);
    }
    return cells;
  }
}
