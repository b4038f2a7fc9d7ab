import { inflateRawSync } from 'node:zlib';
import { declarationContext, INDICATORS_DECLARED } from '../../../test/exchange/declaration-context.js';
import { LANGUAGES } from '../../common/translated.js';
import type { DeclaredLine } from '../../declarations/declared-line.js';
import { DEFAULT_WORKBOOK_LIMITS } from '../workbook/workbook-limits.js';
import { readSheets } from '../workbook/xlsx-reader.js';
import { readZipDirectory } from '../workbook/zip-directory.js';
import { examineWorkbook, layoutOf } from './examine-workbook.js';
import { readMark } from './template-mark.js';
import { type TemplateInput, writeTemplate } from './write-template.js';

const context = declarationContext({ sections: ['jobs', 'training', 'premises', 'revenue', 'public'] });
const [salé, rabat] = context.sites.map(({ id }) => id) as [string, string];
const line = (indicator: string, site: string | null, value: string | null, dimensions: DeclaredLine['dimensions'] = {}): DeclaredLine => ({ indicator, site, dimensions, state: value === null ? 'not_applicable' : 'reported', value });

const input = (over: Partial<TemplateInput> = {}): TemplateInput => ({
  ref: context.ref, period: 'T3 2026', previousPeriod: 'T2 2026', organisation: 'Zellige-Démo', language: 'fr',
  sections: ['jobs', 'training', 'premises', 'revenue', 'public'],
  indicators: INDICATORS_DECLARED,
  sites: context.sites,
  references: { region: context.regions.map(({ code, names }) => ({ code, name: names[0] ?? code })), segment: context.segments.map(({ code }) => ({ code, name: code })), zone: [] },
  draft: [],
  previous: [line('headcount', salé, '238', { qualification: 'engineer' }), line('headcount', salé, '146', { qualification: 'technician' })],
  ...over,
});

function partsOf(content: Uint8Array): Map<string, string> {
  return new Map(readZipDirectory(content, 1000).map((entry) => {
    const data = content.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
    return [entry.name, (entry.method === 0 ? Buffer.from(data) : inflateRawSync(data)).toString()];
  }));
}
const read = (content: Uint8Array) => readSheets(content, DEFAULT_WORKBOOK_LIMITS);

it('gives each part its sheet, with the sites, what was accepted before, and the indicators', async () => {
  const [jobs, ...others] = await read(await writeTemplate(input()));
  expect(others.map(({ name, hidden }) => [name, hidden])).toEqual([['Formation', false], ['Locaux', false], ['Chiffre d’affaires', false], ['Engagements de l’État', false], ['_mithaq_listes', true], ['_mithaq', true]]);
  const rows = jobs?.rows.filter(({ number }) => number >= 5).map(({ cells }) => cells.map(({ text }) => text));
  expect(rows).toEqual([
    ['Site', 'Filière', 'Sexe', 'Qualification', 'Effectif T2 2026, accepté', 'Entrées', 'Sorties', 'Transferts reçus', 'Transferts cédés', 'Effectif', 'Recrues présentes à 18 mois'],
    ['Salé, site A', 'Ingénieurs', '238'], ['Salé, site A', 'Techniciens', '146'], ['Rabat, site B'],
  ]);
});

it('lets the values and the choices be written, and nothing else', async () => {
  const parts = partsOf(await writeTemplate(input()));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const styles = parts.get('xl/styles.xml') ?? '';
  expect(sheet).toMatch(/<sheetProtection[^>]*sheet="1"/);
  expect(parts.get('xl/workbook.xml')).toMatch(/<workbookProtection[^>]*lockStructure="1"/);
  const formats = [...(/<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g)].map(([xf]) => xf);
  const isOpen = (address: string): boolean => /locked="0"/.test(formats[Number(new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(sheet)?.[1])] ?? '');
  expect(['F6', 'J6', 'D6', 'F20', 'A20'].map(isOpen)).toEqual([true, true, true, true, true]);
  expect(['A5', 'A6', 'E6', 'E20', 'A1'].map(isOpen)).toEqual([false, false, false, false, false]);
  expect(sheet).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="D6:D\d+"[\s\S]*?_mithaq_listes/);
});

it.each(LANGUAGES)('in %s says nothing that the draft does not say, and brings back what is written in it', async (language) => {
  const draft = [line('headcount', salé, '250', { qualification: 'engineer' }), line('job_exits', salé, null, { qualification: 'engineer' }), line('headcount', null, '3', { region: 'MA-06' }), line('office_area_built', rabat, '1234567890.5'), line('incentives_paid', null, '0')];
  const sheets = await read(await writeTemplate(input({ language, draft })));
  const drafted = { ...context, draft };
  const examined = await examineWorkbook(sheets, drafted, layoutOf(sheets, drafted), {});
  expect(examined.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(examined.lines.filter(({ blank }) => !blank).map(({ indicator, site, value, outcome }) => [indicator, site, value, outcome])).toEqual([
    ['job_exits', salé, null, 'same'], ['headcount', salé, '250', 'same'], ['headcount', null, '3', 'same'], ['office_area_built', rabat, '1234567890.5', 'same'], ['incentives_paid', null, '0', 'same'],
  ]);
  const again = await examineWorkbook(sheets, context, layoutOf(sheets, context), {});
  expect(again.lines.filter(({ blank }) => !blank).map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new', 'new']);
});

it('reads from right to left in Arabic', async () => {
  const [arabic, french] = [partsOf(await writeTemplate(input({ language: 'ar' }))), partsOf(await writeTemplate(input()))];
  expect(arabic.get('xl/worksheets/sheet1.xml')).toMatch(/rightToLeft="(?:1|true)"/);
  expect(french.get('xl/worksheets/sheet1.xml')).not.toMatch(/rightToLeft/);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])('case 33: writes the name %j as a string, never as a formula', async (name) => {
  const written = await writeTemplate(input({ organisation: name, sites: [{ id: salé, name }], references: { segment: [{ code: 'X', name }] }, period: name, ref: name }));
  for (const [part, content] of partsOf(written)) if (part.includes('worksheets/')) expect(content).not.toMatch(/<f[ >/]|t="str"/);
  const [jobs] = await read(written);
  expect(jobs?.rows.find(({ number }) => number === 6)?.cells[0]).toMatchObject({ kind: 'text', text: name });
});

it('takes nothing from a mark that is not one', async () => {
  const sheets = await read(await writeTemplate(input()));
  expect(readMark(sheets)?.ref).toBe(context.ref);
  const tampered = (text: string) => sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.text.startsWith('{') ? { ...cell, text } : cell)) })) }));
  for (const text of ['{', 'null', '[]', '{"role":"owner"}', '{"role":"indicator"}', '{"role":"dimension","dimension":"__proto__"}']) expect(readMark(tampered(text))).toBeUndefined();
  expect(readMark(sheets.filter(({ name }) => name !== '_mithaq'))).toBeUndefined();
});
