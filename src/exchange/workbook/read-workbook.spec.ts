import { readFileSync } from 'node:fs';
import { buildWorkbook, smallWorkbookParts, type WorkbookParts } from '../../../test/corpus/workbook-parts.js';
import { REFUSED_FILES } from '../../../test/corpus/refused-files.js';
import { buildZip } from '../../../test/corpus/zip-builder.js';
import { readWorkbook } from './read-workbook.js';
import { DEFAULT_WORKBOOK_LIMITS } from './workbook-limits.js';
import { WORKBOOK_REFUSAL_CODES } from './workbook-refusal.js';
import type { Cell, Sheet } from './workbook.js';

const read = (workbook: WorkbookParts): Promise<Sheet[]> => readWorkbook(buildWorkbook(workbook));

/** Cells of a one-sheet workbook by address. */
async function cellsOf(workbook: Omit<WorkbookParts, 'sheets'> & { rows: string; after?: string }): Promise<Record<string, Cell>> {
  const [sheet] = await read({ ...workbook, sheets: [{ name: 'Feuille', rows: workbook.rows, after: workbook.after ?? '' }] });
  return Object.fromEntries((sheet?.rows ?? []).flatMap((row) => row.cells.map((cell) => [cell.address, cell])));
}

describe('files that are refused', () => {
  it.each(REFUSED_FILES.map((file) => [file.what, file] as const))('refuses %s', async (_, file) => {
    await expect(readWorkbook(file.build())).rejects.toMatchObject({ name: 'WorkbookRefusal', code: file.code });
  });

  it('has a file for each reason that a file alone can give', () => {
    const codes = new Set(REFUSED_FILES.map((file) => file.code));
    expect(WORKBOOK_REFUSAL_CODES.filter((code) => !codes.has(code))).toEqual(['workbook_too_slow']);
  });

  it('stops a reading that takes too long', async () => {
    const content = buildZip(smallWorkbookParts());
    await expect(readWorkbook(content, { ...DEFAULT_WORKBOOK_LIMITS, milliseconds: 1 })).rejects.toMatchObject({
      code: 'workbook_too_slow',
      params: { seconds: 1 },
    });
  });

  it('counts the texts that one shared string becomes', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`);
    const content = buildWorkbook({ sheets: [{ name: 'F', rows: rows.join('') }], sharedStrings: [`<si><t>${'x'.repeat(1000)}</t></si>`] });
    await expect(readWorkbook(content, { ...DEFAULT_WORKBOOK_LIMITS, characters: 99_999 })).rejects.toMatchObject({ code: 'workbook_too_complex' });
    await expect(readWorkbook(content, { ...DEFAULT_WORKBOOK_LIMITS, characters: 100_000 })).resolves.toHaveLength(1);
  });

  it('leaves the bytes it was given as they were', async () => {
    const content = buildZip(smallWorkbookParts());
    const before = Buffer.from(content);
    await readWorkbook(content);
    expect(content.equals(before)).toBe(true);
  });
});

describe('what a cell gives', () => {
  it('reads texts: inline, shared, rich, of several lines, Arabic', async () => {
    const cells = await cellsOf({
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>Ministère</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><v>a_x000D_&#10;b</v></c></row>',
      sharedStrings: ['<si><r><t>Fès</t></r><r><rPr><b/></rPr><t>-Meknès</t></r></si>', '<si><t>وزارة الصناعة</t></si>'],
    });
    expect([cells['A1']?.text, cells['B1']?.text, cells['C1']?.text, cells['D1']?.text]).toEqual(['Ministère', 'Fès-Meknès', 'وزارة الصناعة', 'a\nb']);
  });

  it('reads numbers as plain decimals', async () => {
    const cells = await cellsOf({
      rows: '<row r="1"><c r="A1"><v>26.22</v></c><c r="B1"><v>3.75E8</v></c><c r="C1"><v>1E-5</v></c><c r="D1"><v>-0</v></c><c r="E1"><v>1e400</v></c><c r="F1"><v>26.219999999999999</v></c></row>',
    });
    expect(['A1', 'B1', 'C1', 'D1', 'F1'].map((address) => cells[address]?.number)).toEqual(['26.22', '375000000', '0.00001', '0', '26.22']);
    expect(cells['E1']).toMatchObject({ kind: 'error', text: '#NUM!' });
  });

  it('tells a percentage from its number', async () => {
    const cells = await cellsOf({ formats: ['0 %', '0" % du total"'], rows: '<row r="1"><c r="A1" s="1"><v>0.8</v></c><c r="B1" s="2"><v>80</v></c></row>' });
    expect(cells['A1']).toMatchObject({ number: '0.8', percent: true });
    expect(cells['B1']).not.toHaveProperty('percent');
  });

  it.each([
    [false, '45560', '2024-09-25'],
    [true, '44098', '2024-09-25'],
    [false, '61', '1900-03-01'],
    [false, '45560.75', '2024-09-25'],
  ])('reads dates of both systems (1904: %s, %s)', async (date1904, serial, date) => {
    const cells = await cellsOf({ date1904, formats: ['dd/mm/yyyy'], rows: `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>` });
    expect(cells['A1']).toMatchObject({ kind: 'date', date, datePrecision: 'day' });
  });

  it('gives a date the precision that its format shows', async () => {
    const cells = await cellsOf({
      formats: ['yyyy', 'mmmm yyyy', '[$-40C]d mmmm yyyy', '"le "yyyy'],
      rows: ['A', 'B', 'C', 'D'].map((column, index) => `<c r="${column}1" s="${index + 1}"><v>45560</v></c>`).join('').replace(/^/, '<row r="1">').concat('</row>'),
    });
    expect(['A1', 'B1', 'C1', 'D1'].map((address) => cells[address]?.datePrecision)).toEqual(['year', 'month', 'day', 'year']);
  });

  it('does not take a time of day or an impossible date for a date', async () => {
    const cells = await cellsOf({ formats: ['hh:mm', 'yyyy-mm-dd'], rows: '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>1e12</v></c></row>' });
    expect(cells['A1']).toMatchObject({ kind: 'text', text: '12:00:00' });
    expect(cells['B1']).toMatchObject({ kind: 'error' });
  });

  it('marks formulas, keeps their stored result and evaluates nothing', async () => {
    const cells = await cellsOf({
      formats: ['dd/mm/yyyy'],
      rows: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" s="1"><f>A1</f><v>45560</v></c></row>',
    });
    expect(cells['A1']).toMatchObject({ kind: 'number', number: '2', formula: true });
    expect(cells['B1']).toMatchObject({ kind: 'text', text: 'a', formula: true });
    expect(cells['C1']).toMatchObject({ kind: 'empty', formula: true });
    expect(cells['D1']).toMatchObject({ kind: 'error', text: '#DIV/0!', formula: true });
    expect(cells['E1']).toMatchObject({ kind: 'date', date: '2024-09-25', formula: true });
  });

  it('case 33: keeps a text that looks like a formula as a text', async () => {
    const cells = await cellsOf({ rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>=HYPERLINK("http://x","y")</t></is></c><c r="B1"><v>-12</v></c></row>' });
    expect(cells['A1']).toEqual({ address: 'A1', column: 0, kind: 'text', text: '=HYPERLINK("http://x","y")' });
    expect(cells['B1']).toMatchObject({ kind: 'number', number: '-12' });
  });

  it('gives a value merged downwards to each row that holds something', async () => {
    const cells = await cellsOf({
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>CP</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"/></row><row r="4"><c r="B4"><v>4</v></c></row>',
      after: '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B4:C4"/></mergeCells>',
    });
    expect(cells['A2']).toMatchObject({ text: 'CP', mergedFrom: 'A1' });
    expect(cells).not.toHaveProperty('A3');
    expect(cells).not.toHaveProperty('A4');
    expect(cells).not.toHaveProperty('C4');
  });
});

describe('what a workbook gives', () => {
  it('marks hidden sheets and rows and leaves blank rows out', async () => {
    const row = (number: number, attributes = ''): string => `<row r="${number}"${attributes}><c r="A${number}"><v>1</v></c></row>`;
    const sheets = await read({
      sheets: [
        { name: 'A', rows: `${row(2)}<row r="3"/>${row(5, ' hidden="1"')}` },
        { name: 'B', rows: '', state: 'hidden' },
        { name: 'C', rows: '', state: 'veryHidden' },
      ],
    });
    expect(sheets.map((sheet) => sheet.hidden)).toEqual([false, true, true]);
    expect(sheets[0]?.rows.map((line) => [line.number, line.hidden])).toEqual([[2, false], [5, true]]);
  });

  it('ignores links to other workbooks', async () => {
    const link = { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><externalBook/></externalLink>' };
    await expect(readWorkbook(buildZip([...smallWorkbookParts(), link]))).resolves.toHaveLength(1);
  });

  it('reads the published register', async () => {
    const sheets = await readWorkbook(readFileSync(new URL('../data/registre-offshoring.xlsx', import.meta.url)));
    expect(sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([
      ['Lisez-moi', 3], ['Partenaires', 39], ['Conventions', 22], ['Engagements', 19], ['Jalons', 13], ['Zones', 10],
    ]);
  });
});
