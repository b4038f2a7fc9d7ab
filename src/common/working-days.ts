import { type CivilDate, dayNumber, daysBetween, partsOf } from './civil-date.js';

/** The public holidays of one year, all of them: a year without an entry is unknown, not free of holidays. */
export type HolidayCalendar = { year: number; holidays: readonly CivilDate[] };

export type WorkingDays = { days: number } | { missingYears: number[] };

export type Slip = {
  /** Late is positive, early is negative. */
  calendarDays: number;
  /** Null when the calendar of a year in between is not loaded. */
  workingDays: number | null;
  missingYears: number[];
};

/**
 * Working days (Monday to Friday, holidays apart) after `from` up to and including `to`: from a Friday to the next Monday there is one.
 * Negative when `to` comes first. When a day to count falls in a year without a calendar, the years instead of a number.
 */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendars: readonly HolidayCalendar[]): WorkingDays {
  if (to < from) {
    const backwards = workingDaysBetween(to, from, calendars);
    return 'days' in backwards ? { days: backwards.days === 0 ? 0 : -backwards.days } : backwards;
  }
  const first = dayNumber(from) + 1;
  const last = dayNumber(to);
  const missingYears = last < first ? [] : yearsCounted(from, to).filter((year) => !calendars.some((calendar) => calendar.year === year));
  if (missingYears.length > 0) return { missingYears };

  const holidays = new Set(calendars.flatMap((calendar) => calendar.holidays));
  const taken = [...holidays].map(dayNumber).filter((day) => day >= first && day <= last && isWeekday(day)).length;
  return { days: weekdaysThrough(last) - weekdaysThrough(first - 1) - taken };
}

/** How far an actual or forecast date is from the frozen baseline; null when either is unknown. */
export function slip(
  baseline: CivilDate | null,
  actualOrForecast: CivilDate | null,
  calendars: readonly HolidayCalendar[],
): Slip | null {
  if (baseline === null || actualOrForecast === null) return null;
  const working = workingDaysBetween(baseline, actualOrForecast, calendars);
  const calendarDays = daysBetween(baseline, actualOrForecast);
  return 'days' in working
    ? { calendarDays, workingDays: working.days, missingYears: [] }
    : { calendarDays, workingDays: null, missingYears: working.missingYears };
}

function yearsCounted(from: CivilDate, to: CivilDate): number[] {
  const start = partsOf(from);
  const firstYear = start.month === 12 && start.day === 31 ? start.year + 1 : start.year;
  const count = partsOf(to).year - firstYear + 1;
  return Array.from({ length: count }, (_, index) => firstYear + index);
}

// Day 0 (1970-01-01) is a Thursday, so day 4 is a Monday.
function isWeekday(day: number): boolean {
  return mondayBased(day) < 5;
}

function mondayBased(day: number): number {
  return (((day - 4) % 7) + 7) % 7;
}

/** Weekdays from day 4, a Monday, through this day; negative before it. */
function weekdaysThrough(day: number): number {
  return Math.floor((day - 4) / 7) * 5 + Math.min(mondayBased(day) + 1, 5);
}
