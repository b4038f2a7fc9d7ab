import { buildZip, type ZipPart } from './zip-builder.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface SheetParts {
  readonly name: string;
  /** XML within `sheetData`. */
  readonly rows: string;
  /** XML after `sheetData`. */
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  readonly date1904?: boolean;
  /** XML of the `si` elements. */
  readonly sharedStrings?: readonly string[];
  /** Custom number formats; the n-th is style n + 1, style 0 is general. */
  readonly formats?: readonly string[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

function styles(formats: readonly string[]): string {
  const codes = formats.map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(format)}"/>`);
  const cells = ['<xf numFmtId="0"/>', ...formats.map((_, index) => `<xf numFmtId="${200 + index}" applyNumberFormat="1"/>`)];
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length}">${codes.join('')}</numFmts><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a small valid workbook, to be archived as they are or after a change. */
export function workbookParts(workbook: WorkbookParts): ZipPart[] {
  const sheets = workbook.sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const list = sheets.map(
    (sheet) => `<sheet name="${escape(sheet.name)}" sheetId="${sheet.number}" r:id="rId${sheet.number}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
  );
  const relationships = [
    ...sheets.map((sheet) => relationship(`rId${sheet.number}`, 'worksheet', `worksheets/sheet${sheet.number}.xml`)),
    relationship('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
    relationship('rIdStyles', 'styles', 'styles.xml'),
  ];
  const overrides = sheets.map((sheet) => `<Override PartName="/xl/worksheets/sheet${sheet.number}.xml" ContentType="${TYPE}.worksheet+xml"/>`);
  return [
    { name: '[Content_Types].xml', content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${overrides.join('')}</Types>` },
    { name: '_rels/.rels', content: `<Relationships xmlns="${PACKAGE}/relationships">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${workbook.date1904 ? '1' : '0'}"/><sheets>${list.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="${PACKAGE}/relationships">${relationships.join('')}</Relationships>` },
    { name: 'xl/styles.xml', content: styles(workbook.formats ?? []) },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${(workbook.sharedStrings ?? []).join('')}</sst>` },
    ...sheets.map((sheet) => ({
      name: `xl/worksheets/sheet${sheet.number}.xml`,
      content: `<worksheet xmlns="${MAIN}"><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
    })),
  ];
}

export function buildWorkbook(workbook: WorkbookParts): Buffer {
  return buildZip(workbookParts(workbook));
}

/** A workbook of one sheet with the text 'A' in A1: the honest file that hostile ones start from. */
export function smallWorkbookParts(): ZipPart[] {
  return workbookParts({ sheets: [{ name: 'Feuille', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>' }] });
}
