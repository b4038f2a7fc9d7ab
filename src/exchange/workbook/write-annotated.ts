import { parseCellRef, writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { Language } from '../../common/translated.js';
import type { Cell, Sheet } from './workbook.js';

/** One line of the sheet of anomalies, in the reader's language. */
export interface Anomaly {
  readonly sheet: string;
  /** A1 style; empty when the anomaly concerns the whole sheet. */
  readonly cell: string;
  readonly value: string;
  readonly severity: 'error' | 'warning';
  readonly reason: string;
  readonly remedy: string;
}

type Words = Record<'title' | 'sheet' | 'cell' | 'value' | 'severity' | 'reason' | 'remedy' | 'error' | 'warning', string>;

const WORDS: Record<Language, Words> = {
  fr: { title: 'Anomalies', sheet: 'Feuille', cell: 'Cellule', value: 'Valeur', severity: 'Gravité', reason: 'Motif', remedy: 'Que faire', error: 'Erreur', warning: 'Avertissement' },
  ar: { title: 'الملاحظات', sheet: 'الورقة', cell: 'الخلية', value: 'القيمة', severity: 'الدرجة', reason: 'السبب', remedy: 'ما العمل', error: 'خطأ', warning: 'تنبيه' },
  en: { title: 'Problems', sheet: 'Sheet', cell: 'Cell', value: 'Value', severity: 'Severity', reason: 'Reason', remedy: 'What to do', error: 'Error', warning: 'Warning' },
};

const COLUMN_WIDTHS = [18, 10, 28, 14, 60, 60];
const REFUSED: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F8D7DA' } } };
const DOUBTFUL: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF3CD' } } };
const HEADER: CellStyle = { font: { bold: true } };
const DAY: CellStyle = { numFmt: 'dd/mm/yyyy' };

const LONGEST_TEXT = 32_767;
const LONGEST_SHEET_NAME = 31;

/**
 * In the file format `_x0041_` means 'A': a text that holds these characters has its underscore written as `_x005F_`
 * (ECMA-376 part 1, 22.9.2.19). Two code points have no place in XML.
 */
export function asText(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\ufffe\uffff]/g, '\ufffd').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A name that a spreadsheet accepts and that no other sheet has, case aside. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'|'$/g, ' ').trim() || '-';
  let name = base.slice(0, LONGEST_SHEET_NAME);
  for (let suffix = 2; taken.has(name.toLowerCase()); suffix += 1) name = `${base.slice(0, LONGEST_SHEET_NAME - 5)} ${suffix}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Numbers beyond what a spreadsheet keeps exactly are written as text. */
function writtenValue(cell: Cell): CellValue {
  if (cell.kind === 'number' && cell.number !== undefined && cell.number.replace(/\D/g, '').length <= 15) return Number(cell.number);
  if (cell.kind === 'date' && cell.date !== undefined) return new Date(`${cell.date}T00:00:00Z`);
  if (cell.kind === 'boolean') return cell.text === 'TRUE';
  return cell.kind === 'empty' ? null : asText(cell.text);
}

function styleOf(cell: Cell | undefined, severity: Anomaly['severity'] | undefined): CellStyle {
  const fill = severity === undefined ? {} : severity === 'error' ? REFUSED : DOUBTFUL;
  return { ...fill, ...(cell?.kind === 'date' ? DAY : {}), ...(cell?.percent ? { numFmt: '0.##%' } : {}) };
}

function copySheet(sheet: Sheet, name: string, anomalies: readonly Anomaly[]): WriteSheet {
  const severities = new Map<string, Anomaly['severity']>();
  for (const anomaly of anomalies) {
    if (anomaly.sheet === sheet.name && severities.get(anomaly.cell) !== 'error') severities.set(anomaly.cell, anomaly.severity);
  }
  const rows: CellValue[][] = [];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const row of sheet.rows) {
    while (rows.length < row.number) rows.push([]);
    for (const cell of row.cells) {
      const values = rows[row.number - 1] ?? [];
      while (values.length < cell.column) values.push(null);
      values[cell.column] = cell.mergedFrom === undefined ? writtenValue(cell) : null;
      const style = styleOf(cell, severities.get(cell.address));
      if (Object.keys(style).length > 0) cells.set(`${row.number - 1},${cell.column}`, { style });
    }
  }
  for (const [address, severity] of severities) {
    const place = /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(address) ? parseCellRef(address) : undefined;
    const key = place && `${place.row},${place.col}`;
    if (key !== undefined && !cells.has(key)) cells.set(key, { style: styleOf(undefined, severity) });
  }
  return { name, rows, cells, hidden: sheet.hidden };
}

function anomalySheet(name: string, anomalies: readonly Anomaly[], words: Words, language: Language): WriteSheet {
  const header = [words.sheet, words.cell, words.value, words.severity, words.reason, words.remedy];
  const lines = anomalies.map((anomaly) =>
    [anomaly.sheet, anomaly.cell, anomaly.value, words[anomaly.severity], anomaly.reason, anomaly.remedy].map(asText),
  );
  return {
    name,
    rows: [header, ...lines],
    columns: COLUMN_WIDTHS.map((width) => ({ width })),
    cells: new Map(header.map((_, column) => [`0,${column}`, { style: HEADER }])),
    freezePane: { rows: 1 },
    ...(language === 'ar' ? { view: { rightToLeft: true } } : {}),
  };
}

/**
 * A copy of the workbook's values with the refused and doubtful cells coloured, and a first sheet that lists why and what to do.
 * Every text is written as a string, whatever it begins with; formulas give way to their results; macros, links and pictures are left out.
 */
export async function writeAnnotatedWorkbook(sheets: readonly Sheet[], anomalies: readonly Anomaly[], language: Language): Promise<Uint8Array> {
  const words = WORDS[language];
  const taken = new Set<string>();
  const copies = sheets.map((sheet) => copySheet(sheet, sheetName(sheet.name, taken), anomalies));
  return writeXlsx({ sheets: [anomalySheet(sheetName(words.title, taken), anomalies, words, language), ...copies] });
}
