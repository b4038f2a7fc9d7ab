import { type CivilDate, dayNumber, fromDayNumber } from './civil-date.js';
import { OFFSET_TABLE, OFFSET_TABLE_UNTIL } from './local-day-table.js';

/** Wall-clock time in Morocco. */
export type LocalTime = {
  date: CivilDate;
  hour: number;
  minute: number;
  second: number;
  /** Minutes ahead of UTC: 0 or 60. */
  offsetMinutes: number;
};

/** Clocks that go back show an hour twice; clocks that go forward skip one. */
export type InstantFromLocal =
  | { kind: 'unique'; instant: Date }
  | { kind: 'ambiguous'; earlier: Date; later: Date }
  | { kind: 'missing' };

const MINUTE = 60_000;
const DAY = 86_400_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;

const changes = OFFSET_TABLE.map((entry) => ({ from: Date.parse(entry.from), offset: entry.offsetMinutes }));
const firstInstant = changes[0]?.from ?? 0;
const until = Date.parse(OFFSET_TABLE_UNTIL);
const offsets = [...new Set(changes.map((change) => change.offset))].sort((left, right) => right - left);

/** False before the table begins and past the date up to which it is vouched for. */
export function isOffsetCertain(instant: Date): boolean {
  return instant.getTime() >= firstInstant && instant.getTime() < until;
}

/** Minutes that Morocco is ahead of UTC at this instant. */
export function offsetMinutesAt(instant: Date): number {
  const time = instant.getTime();
  return (changes.findLast((change) => change.from <= time) ?? changes[0])?.offset ?? 0;
}

/** @throws RangeError when the instant is not a valid date or leaves the years 1900 to 2200. */
export function localTimeOf(instant: Date): LocalTime {
  const offsetMinutes = offsetMinutesAt(instant);
  const shifted = instant.getTime() + offsetMinutes * MINUTE;
  const days = Math.floor(shifted / DAY);
  const seconds = Math.floor((shifted - days * DAY) / 1000);
  return {
    date: fromDayNumber(days),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    offsetMinutes,
  };
}

/** The civil day that it is in Morocco at this instant. */
export function localDayOf(instant: Date): CivilDate {
  return localTimeOf(instant).date;
}

/** The first instant of a civil day in Morocco. */
export function startOfLocalDay(date: CivilDate): Date {
  const found = instantFromLocal(date, '00:00:00');
  return found.kind === 'ambiguous' ? found.earlier : uniqueInstant(found, date);
}

/** The deadline of a civil day: the instant of its last second, 23:59:59 in Morocco. */
export function endOfLocalDay(date: CivilDate): Date {
  const found = instantFromLocal(date, '23:59:59');
  return found.kind === 'ambiguous' ? found.later : uniqueInstant(found, date);
}

/**
 * The instant at which clocks in Morocco show this time.
 * @param time 'HH:MM:SS', hours 00 to 23
 * @throws RangeError when the time is not written so
 */
export function instantFromLocal(date: CivilDate, time: string): InstantFromLocal {
  const match = TIME.exec(time);
  if (match === null) throw new RangeError(`"${time}" is not a time of day between 00:00:00 and 23:59:59.`);
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  const wallClock = dayNumber(date) * DAY + seconds * 1000;
  const [earlier, later] = offsets
    .map((offset) => ({ offset, instant: new Date(wallClock - offset * MINUTE) }))
    .filter(({ offset, instant }) => offsetMinutesAt(instant) === offset)
    .map(({ instant }) => instant);
  if (earlier === undefined) return { kind: 'missing' };
  return later === undefined ? { kind: 'unique', instant: earlier } : { kind: 'ambiguous', earlier, later };
}

function uniqueInstant(found: Exclude<InstantFromLocal, { kind: 'ambiguous' }>, date: CivilDate): Date {
  if (found.kind === 'missing') throw new RangeError(`The offset table has no midnight for ${date}.`);
  return found.instant;
}
