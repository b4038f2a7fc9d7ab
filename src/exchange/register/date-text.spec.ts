import fc from 'fast-check';
import { civilDate, formatCivilDate, fromDayNumber, lastDayOf, DATE_PRECISIONS } from '../../common/civil-date.js';
import { LANGUAGES } from '../../common/translated.js';
import { readDateNumber, readDateText } from './date-text.js';

const read = (text: string): unknown => {
  const reading = readDateText(text);
  if ('error' in reading) return reading.error.code;
  return reading.value === null ? null : [reading.value.date, reading.value.precision];
};

describe('a date typed by a person', () => {
  it.each([
    ['27/01/2026', '2026-01-27', 'day'],
    ['27-01-2026', '2026-01-27', 'day'],
    ['27.1.2026', '2026-01-27', 'day'],
    ['2026-01-27', '2026-01-27', 'day'],
    ['2026-01-27T00:00:00', '2026-01-27', 'day'],
    ['٢٧/٠١/٢٠٢٦', '2026-01-27', 'day'],
    ['27 janvier 2026', '2026-01-27', 'day'],
    ['1er janvier 2026', '2026-01-01', 'day'],
    ['le 27 JANV. 2026', '2026-01-27', 'day'],
    ['27 January 2026', '2026-01-27', 'day'],
    ['January 27, 2026', '2026-01-27', 'day'],
    ['27 يناير 2026', '2026-01-27', 'day'],
    ['27 غشت 2026', '2026-08-27', 'day'],
    ['mars 2026', '2026-03-31', 'month'],
    ['Février 2024', '2024-02-29', 'month'],
    ['03/2026', '2026-03-31', 'month'],
    ['2026-03', '2026-03-31', 'month'],
    ['شتنبر 2026', '2026-09-30', 'month'],
    ['T3 2026', '2026-09-30', 'quarter'],
    ['2026-T3', '2026-09-30', 'quarter'],
    ['Q1 2026', '2026-03-31', 'quarter'],
    ['3e trimestre 2026', '2026-09-30', 'quarter'],
    ['troisième trimestre de l’année 2026', '2026-09-30', 'quarter'],
    ['الفصل الثالث من سنة 2026', '2026-09-30', 'quarter'],
    ['2026', '2026-12-31', 'year'],
    ['fin 2026', '2026-12-31', 'year'],
    ['d’ici 2030', '2030-12-31', 'year'],
    ['à l’horizon 2030', '2030-12-31', 'year'],
    ['by the end of 2026', '2026-12-31', 'year'],
    ['نهاية 2026', '2026-12-31', 'year'],
  ])('reads %j', (text, date, precision) => {
    expect(read(text)).toEqual([date, precision]);
  });

  it.each([
    ['2026-02-30', 'date_impossible'],
    ['29/02/2025', 'date_impossible'],
    ['31/04/2026', 'date_impossible'],
    ['01/27/2026', 'date_impossible'],
    ['13/2026', 'date_impossible'],
    ['31 février 2026', 'date_impossible'],
    ['27/01/26', 'date_two_digit_year'],
    ['0000-01-01', 'date_out_of_range'],
    ['0026-01-27', 'date_out_of_range'],
    ['9999-01-01', 'date_out_of_range'],
    ['+275760-09-13', 'date_unreadable'],
    ['24:00', 'date_unreadable'],
    ['2', 'date_unreadable'],
    ['1767225600', 'date_unreadable'],
    ['S1 2026', 'date_unreadable'],
    ['2026-2030', 'date_unreadable'],
    ['bientôt', 'date_unreadable'],
    ['2026-01-27T23:59:60', 'date_unreadable'],
  ])('case 38: refuses %j', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('reads a date that is not published as nothing', () => {
    expect(read('non publiée')).toBeNull();
  });

  it('reads a number cell only as a year', () => {
    expect(readDateNumber('2026')).toEqual({ value: { date: '2026-12-31', precision: 'year' } });
    expect(readDateNumber('45560')).toMatchObject({ error: { code: 'date_unformatted' } });
    expect(readDateNumber('20.26')).toMatchObject({ error: { code: 'date_unreadable' } });
  });

  it('reads back every date shown to people, as the last day of what is known', () => {
    const dates = fc.integer({ min: -25_000, max: 84_000 }).map(fromDayNumber);
    fc.assert(
      fc.property(dates, fc.constantFrom(...DATE_PRECISIONS), fc.constantFrom(...LANGUAGES), (date, precision, language) => {
        expect(read(formatCivilDate(date, precision, language))).toEqual([lastDayOf(date, precision), precision]);
      }),
    );
  });

  it('gives a real day or a reason, whatever the text', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-/. 0-9tT]{0,12}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readDateText(text);
        if ('error' in reading || reading.value === null) return;
        expect(civilDate(reading.value.date)).toBe(reading.value.date);
      }),
      { numRuns: 500 },
    );
  });
});
