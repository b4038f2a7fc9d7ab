import { describe, expect, it } from '@jest/globals';
import { type ColumnChoice, choiceKey, choicesFrom, choicesOf, mappingBody, type ReadSheet } from './column-choice.js';
import { firstStep } from './import-step.js';

const column = (letters: string, rest: Partial<ColumnChoice> = {}): ColumnChoice => ({ column: letters, header: letters, role: 'ignored', indicator: null, dimension: null, dimensions: {}, unknown: false, ...rest });
const women = column('C', { role: 'indicator', indicator: 'headcount', dimensions: { gender: 'women' } });
const jobs: ReadSheet = { sheet: 'Emplois', section: 'jobs', headerRow: 6, columns: [column('A', { role: 'dimension', dimension: 'region' }), women, column('F')] };
const unknown: ReadSheet = { ...jobs, columns: [...jobs.columns, column('G', { role: 'detail', unknown: true })] };
const unread: ReadSheet = { sheet: 'Notes', section: null, headerRow: 0, columns: [] };
const answer = (rest: Partial<Parameters<typeof firstStep>[0]> = {}) => ({ state: 'checked' as const, mapping: [jobs], remembered: false, counts: { new: 1, changed: 0, same: 0, refused: 0 }, problems: [], ...rest });

describe('the step at which a workbook opens', () => {
  it('is the check when everything is known and nothing is refused, whatever other sheets there are', () => {
    expect(firstStep(answer())).toBe('verifier');
    expect(firstStep(answer({ mapping: [jobs, unread] }))).toBe('verifier');
  });

  it('is the matching while a column is unknown or no sheet is read, unless it was matched before', () => {
    expect(firstStep(answer({ mapping: [unknown] }))).toBe('associer');
    expect(firstStep(answer({ state: 'refused', mapping: [unread] }))).toBe('associer');
    expect(firstStep(answer({ mapping: [unknown], remembered: true }))).toBe('verifier');
  });

  it('is what is refused, as soon as anything is', () => {
    expect(firstStep(answer({ counts: { new: 1, changed: 0, same: 0, refused: 2 }, remembered: true }))).toBe('corriger');
    expect(firstStep(answer({ state: 'refused', mapping: [] }))).toBe('corriger');
  });
});

describe('what is sent of a mapping', () => {
  it('is what was read, when nobody changes anything', () => {
    expect(mappingBody(choicesFrom([jobs]))).toEqual({ sheets: [{ sheet: 'Emplois', section: 'jobs', headerRow: 6, columns: [
      { column: 'A', role: 'dimension', dimension: 'region' }, { column: 'C', role: 'indicator', indicator: 'headcount', dimensions: { gender: 'women' } }, { column: 'F', role: 'ignored' },
    ] }] });
  });

  it('has no columns for a sheet to read again or to leave out', () => {
    const [sheet] = choicesFrom([jobs]);
    expect(mappingBody([{ ...sheet!, isReread: true }, ...choicesFrom([unread])]).sheets.map(({ columns }) => columns)).toEqual([[], []]);
  });
});

describe('the choices of a column', () => {
  it('are told apart, and hold what the column is now', () => {
    const odd = { ...women, dimensions: { gender: 'women', qualification: 'engineer' } };
    for (const now of [women, odd, column('F')]) {
      const { values, dimensions, others } = choicesOf(['headcount', 'job_entries'], now);
      const keys = [...values, ...dimensions, ...others].map(choiceKey);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toContain(choiceKey(now));
    }
  });
});
