import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { buildWorkbook } from '../../../test/corpus/workbook-parts.js';
import { readWorkbook } from './read-workbook.js';
import { DEFAULT_WORKBOOK_LIMITS } from './workbook-limits.js';
import type { Cell, Sheet } from './workbook.js';
import { writeAnnotatedWorkbook, type Anomaly } from './write-annotated.js';
import { readSheets } from './xlsx-reader.js';
import { readZipDirectory } from './zip-directory.js';

const anomaly = (over: Partial<Anomaly> = {}): Anomaly => ({ sheet: 'Jalons', cell: 'D4', value: '31/02/2026', severity: 'error', reason: 'Ce jour n’existe pas.', remedy: 'Corrigez la date.', ...over });
const sheetOf = (cells: Cell[], name = 'Jalons'): Sheet => ({ name, hidden: false, rows: [{ number: 4, hidden: false, cells }] });
const text = (column: number, value: string): Cell => ({ address: `${String.fromCharCode(65 + column)}4`, column, kind: 'text', text: value });

function partsOf(content: Uint8Array): Map<string, string> {
  return new Map(readZipDirectory(content, 1000).map((entry) => {
    const data = content.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
    return [entry.name, (entry.method === 0 ? Buffer.from(data) : inflateRawSync(data)).toString()];
  }));
}

describe('the annotated copy', () => {
  it('lists each anomaly first, in the language asked, then the sheets as they were', async () => {
    const original = await readWorkbook(buildWorkbook({
      formats: ['dd/mm/yyyy', '0 %'],
      sheets: [{ name: 'Jalons', rows: '<row r="4"><c r="A4" t="inlineStr"><is><t>CP</t></is></c><c r="B4"><v>26.22</v></c><c r="C4" s="1"><v>45560</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" s="2"><v>0.8</v></c></row>' }],
    }));
    const [list, copy] = await readWorkbook(await writeAnnotatedWorkbook(original, [anomaly()], 'fr'));
    expect(list?.name).toBe('Anomalies');
    expect(list?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['Feuille', 'Cellule', 'Valeur', 'Gravité', 'Motif', 'Que faire'],
      ['Jalons', 'D4', '31/02/2026', 'Erreur', 'Ce jour n’existe pas.', 'Corrigez la date.'],
    ]);
    expect(copy).toEqual(original[0]);
    const [arabic] = await readWorkbook(await writeAnnotatedWorkbook(original, [anomaly()], 'ar'));
    expect(arabic?.rows[0]?.cells[0]?.text).toBe('الورقة');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', ' =1', '＝1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])(
    'case 33: writes %j as a string, never as a formula',
    async (value) => {
      const written = await writeAnnotatedWorkbook([sheetOf([text(0, value)])], [anomaly({ value, reason: value, remedy: value })], 'fr');
      const xml = [...partsOf(written)].filter(([name]) => name.includes('worksheets/'));
      expect(xml).toHaveLength(2);
      for (const [, content] of xml) expect(content).not.toMatch(/<f[ >/]|t="str"/);
      const [list, copy] = await readWorkbook(written);
      expect(list?.rows[1]?.cells[2]).toMatchObject({ kind: 'text', text: value });
      expect(copy?.rows[0]?.cells[0]).toMatchObject({ kind: 'text', text: value });
    },
  );

  it('writes any text so that it reads the same', async () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() !== '' && !value.includes('\r'));
    await fc.assert(fc.asyncProperty(fc.oneof(texts, fc.constantFrom('_x0041_', '_x005F_x0041_', '<a>&"', '💶')), async (value) => {
      const written = await writeAnnotatedWorkbook([sheetOf([text(0, value)])], [], 'en');
      const sheets = await readSheets(written, DEFAULT_WORKBOOK_LIMITS);
      expect(sheets[1]?.rows[0]?.cells[0]?.text).toBe(value);
    }), { numRuns: 60 });
  });

  it('colours the cells at fault, blank ones too', async () => {
    const written = await writeAnnotatedWorkbook([sheetOf([text(3, 'x')])], [anomaly(), anomaly({ cell: 'F7', severity: 'warning' }), anomaly({ cell: '' })], 'fr');
    const sheet = partsOf(written).get('xl/worksheets/sheet2.xml') ?? '';
    expect(sheet).toMatch(/<c r="D4"[^>]* s="[1-9]/);
    expect(sheet).toMatch(/<c r="F7" s="[1-9]/);
  });

  it('gives sheets names that a spreadsheet accepts', async () => {
    const names = ['Anomalies', 'a/b:c', `${'n'.repeat(31)}x`, `${'n'.repeat(31)}y`, '', "'x'"];
    const written = await writeAnnotatedWorkbook(names.map((name) => sheetOf([text(0, 'x')], name)), [], 'fr');
    const read = await readWorkbook(written);
    expect(new Set(read.map((sheet) => sheet.name.toLowerCase())).size).toBe(7);
    expect(read.every((sheet) => /^[^[\]:*?/\\]{1,31}$/.test(sheet.name))).toBe(true);
  });

  it('keeps as text a number that a spreadsheet would round', async () => {
    const cell: Cell = { address: 'A4', column: 0, kind: 'number', text: '9007199254740993', number: '9007199254740993' };
    const [, copy] = await readWorkbook(await writeAnnotatedWorkbook([sheetOf([cell])], [], 'fr'));
    expect(copy?.rows[0]?.cells[0]).toMatchObject({ kind: 'text', text: '9007199254740993' });
  });
});
