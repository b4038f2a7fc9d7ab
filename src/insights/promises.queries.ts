import { readProgressCells, readStandingNames, readStandings, type Standing } from '../commitments/standings.queries.js';
import { HEALTH_STATES } from '../commitments/health.dto.js';
import { grouped } from '../common/aggregation-checks.js';
import type { CivilDate } from '../common/civil-date.js';
import { ExactDecimal } from '../common/quantity.js';
import { expectedOn } from '../common/achievement.js';
import type { Transaction } from '../database/transaction.js';
import { type Clocks, readClocks } from '../ledger/clocks.queries.js';
import { listIndicators } from '../programmes/programmes.queries.js';
import { type Feasibility, feasibilityOf, seedOf } from './feasibility.js';
import { addedCommitment, difference, expectedAt, leftOut, measureOf, originOf, promisedPath, promisedWay, sum, sumOfQuarter, yearEnds } from './promises.js';
import { type FeasibilityAnswer, filtersOf, type HealthCountAnswer, type InsightParameters, type PromisedMeasureAnswer, type PromiseFiguresAnswer, type PromisesAnswer, type WatchedCommitmentAnswer } from './promises.dto.js';

/** A list that a page shows whole. */
const WATCHED = 12;

/**
 * What the agreements promise and what stands of it, of what the actor may see.
 * @param mostWatched how many of the commitments that lag are named
 */
export async function readPromises(tx: Transaction, programmeId: string, { asOf, knownOn, ...filters }: InsightParameters, { mostWatched = WATCHED } = {}): Promise<PromisesAnswer> {
  const clocks = await readClocks(tx, { asOf, knownOn });
  const standings = await readStandings(tx, programmeId, clocks, filtersOf(filters));
  const quarters = await quartersEnded(tx, programmeId);
  const { quarter, measures } = await addedUp(tx, programmeId, clocks, standings, quarters);
  const watched = standings.filter(({ health }) => health.state === 'off_track' || health.state === 'at_risk').sort(byLag);
  return {
    asOf: clocks.day, knownOn: clocks.known?.instant ?? null, quarter, measures,
    health: countHealth(standings), watched: await named(tx, programmeId, watched.slice(0, mostWatched)), watchedCount: watched.length,
  };
}

/** Last days of the quarters that ended by the day of the clocks, oldest first. */
async function quartersEnded(tx: Transaction, programmeId: string): Promise<CivilDate[]> {
  const rows = await tx.query<{ to: CivilDate }>(
    'select upper(p.dates) - 1 as "to" from register.reporting_period p where p.programme_id = $1 and upper(p.dates) - 1 <= app.as_of() order by 1', [programmeId]);
  return rows.map(({ to }) => to);
}

interface AddedUp {
  quarter: CivilDate | null;
  measures: PromisedMeasureAnswer[];
}

async function addedUp(tx: Transaction, programmeId: string, clocks: Clocks, standings: readonly Standing[], quarters: readonly CivilDate[]): Promise<AddedUp> {
  const [{ begins, ends } = { begins: clocks.day, ends: clocks.day }] = await tx.query<{ begins: CivilDate; ends: CivilDate }>(
    'select p.starts_on as begins, p.ends_on as ends from register.programme p where p.id = $1', [programmeId]);
  const names = new Map((await listIndicators(tx, programmeId)).map(({ code, name }) => [code, name]));
  const groups = groupsOf(standings.filter(({ family }) => family === 'under_agreement'));
  const cells = await readProgressCells(tx, programmeId, clocks, groups.flatMap(({ added }, group) => added.map((standing) => addedCommitment(standing, group))));
  const told = new Set(cells.filter(({ status }) => status === 'accepted').map(({ to }) => to));
  const quarter = quarters.findLast((day) => told.has(day)) ?? null;
  const byMeasure = grouped(groups.map((group, index) => ({ ...group, cells: cells.filter((cell) => cell.group === index) })), ({ key }) => key);
  const measures = [...byMeasure.values()].map((parts): PromisedMeasureAnswer => {
    const [first] = parts;
    if (first === undefined) throw new Error('A measure has at least one group.');
    const whole = { added: parts.flatMap(({ added }) => added), out: parts.flatMap(({ out }) => out), cells: parts.flatMap((part) => part.cells) };
    const sums = quarters.filter((day) => quarter !== null && day <= quarter).map((day) => sumOfQuarter(whole.cells, quarters, day));
    const path = promisedPath(whole.added, [...new Set([...yearEnds(begins, ends), ...(quarter === null ? [] : [quarter])])].sort());
    return {
      ...first.measure, name: names.get(first.measure.measure) ?? null, figures: figuresOf(whole, quarters, quarter),
      regions: parts.map(({ region, ...part }) => ({ region, ...figuresOf(part, quarters, quarter) })),
      quarters: sums.map(({ to, declared, accepted, verified, reported, carried }) => ({ to, declared, accepted, verified, reported, carried })),
      path, feasibility: feasibilityAnswer(feasibilityOf(sums, path, seedOf([programmeId, first.key, quarter].join('|')))),
    };
  });
  return { quarter, measures };
}

