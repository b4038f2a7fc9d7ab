import type { WorkbookRefusalCode } from '../../src/exchange/workbook/workbook-refusal.js';
import { buildOverlappingZip, buildZip, deflatedZeros, type ZipPart } from './zip-builder.js';
import { smallWorkbookParts } from './workbook-parts.js';

export interface RefusedFile {
  readonly what: string;
  readonly code: WorkbookRefusalCode;
  readonly build: () => Buffer;
}

const MEBIBYTE = 1024 * 1024;
const OLE2 = 'd0cf11e0a1b11ae1';
const SHEET = 'xl/worksheets/sheet1.xml';

const withPart = (part: ZipPart): Buffer => buildZip([...smallWorkbookParts(), part]);
const replacing = (name: string, change: (part: ZipPart) => ZipPart): Buffer =>
  buildZip(smallWorkbookParts().map((part) => (part.name === name ? change(part) : part)));
const withSheet = (content: string): Buffer => replacing(SHEET, (part) => ({ ...part, content }));
const oleFile = (stream: string): Buffer => Buffer.concat([Buffer.from(OLE2, 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);

const BILLION_LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY ${String.fromCharCode(98 + level)} "${`&${String.fromCharCode(97 + level)};`.repeat(10)}">`,
).join('')}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`;
const EXTERNAL_ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&secret;</t></is></c></row></sheetData></worksheet>';

/** Files that are never read, each with the reason that its sender is told. */
export const REFUSED_FILES: readonly RefusedFile[] = [
  { what: 'an empty file', code: 'workbook_empty', build: () => Buffer.alloc(0) },
  { what: 'a text table named .xlsx', code: 'workbook_not_xlsx', build: () => Buffer.from('Code;Nature\nMIC;Ministère\n') },
  { what: 'a web page named .xlsx', code: 'workbook_not_xlsx', build: () => Buffer.from('<html><table></table></html>') },
  { what: 'random bytes', code: 'workbook_not_xlsx', build: () => Buffer.from('00ff13372b00', 'hex') },
  { what: 'an archive of other things', code: 'workbook_not_xlsx', build: () => buildZip([{ name: 'a.txt', content: 'a' }]) },
  { what: 'an empty archive', code: 'workbook_not_xlsx', build: () => buildZip([]) },
  { what: 'an OpenDocument spreadsheet', code: 'workbook_not_xlsx', build: () => buildZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', content: '<x/>' }]) },
  { what: 'a binary workbook (.xlsb)', code: 'workbook_not_xlsx', build: () => withPart({ name: 'xl/workbook.bin', content: 'x' }) },
  { what: 'a text document (.docx)', code: 'workbook_not_xlsx', build: () => withPart({ name: 'word/document.xml', content: '<w/>' }) },
  { what: 'content types of something else', code: 'workbook_not_xlsx', build: () => replacing('[Content_Types].xml', (part) => ({ ...part, content: '<Types/>' })) },
  { what: 'an Excel 97-2003 workbook', code: 'workbook_legacy_xls', build: () => oleFile('Workbook') },
  { what: 'a password-protected workbook', code: 'workbook_encrypted', build: () => oleFile('EncryptedPackage') },
  { what: 'an archive with an encrypted part', code: 'workbook_encrypted', build: () => replacing(SHEET, (part) => ({ ...part, flags: 1 })) },
  { what: 'a file beyond the size limit', code: 'workbook_too_large', build: () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(25 * MEBIBYTE)]) },
  { what: 'a truncated workbook', code: 'workbook_corrupt', build: () => { const file = buildZip(smallWorkbookParts()); return file.subarray(0, file.length - 60); } },
  { what: 'a part whose checksum is wrong', code: 'workbook_corrupt', build: () => replacing(SHEET, (part) => ({ ...part, declaredCrc: 1 })) },
  { what: 'a part that is not deflated data', code: 'workbook_corrupt', build: () => replacing(SHEET, (part) => ({ ...part, deflated: Buffer.from('ffffffff', 'hex') })) },
  { what: 'a part shorter than declared', code: 'workbook_corrupt', build: () => replacing(SHEET, (part) => ({ ...part, declaredSize: 100_000 })) },
  { what: 'two names for one part', code: 'workbook_corrupt', build: () => replacing(SHEET, (part) => ({ ...part, localName: 'xl/worksheets/sheet2.xml' })) },
  { what: 'a sheet that the workbook announces and does not hold', code: 'workbook_corrupt', build: () => buildZip(smallWorkbookParts().filter((part) => part.name !== SHEET)) },
  { what: 'five gigabytes behind an honest size of four', code: 'workbook_zip_bomb', build: () => withPart({ name: 'xl/media/image1.png', content: '', deflated: deflatedZeros(5120), declaredSize: 0xfffffffe }) },
  { what: 'five gigabytes behind a declared kilobyte', code: 'workbook_zip_bomb', build: () => replacing(SHEET, (part) => ({ ...part, deflated: deflatedZeros(5120), declaredSize: 1024 })) },
  { what: 'five gigabytes behind a declared zero', code: 'workbook_zip_bomb', build: () => replacing(SHEET, (part) => ({ ...part, deflated: deflatedZeros(5120), declaredSize: 0 })) },
  { what: 'two hundred megabytes declared', code: 'workbook_zip_bomb', build: () => replacing(SHEET, (part) => ({ ...part, deflated: deflatedZeros(200), declaredSize: 200 * MEBIBYTE })) },
  { what: 'parts that overlap', code: 'workbook_zip_bomb', build: () => buildOverlappingZip('xl/a.xml', 'xl/b.xml') },
  { what: 'a hundred thousand parts', code: 'workbook_too_many_parts', build: () => buildZip(Array.from({ length: 100_000 }, (_, index) => ({ name: `p${index}`, content: '', stored: true }))) },
  { what: 'more parts than a workbook has', code: 'workbook_too_many_parts', build: () => buildZip(Array.from({ length: 3_000 }, (_, index) => ({ name: `p${index}`, content: '', stored: true }))) },
  ...['../../etc/passwd', '/etc/passwd', 'xl/../../x', '..\\x', 'C:\\x', 'xl/%2e%2e/x', 'xl/a\u0000b', 'xl/./x', 'C:x'].map(
    (name): RefusedFile => ({ what: `the part name ${JSON.stringify(name)}`, code: 'workbook_unsafe_part_name', build: () => withPart({ name, content: 'x' }) }),
  ),
  { what: 'a symbolic link', code: 'workbook_unsafe_part_name', build: () => withPart({ name: 'xl/link', content: '/etc/passwd', madeByUnix: true, unixMode: 0o120777 }) },
  { what: 'a part twice', code: 'workbook_unsafe_part_name', build: () => withPart({ name: SHEET.toUpperCase(), content: '<x/>' }) },
  { what: 'a workbook within the workbook', code: 'workbook_nested_archive', build: () => withPart({ name: 'xl/embeddings/book.xlsx', content: buildZip(smallWorkbookParts()) }) },
  { what: 'billion laughs', code: 'workbook_forbidden_markup', build: () => withSheet(BILLION_LAUGHS) },
  { what: 'an external entity', code: 'workbook_forbidden_markup', build: () => withSheet(EXTERNAL_ENTITY) },
  { what: 'a document type behind a long comment', code: 'workbook_forbidden_markup', build: () => withSheet(`<!--${'x'.repeat(65_530)}--><!DOCTYPE x><worksheet/>`) },
  { what: 'a sheet in UTF-16', code: 'workbook_forbidden_markup', build: () => replacing(SHEET, (part) => ({ ...part, content: Buffer.from('\ufeff<worksheet/>', 'utf16le') })) },
  { what: 'macros', code: 'workbook_macros', build: () => withPart({ name: 'xl/vbaProject.bin', content: 'x' }) },
  { what: 'two cells at opposite corners of the sheet', code: 'workbook_too_complex', build: () => withSheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>') },
  { what: 'a cell beyond the sheet', code: 'workbook_corrupt', build: () => withSheet('<worksheet><sheetData><row r="1"><c r="ZZZZ99999999"><v>1</v></c></row></sheetData></worksheet>') },
  { what: 'millions of tags', code: 'workbook_too_complex', build: () => withSheet(`<worksheet><sheetData>${'<c/>'.repeat(6_000_000)}</sheetData></worksheet>`) },
];
