import { partsOf } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { readStandings } from '../commitments/standings.queries.js';
import { readClocks } from '../ledger/clocks.queries.js';
import type { SectorTargetAnswer } from '../programmes/programmes.dto.js';
import { listIndicators, listSectorTargets } from '../programmes/programmes.queries.js';
import type { IndicatorFigureAnswer } from '../reference/reference.dto.js';
import { listIndicatorFigures } from '../reference/reference.queries.js';
import { NET_JOBS } from './promises.dto.js';
import { leftOut, measureOf, promisedWay, sum } from './promises.js';
import type { SectorAnswer, SectorIndicatorAnswer, SectorSeriesAnswer, SectorStepAnswer } from './sector.dto.js';
import { observedPace, partOfWay, requiredPace, type YearFigure } from './sector.js';

const SECTOR_JOBS = 'sector_jobs';
const YEAR = /^\d{4}$/;

/** The published figures of the sector against its trajectory, and the part of the way that agreements promise. */
export async function readSector(tx: Transaction, programmeId: string): Promise<SectorAnswer> {
  const [{ demonstration } = { demonstration: false }] = await tx.query<{ demonstration: boolean }>('select p.demonstration from register.programme p where p.id = $1', [programmeId]);
  // published statistics are facts: they stay away from invented ones
  const figures = demonstration ? [] : (await listIndicatorFigures(tx, {})).filter(({ kind }) => kind === 'actual');
  const targets = await listSectorTargets(tx, programmeId);
  const promised = await promisedJobs(tx, programmeId);
  const indicators = (await listIndicators(tx, programmeId)).filter(({ family }) => family === 'sector');
  return {
    indicators: indicators.map(({ code, name, unit }) =>
      sectorIndicator({ indicator: code, name, unit }, figures.filter(({ indicator }) => indicator === code), targets.find(({ indicator }) => indicator === code), code === SECTOR_JOBS ? promised : null)),
  };
}

function sectorIndicator(named: Pick<SectorIndicatorAnswer, 'indicator' | 'name' | 'unit'>, figures: readonly IndicatorFigureAnswer[], target: SectorTargetAnswer | undefined, promised: string | null): SectorIndicatorAnswer {
  const steps = (target?.steps ?? []).map((step): SectorStepAnswer => {
    const base = step.readings.find(({ chosen }) => chosen)?.base;
    return { ...step, required: base?.on ? requiredPace({ year: partsOf(base.on).year, value: base.value }, { value: step.value, due: step.due.on }) : null };
  });
  const last = steps.at(-1);
  const base = last?.readings.find(({ chosen }) => chosen)?.base ?? null;
  const series = seriesOf(figures);
  return {
    ...named, series, steps, bases: target?.bases ?? [], observed: observedPace(yearsOf(series, base?.perimeter ?? null)),
    promised, promisedPart: last === undefined ? null : partOfWay(promised, base?.value ?? null, last.value),
  };
}

function seriesOf(figures: readonly IndicatorFigureAnswer[]): SectorSeriesAnswer[] {
  const series = new Map<string, SectorSeriesAnswer>();
  for (const figure of figures) {
    const key = `${figure.segment ?? ''}|${figure.perimeter}`;
    const known = series.get(key) ?? { perimeter: figure.perimeter, segment: figure.segment, figures: [] };
    known.figures.push(figure);
    series.set(key, known);
  }
  return [...series.values()];
}

/** Whole years alone: a half-year is not a year. */
function yearsOf(series: readonly SectorSeriesAnswer[], perimeter: string | null): YearFigure[] {
  const one = series.find((candidate) => candidate.perimeter === perimeter && candidate.segment === null);
  return (one?.figures ?? []).filter(({ period }) => YEAR.test(period)).map(({ period, value }) => ({ year: Number(period), value }));
}

async function promisedJobs(tx: Transaction, programmeId: string): Promise<string | null> {
  const standings = await readStandings(tx, programmeId, await readClocks(tx, {}), {});
  return sum(standings.filter((one) => leftOut(one) === null && one.side === 'company' && measureOf(one).measure === NET_JOBS).map((one) => (one.target === null ? null : promisedWay(one, one.target))));
}
