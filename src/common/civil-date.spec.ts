import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDate,
  type CivilDate,
  compareCivilDates,
  DATE_PRECISIONS,
  daysBetween,
  endOfMonth,
  formatCivilDate,
  isCivilDate,
  lastDayOf,
  quarterOf,
} from './civil-date.js';

const FIRST = civilDate('1900-01-01');
const WHOLE_RANGE = daysBetween(FIRST, civilDate('2200-12-31'));
const anyDate = fc.integer({ min: 0, max: WHOLE_RANGE }).map((days) => addDays(FIRST, days));

describe('civil dates', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2200-12-31'])('accepts %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30', '2025-02-29', '1900-02-29', '2100-02-29', '0000-01-01', '1899-12-31', '2201-01-01', '+275760-09-13', '2', '', '2026-1-1',
    '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', '٢٠٢٦-٠١-٠١', '1767225600000',
  ])('refuses %j, case 38', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });

  it.each([null, undefined, 20260101, new Date(0), ['2026-01-01'], true])('refuses %p, which is not a text', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  it('counts exact days over months, leap years and the changes of the clocks', () => {
    expect(daysBetween(civilDate('2024-02-28'), civilDate('2024-03-01'))).toBe(2);
    expect(daysBetween(civilDate('2026-02-14'), civilDate('2026-03-23'))).toBe(37);
    expect(addDays(civilDate('2026-12-31'), 1)).toBe('2027-01-01');
  });

  it('never leaves the years it knows', () => {
    expect(() => addDays(civilDate('2200-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(FIRST, -1)).toThrow(RangeError);
    expect(() => addDays(FIRST, 0.5)).toThrow(RangeError);
  });

  it('adds and counts as inverses, and orders as it counts', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(Math.sign(compareCivilDates(to, from))).toBe(Math.sign(daysBetween(from, to)));
        expect(isCivilDate(to)).toBe(true);
      }),
    );
  });

  it('compares an imprecise date as its last day', () => {
    const date = civilDate('2026-02-10');
    expect(DATE_PRECISIONS.map((precision) => lastDayOf(date, precision))).toEqual(['2026-02-10', '2026-02-28', '2026-03-31', '2026-12-31']);
    expect(endOfMonth(civilDate('2024-02-01'))).toBe('2024-02-29');
  });

  it('counts months by the calendar', () => {
    expect([0, 1, 18, -14].map((months) => addMonths(civilDate('2024-12-31'), months))).toEqual(['2024-12-31', '2025-01-31', '2026-06-30', '2023-10-31']);
  });

  it('never moves a date back, and settles at once', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...DATE_PRECISIONS), (date, precision) => {
        const last = lastDayOf(date, precision);
        expect(last >= date).toBe(true);
        expect(lastDayOf(last, precision)).toBe(last);
      }),
    );
  });

  it.each([['2026-01-01', '2026-T1'], ['2026-03-31', '2026-T1'], ['2026-04-01', '2026-T2'], ['2026-09-30', '2026-T3'], ['2026-12-31', '2026-T4']])(
    'puts %s in %s',
    (date, quarter) => {
      expect(quarterOf(date as CivilDate)).toBe(quarter);
    },
  );

  it('shows a date no more precise than it is, in three languages', () => {
    const date = civilDate('2026-08-15');
    expect(formatCivilDate(date, 'day', 'fr')).toBe('15/08/2026');
    expect(formatCivilDate(date, 'day', 'ar')).toBe('15/08/2026');
    expect(formatCivilDate(date, 'month', 'fr')).toBe('août 2026');
    expect(formatCivilDate(date, 'month', 'ar')).toBe('غشت 2026');
    expect(formatCivilDate(date, 'month', 'en')).toBe('August 2026');
    expect(formatCivilDate(date, 'quarter', 'fr')).toBe('T3 2026');
    expect(formatCivilDate(date, 'quarter', 'ar')).toBe('الفصل الثالث 2026');
    expect(formatCivilDate(date, 'quarter', 'en')).toBe('Q3 2026');
    expect(formatCivilDate(date, 'year', 'ar')).toBe('2026');
  });
});
