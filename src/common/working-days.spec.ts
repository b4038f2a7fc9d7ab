import fc from 'fast-check';
import { addDays, civilDate, type CivilDate, daysBetween } from './civil-date.js';
import { slip, workingDaysBetween } from './working-days.js';

const holidays2026 = ['2026-01-01', '2026-01-11', '2026-01-14', '2026-03-20', '2026-05-01'].map(civilDate);
const calendar2026 = { year: 2026, holidays: holidays2026 };
const loaded = [{ year: 2025, holidays: [civilDate('2025-11-18')] }, calendar2026, { year: 2027, holidays: [] }];
const anyDay = fc.integer({ min: 0, max: 1094 }).map((days) => addDays(civilDate('2025-01-01'), days));

/** Day by day, to compare with. */
function countOneByOne(from: CivilDate, to: CivilDate): number {
  const days = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index + 1));
  return days.filter((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !loaded.some((calendar) => calendar.holidays.includes(day));
  }).length;
}

describe('working days', () => {
  it('counts Monday to Friday without holidays', () => {
    expect(workingDaysBetween(civilDate('2026-01-09'), civilDate('2026-01-12'), loaded)).toEqual({ days: 1 });
    expect(workingDaysBetween(civilDate('2026-01-12'), civilDate('2026-01-16'), loaded)).toEqual({ days: 3 });
    expect(workingDaysBetween(civilDate('2026-01-16'), civilDate('2026-01-12'), loaded)).toEqual({ days: -3 });
    expect(workingDaysBetween(civilDate('2026-01-12'), civilDate('2026-01-12'), [])).toEqual({ days: 0 });
  });

  it('names the years whose calendar is not loaded', () => {
    expect(workingDaysBetween(civilDate('2025-12-30'), civilDate('2028-01-03'), [calendar2026])).toEqual({ missingYears: [2025, 2027, 2028] });
    expect(workingDaysBetween(civilDate('2025-12-31'), civilDate('2026-01-02'), [calendar2026])).toEqual({ days: 1 });
  });

  it('agrees with counting one by one, both ways', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const [first, last] = from < to ? [from, to] : [to, from];
        const expected = countOneByOne(first, last);
        expect(workingDaysBetween(first, last, loaded)).toEqual({ days: expected });
        expect(workingDaysBetween(last, first, loaded)).toEqual({ days: expected === 0 ? 0 : -expected });
      }),
    );
  });

  it('adds up over consecutive intervals', () => {
    fc.assert(
      fc.property(fc.tuple(anyDay, anyDay, anyDay), (days) => {
        const [from, middle, to] = [...days].sort() as [CivilDate, CivilDate, CivilDate];
        const count = (start: CivilDate, end: CivilDate) => {
          const answer = workingDaysBetween(start, end, loaded);
          return 'days' in answer ? answer.days : Number.NaN;
        };
        expect(count(from, middle) + count(middle, to)).toBe(count(from, to));
      }),
    );
  });
});

describe('slip', () => {
  it('is positive when late and negative when early', () => {
    expect(slip(civilDate('2026-01-09'), civilDate('2026-01-19'), loaded)).toEqual({ calendarDays: 10, workingDays: 5, missingYears: [] });
    expect(slip(civilDate('2026-01-19'), civilDate('2026-01-09'), loaded)).toEqual({ calendarDays: -10, workingDays: -5, missingYears: [] });
  });

  it('keeps the calendar days and names the year when a calendar is missing', () => {
    expect(slip(civilDate('2027-12-31'), civilDate('2028-01-10'), [calendar2026])).toEqual({
      calendarDays: 10,
      workingDays: null,
      missingYears: [2028],
    });
  });

  it('is unknown without both dates', () => {
    expect(slip(null, civilDate('2026-01-01'), loaded)).toBeNull();
    expect(slip(civilDate('2026-01-01'), null, loaded)).toBeNull();
  });
});