/** Whole units: a band of half a person says nothing more. */
function feasibilityAnswer({ bands, ...feasibility }: Feasibility): FeasibilityAnswer {
  const whole = (value: number): string => String(Math.round(value));
  return { ...feasibility, bands: bands.map(({ on, low80, low50, middle, high50, high80 }) => ({ on, low80: whole(low80), low50: whole(low50), middle: whole(middle), high50: whole(high50), high80: whole(high80) })) };
}

interface Group {
  key: string;
  measure: ReturnType<typeof measureOf>;
  /** Null: of several regions, or of none in particular. */
  region: string | null;
  added: Standing[];
  out: Standing[];
}

function groupsOf(standings: readonly Standing[]): Group[] {
  const groups = new Map<string, Group>();
  for (const standing of standings) {
    const measure = measureOf(standing);
    const key = [measure.kind, measure.measure, measure.unit, measure.annual].join('|');
    const region = standing.regions.length === 1 ? (standing.regions[0] ?? null) : null;
    const place = `${key}|${region ?? '~'}`;
    const group = groups.get(place) ?? { key, measure, region, added: [], out: [] };
    group[leftOut(standing) === null ? 'added' : 'out'].push(standing);
    groups.set(place, group);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

function figuresOf({ added, out, cells }: Pick<Group, 'added' | 'out'> & { cells: Parameters<typeof sumOfQuarter>[0] }, quarters: readonly CivilDate[], quarter: CivilDate | null): PromiseFiguresAnswer {
  const values = quarter === null ? null : sumOfQuarter(cells, quarters, quarter);
  const without = (cause: ReturnType<typeof leftOut>): number => out.filter((standing) => leftOut(standing) === cause).length;
  return {
    promised: sum(added.map((standing) => (standing.target === null ? null : promisedWay(standing, standing.target)))),
    expected: quarter === null ? null : expectedAt(added, quarter),
    declared: values?.declared ?? null, accepted: values?.accepted ?? null, verified: values?.verified ?? null, overlapping: values?.overlapCertain ?? null,
    commitments: added.length, reported: values?.reported ?? 0, carried: values?.carried ?? 0, withoutTarget: without('target'), withoutBase: without('base'),
  };
}

function countHealth(standings: readonly Standing[]): HealthCountAnswer[] {
  return HEALTH_STATES.map((state) => ({
    state, computed: standings.filter(({ health }) => health.state === state).length, decided: standings.filter(({ override }) => override === state).length,
  }));
}

/** The farthest behind what was expected first; those that nothing is expected of yet last. */
function byLag(left: Standing, right: Standing): number {
  const [a, b] = [left.health.share, right.health.share];
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return new ExactDecimal(a).comparedTo(b);
}

async function named(tx: Transaction, programmeId: string, standings: readonly Standing[]): Promise<WatchedCommitmentAnswer[]> {
  const names = await readStandingNames(tx, programmeId, standings.map(({ id }) => id));
  return standings.flatMap((standing) => {
    const name = names.get(standing.ref);
    return name === undefined ? [] : [{ ...name, ...figuresOfStanding(standing) }];
  });
}

/** The ways of one commitment: promised, expected at the end of its last accepted quarter, accepted, verified. */
export function figuresOfStanding(standing: Standing): Omit<WatchedCommitmentAnswer, 'ref' | 'title' | 'agreement' | 'obligors'> {
  const { reached, target, regions, kind, unit, health, override, steps, linear, base } = standing;
  const origin = originOf(standing);
  const way = (value: string | null | undefined): string | null => (origin === null || value === null || value === undefined ? null : difference(value, origin));
  const step = reached === null ? null : expectedOn(steps, reached.to, { linear, base: base?.value ?? null, baseOn: base?.on ?? null });
  const expected = step === null ? null : promisedWay(standing, step);
  const accepted = way(reached?.accepted);
  return {
    regions: [...regions], kind, unit, promised: target === null ? null : promisedWay(standing, target), expected, accepted,
    verified: reached !== null && reached.verifiedOf === reached.accepted ? way(reached.verified) : null,
    gap: accepted === null || expected === null ? null : difference(accepted, expected), on: reached?.to ?? null, health: health.state, decided: override,
  };
}
