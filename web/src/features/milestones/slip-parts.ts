import { type CivilDate, daysBetween, lastDayOf } from '@common/civil-date.js';
import { type Dated, type MilestoneFile, dateOf } from '../../api/types.js';

/** Calendar days of a slip, by what explains them; days won back take from the last part that has some. */
export interface SlipParts {
  amended: number;
  reasoned: number;
  unreasoned: number;
}

export interface AddedForecast {
  date: Dated | null;
  hasReason: boolean;
}

/** What the amendments and the forecasts since the first baseline add up to; null without a baseline or a later date. */
export function slipParts(file: Pick<MilestoneFile, 'baselines' | 'forecasts'>, added: AddedForecast | null): SlipParts | null {
  const first = file.baselines[0];
  if (first === undefined) return null;
  const parts: SlipParts = { amended: 0, reasoned: 0, unreasoned: 0 };
  let standing = lastOf(first.date);
  const move = (to: Dated, part: keyof SlipParts): void => {
    const days = daysBetween(standing, lastOf(to));
    standing = lastOf(to);
    if (days >= 0) parts[part] += days;
    else winBack(parts, -days);
  };
  const steps = [
    ...file.baselines.slice(1).map(({ date, recordedAt }) => ({ date, at: recordedAt, part: 'amended' as const })),
    ...file.forecasts
      .filter(({ proposed, superseded }) => !proposed && !superseded)
      .map(({ date, recordedAt, reasonCode }) => ({ date, at: recordedAt, part: reasonCode === null ? ('unreasoned' as const) : ('reasoned' as const) })),
  ].sort((left, right) => left.at.localeCompare(right.at));
  for (const { date, part } of steps) move(date, part);
  if (added !== null && added.date !== null) move(added.date, added.hasReason ? 'reasoned' : 'unreasoned');
  return parts.amended + parts.reasoned + parts.unreasoned > 0 ? parts : null;
}

function winBack(parts: SlipParts, days: number): void {
  let left = days;
  for (const part of ['unreasoned', 'reasoned', 'amended'] as const) {
    const taken = Math.min(left, parts[part]);
    parts[part] -= taken;
    left -= taken;
  }
}

function lastOf({ on, precision }: Dated): CivilDate {
  return lastDayOf(dateOf(on), precision);
}
