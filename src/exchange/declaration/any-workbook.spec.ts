import fc from 'fast-check';
import { declarationContext } from '../../../test/exchange/declaration-context.js';
import { type GivenCell, sheetOf } from '../../../test/corpus/sheet-of.js';
import { lineKey } from '../../declarations/declared-line.js';
import { examineWorkbook, layoutOf } from './examine-workbook.js';
import { importProblemText } from './declaration-problem.js';

const context = declarationContext();
const examine = (sheets: ReturnType<typeof sheetOf>[]) => examineWorkbook(sheets, context, layoutOf(sheets, context), {});

const words = fc.constantFrom('Site', 'Filière', 'Région', 'Sexe', 'Femmes', 'Hommes', 'Total', 'TOTAL', 'Entrées', 'Sorties femmes', 'Effectif T2 2026', 'Organisme', 'Inscrits', 'Observations', 'Salé, site A', 'CRM', 'Oriental', 'femmes', 'Sans objet', '1.234', '12', '-', 'n.c.', 'Période', 'T2 2026', 'Sous-total');
const cell: fc.Arbitrary<GivenCell> = fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.double(), fc.integer(), fc.constant(null), fc.constant({ kind: 'error' as const, text: '#REF!' }), fc.constant({ kind: 'empty' as const, text: '', formula: true as const }),
  fc.constant({ kind: 'date' as const, text: '2026-09-30', date: '2026-09-30' }), fc.constant({ kind: 'boolean' as const, text: 'TRUE' })).map((given) => (typeof given === 'number' && !Number.isFinite(given) ? null : given));
const anySheet = fc.tuple(fc.constantFrom('Emplois', 'Formation', 'Feuil1', '_mithaq'), fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 })).map(([name, rows]) => sheetOf(name, rows));

it('takes any workbook without failing, says each line once, and nothing but decimals', async () => {
  await fc.assert(fc.asyncProperty(fc.uniqueArray(anySheet, { maxLength: 3, selector: ({ name }) => name }), async (sheets) => {
    const { lines, problems, counts } = await examine(sheets);
    expect(new Set(lines.map(lineKey)).size).toBe(lines.length);
    for (const { state, value } of lines) expect(state === 'reported' ? value : 'none').toMatch(state === 'reported' ? /^\d{1,15}(?:\.\d{1,6})?$/ : /^none$/);
    for (const problem of problems) expect(Object.values(importProblemText(problem, 'fr')).join(' ')).toMatch(/.{10,}/);
    expect(counts.new).toBe(lines.length);
  }), { numRuns: 500 });
});

const value = fc.option(fc.nat(5_000), { freq: 4 });
const grid = fc.uniqueArray(fc.record({ region: fc.constantFrom('Casablanca-Settat', 'Oriental', 'فاس-مكناس', 'Souss-Massa'), segment: fc.constantFrom('CRM', 'BPO', 'ITO'), women: value, men: value }), { minLength: 1, selector: ({ region, segment }) => `${region} ${segment}` });

it('declares the sum of the cells whatever the order of rows, and never a zero that nobody wrote', async () => {
  await fc.assert(fc.asyncProperty(grid.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), async ([rows, shuffled]) => {
    const sheet = (list: typeof rows) => sheetOf('Emplois', [['Titre'], [], ['Région', 'Filière', 'Femmes', 'Hommes'], ...list.map(({ region, segment, women, men }): GivenCell[] => [region, segment, women, men])]);
    const [first, second] = [await examine([sheet(rows)]), await examine([sheet(shuffled)])];
    const written = rows.flatMap(({ women, men }) => [women, men]).filter((number) => number !== null);
    const reported = first.lines.filter(({ state }) => state === 'reported');
    expect(reported.length).toBe(written.length);
    expect(reported.reduce((sum, line) => sum + Number(line.value), 0)).toBe(written.reduce((sum, number) => sum + number, 0));
    expect(reported.filter((line) => line.value === '0')).toHaveLength(written.filter((number) => number === 0).length);
    expect(new Map(second.lines.map((line) => [lineKey(line), line.value]))).toEqual(new Map(first.lines.map((line) => [lineKey(line), line.value])));
  }), { numRuns: 100 });
});
