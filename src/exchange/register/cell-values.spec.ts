import type { Cell } from '../workbook/workbook.js';
import { readDate, readPercentage, readQuantity, readText, readWord, readYear } from './cell-values.js';
import { splitNames } from './party-list.js';

const cell = (over: Partial<Cell>): Cell => ({ address: 'A1', column: 0, kind: 'text', text: '', ...over });
const text = (value: string): Cell => cell({ text: value });
const number = (value: string, over: Partial<Cell> = {}): Cell => cell({ kind: 'number', text: value, number: value, ...over });

describe('a number cell', () => {
  it('is exact and has no unit', () => {
    expect(readQuantity(number('26.22'), false)).toEqual({ value: { value: '26.22', qualifier: 'exact', unit: null, scaled: false } });
  });

  it('loses the noise of binary arithmetic, and says so', () => {
    expect(readQuantity(number('0.30000000000000004'), false)).toMatchObject({ value: { value: '0.3' }, warning: { code: 'number_rounded', params: { number: '0.3' } } });
  });

  it.each([
    [number('-1'), 'number_out_of_range'],
    [number('9007199254740993'), 'number_out_of_range'],
    [number('0.333333333333333'), 'number_too_precise'],
    [number('0.8', { percent: true }), 'number_unreadable'],
    [cell({ kind: 'boolean', text: 'TRUE' }), 'number_unreadable'],
    [cell({ kind: 'date', text: '2024-09-25', date: '2024-09-25' }), 'number_unreadable'],
    [cell({ kind: 'error', text: '#REF!' }), 'cell_in_error'],
    [cell({ kind: 'empty', formula: true }), 'formula_without_result'],
  ])('case 37: refuses what is no figure (%j)', (given, code) => {
    expect(readQuantity(given, false)).toMatchObject({ error: { code } });
  });

  it('refuses halves of people', () => {
    expect(readQuantity(number('12.5'), true)).toMatchObject({ error: { code: 'number_not_whole' } });
  });
});

describe('a percentage', () => {
  it.each([
    [text('80 %'), '80'],
    [text('80\u202f%'), '80'],
    [text('٨٠٪'), '80'],
    [text('12,5 %'), '12.5'],
    [text('0,5 %'), '0.5'],
    [text('80'), '80'],
    [number('80'), '80'],
    [number('0.8', { percent: true }), '80'],
    [number('0.07', { percent: true }), '7'],
    [number('0'), '0'],
  ])('is read from %j', (given, value) => {
    expect(readPercentage(given)).toEqual({ value });
  });

  it.each([
    [number('0.8'), 'percentage_ambiguous'],
    [text('0,8'), 'percentage_ambiguous'],
    [number('1'), 'percentage_ambiguous'],
    [text('120 %'), 'percentage_out_of_range'],
    [number('1.2', { percent: true }), 'percentage_out_of_range'],
    [text('environ 80 %'), 'number_unreadable'],
    [text('80 emplois'), 'number_unreadable'],
    [text('-5 %'), 'number_out_of_range'],
  ])('is refused as %j', (given, code) => {
    expect(readPercentage(given)).toMatchObject({ error: { code } });
  });
});

describe('a date cell', () => {
  it('has the precision that its format shows', () => {
    const date = { kind: 'date', text: '2030-01-01', date: '2030-01-01' } as const;
    expect(readDate(cell({ ...date, datePrecision: 'day' }))).toEqual({ value: { date: '2030-01-01', precision: 'day' } });
    expect(readDate(cell({ ...date, datePrecision: 'month' }))).toEqual({ value: { date: '2030-01-31', precision: 'month' } });
    expect(readDate(cell({ ...date, datePrecision: 'year' }))).toEqual({ value: { date: '2030-12-31', precision: 'year' } });
  });

  it('case 38: refuses years that the register does not know', () => {
    expect(readDate(cell({ kind: 'date', text: '2300-01-01', date: '2300-01-01' }))).toMatchObject({ error: { code: 'date_out_of_range' } });
  });

  it('gives a year only when nothing finer is written', () => {
    expect([readYear(number('2021')), readYear(text('2021'))]).toEqual([{ value: 2021 }, { value: 2021 }]);
    expect(readYear(text('01/01/2021'))).toMatchObject({ error: { code: 'date_unreadable' } });
  });
});

describe('a text cell', () => {
  it.each(['Ministère', 'وزارة الصناعة والتجارة', 'ⵜⴰⵎⴰⵡⴰⵙⵜ', '💶', 'ligne 1\nligne 2', 'e\u0301'])('case 36: keeps %j exactly', (value) => {
    expect(readText(text(` ${value} `), 100)).toEqual({ value });
  });

  it.each(['a\u202eb', 'a\u2066b', 'a\u200bb', 'a\u0000b', '\ud800', 'a\ufeffb'])('case 36: refuses the hidden character of %j', (value) => {
    expect(readText(text(value), 100)).toMatchObject({ error: { code: 'text_forbidden_character' } });
  });

  it('counts code points', () => {
    expect(readText(text('💶'.repeat(10)), 10)).toEqual({ value: '💶'.repeat(10) });
    expect(readText(text('x'.repeat(11)), 10)).toMatchObject({ error: { code: 'text_too_long', params: { longest: 10 } } });
  });

  it('understands the words of a vocabulary in three languages', () => {
    expect(['MINISTÈRE', 'ministere', 'وزارة', 'Ministry', 'ministry'].map((word) => readWord(text(word), 'organisationKind'))).toEqual(Array(5).fill({ value: 'ministry' }));
    expect(readWord(text('Bureau'), 'organisationKind')).toEqual({ error: { code: 'word_unknown', params: { vocabulary: 'organisationKind' } } });
  });
});

describe('several names in a cell', () => {
  const known = new Set(['MTNRA', 'CDG', 'TMSA', 'A/B Services', 'Atlas, Rif et Cie']);
  const split = (value: string): string[] => splitNames(value, (name) => known.has(name));

  it.each([
    ['MTNRA ; CDG;TMSA', ['MTNRA', 'CDG', 'TMSA']],
    ['MTNRA\nCDG', ['MTNRA', 'CDG']],
    ['MTNRA ؛ CDG', ['MTNRA', 'CDG']],
    ['MTNRA، CDG', ['MTNRA', 'CDG']],
    ['MTNRA / CDG', ['MTNRA', 'CDG']],
    ['MTNRA, CDG et TMSA', ['MTNRA', 'CDG', 'TMSA']],
    ['A/B Services ; CDG', ['A/B Services', 'CDG']],
    ['Atlas, Rif et Cie', ['Atlas, Rif et Cie']],
    ['MTNRA / Inconnue', ['MTNRA / Inconnue']],
    [' ; ', []],
  ])('are read from %j', (value, names) => {
    expect(split(value)).toEqual(names);
  });
});
