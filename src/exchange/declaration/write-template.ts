import { type CellStyle, type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { DeclarationSection } from '../../common/declaration-sections.js';
import { type Language, type Translated, translatedText } from '../../common/translated.js';
import { type Dimension, GENDERS, QUALIFICATIONS, UNKNOWN } from '../../declarations/declaration.vocabulary.js';
import { type DeclaredLine, lineKey } from '../../declarations/declared-line.js';
import { asText } from '../workbook/write-annotated.js';
import { columnLetters } from '../workbook/workbook.js';
import type { ColumnRole, MappedSheet } from './declaration-mapping.js';
import { LISTS_SHEET, MARK_SHEET, markRows } from './template-mark.js';
import { templateTable, type TemplateRow, type TemplateTable } from './template-rows.js';
import { CODE_LABELS, DIMENSION_LABELS, SECTION_LABELS, STATE_LABELS, TEMPLATE_WORDS } from './template-words.js';

export interface TemplateInput {
  ref: string;
  /** As people name it: T3 2026. */
  period: string;
  previousPeriod: string | null;
  organisation: string;
  language: Language;
  sections: readonly DeclarationSection[];
  indicators: readonly { code: string; section: DeclarationSection; kind: string; whole: boolean; name: Translated; cohort: string | null }[];
  sites: readonly { id: string; name: string }[];
  references: Readonly<Partial<Record<Dimension, readonly { code: string; name: string }[]>>>;
  draft: readonly DeclaredLine[];
  previous: readonly DeclaredLine[];
}

interface Column {
  header: string;
  is: ColumnRole;
  width: number;
  /** What stands in the row. */
  value: (row: TemplateRow) => CellValue;
  input: boolean;
  whole?: boolean;
  /** The list from which the cell chooses. */
  list?: string;
}

const HEADER_ROW = 5;
const BLANK_ROWS = 40;
const TITLE: CellStyle = { font: { bold: true, size: 14 } };
const HEADER: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E4DA' } }, alignment: { wrapText: true, vertical: 'top' } };
const EARLIER: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1EFE9' } }, numFmt: '#,##0.######' };
const INPUT: CellStyle = { protection: { locked: false }, numFmt: '#,##0.######', border: { bottom: { style: 'thin', color: { rgb: 'B8B2A4' } } } };
const WHOLE: CellStyle = { ...INPUT, numFmt: '#,##0' };
const CHOICE: CellStyle = { ...INPUT, numFmt: '@' };
const EXACT_DIGITS = 15;

/** The workbook of a declaration, to be filled and brought back: texts are strings, nothing in it is a formula. */
export async function writeTemplate(input: TemplateInput): Promise<Uint8Array> {
  const lists = new Map<string, string[]>();
  const written = input.sections.map((section) => sectionSheet(section, input, lists));
  const rightToLeft = input.language === 'ar' ? { view: { rightToLeft: true } } : {};
  const longest = Math.max(0, ...[...lists.values()].map((list) => list.length));
  const listRows = Array.from({ length: longest }, (_, at) => [...lists.values()].map((list) => (list[at] === undefined ? null : asText(list[at]))));
  return writeXlsx({
    sheets: [
      ...written.map(({ sheet }) => ({ ...sheet, ...rightToLeft })),
      { name: LISTS_SHEET, rows: listRows, hidden: true, protection: { sheet: true } },
      { name: MARK_SHEET, rows: markRows({ ref: input.ref, mapping: { sheets: written.map(({ mapped }) => mapped) } }).map((row) => row.map(asText)), veryHidden: true, protection: { sheet: true } },
    ],
    workbookProtection: { lockStructure: true },
  });
}

function sectionSheet(section: DeclarationSection, input: TemplateInput, lists: Map<string, string[]>): { sheet: WriteSheet; mapped: MappedSheet } {
  const { language } = input;
  const codes = new Set(input.indicators.filter((indicator) => indicator.section === section).map(({ code }) => code));
  const ofSection = (lines: readonly DeclaredLine[]): DeclaredLine[] => lines.filter(({ indicator }) => codes.has(indicator));
  const table = templateTable(section, [...ofSection(input.previous), ...ofSection(input.draft)], input.sites);
  const columns = [...placeColumns(table, input, lists), ...valueColumns(section, input)];
  const name = SECTION_LABELS[section][language];
  const rows: CellValue[][] = [
    [asText(`${name}, ${TEMPLATE_WORDS.declaration[language]} ${input.ref}, ${input.period}`)], [asText(input.organisation)], [TEMPLATE_WORDS.how[language]], [],
    columns.map(({ header }) => asText(header)), ...table.rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  const first = HEADER_ROW + 1;
  const last = HEADER_ROW + table.rows.length + BLANK_ROWS;
  while (rows.length < last) rows.push(columns.map(() => null));
  const cells: NonNullable<WriteSheet['cells']> = new Map([['0,0', { style: TITLE }]]);
  for (const [at, column] of columns.entries()) {
    cells.set(`${HEADER_ROW - 1},${at}`, { style: HEADER });
    for (let row = HEADER_ROW; row < last; row += 1) cells.set(`${row},${at}`, { style: styleOf(column, row - HEADER_ROW >= table.rows.length) });
  }
  const range = (at: number): string => `${columnLetters(at)}${first}:${columnLetters(at)}${last}`;
  const dataValidations = columns.flatMap(({ list, input: isInput, whole }, at): NonNullable<WriteSheet['dataValidations']> => {
    if (list !== undefined) return [{ type: 'list', formula1: listRange(list, lists), range: range(at), allowBlank: true, showErrorMessage: true, errorStyle: 'stop' }];
    return isInput ? [{ type: whole ? 'whole' : 'decimal', operator: 'greaterThanOrEqual', formula1: '0', range: range(at), allowBlank: true, showErrorMessage: true, errorStyle: 'warning' }] : [];
  });
  return {
    sheet: {
      name, rows, cells, dataValidations, columns: columns.map(({ width }) => ({ width })), freezePane: { rows: HEADER_ROW },
      protection: { sheet: true, formatColumns: true },
    },
    mapped: { sheet: name, section, headerRow: HEADER_ROW, columns: columns.map(({ header, is }, at) => ({ column: columnLetters(at), header, is })) },
  };
}

/** What tells a row: choices in rows that are free, fixed where the row is given. */
function styleOf({ input, list, whole }: Column, free: boolean): CellStyle {
  if (list !== undefined) return list === SITES && !free ? {} : CHOICE;
  return input ? (whole ? WHOLE : INPUT) : EARLIER;
}

const SITES = 'site';

function placeColumns({ hasSites, dimensions }: TemplateTable, { language, sites, references }: TemplateInput, lists: Map<string, string[]>): Column[] {
  const beside = TEMPLATE_WORDS.besideSites[language];
  if (hasSites) lists.set(SITES, [...sites.map(({ name }) => name), beside]);
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
  const siteColumn: Column = { header: TEMPLATE_WORDS.site[language], is: { role: 'site' }, width: 30, input: false, list: SITES, value: ({ site }) => asText(site === null ? beside : (siteNames.get(site) ?? '')) };
  return [
    ...(hasSites ? [siteColumn] : []),
    ...dimensions.map((dimension): Column => {
      const labels = labelsOf(dimension, language, references);
      if (labels.size > 0) lists.set(dimension, [...labels.values()]);
      return {
        header: DIMENSION_LABELS[dimension][language], is: { role: 'dimension', dimension }, width: 20, input: true, ...(labels.size > 0 ? { list: dimension } : {}),
        value: (row) => {
          const code = row.dimensions[dimension];
          return code === undefined ? null : asText(labels.get(code) ?? code);
        },
      };
    }),
  ];
}

function labelsOf(dimension: Dimension, language: Language, references: TemplateInput['references']): ReadonlyMap<string, string> {
  if (dimension === 'skill') return new Map();
  const coded = dimension === 'gender' ? GENDERS : dimension === 'qualification' ? QUALIFICATIONS : undefined;
  if (coded) return new Map(coded.map((code) => [code, CODE_LABELS[code]?.[language] ?? code]));
  return new Map([...(references[dimension] ?? []).map(({ code, name }) => [code, name] as const), [UNKNOWN, CODE_LABELS['unknown']?.[language] ?? UNKNOWN]]);
}

/** The previous values, then what is declared; of jobs, the previous headcount comes first, the headcount follows from the movements, and those who follow a cohort come last. */
function valueColumns(section: DeclarationSection, { indicators, language, previousPeriod, draft, previous }: TemplateInput): Column[] {
  const before = new Map(previous.map((line) => [lineKey(line), line]));
  const now = new Map(draft.map((line) => [lineKey(line), line]));
  const ofSection = indicators.filter((indicator) => indicator.section === section);
  const earlier = ({ code, name }: (typeof indicators)[number]): Column[] => (previousPeriod === null ? [] : [{
    header: `${translatedText(name, language)} ${previousPeriod}, ${TEMPLATE_WORDS.accepted[language]}`, is: { role: 'ignored' }, width: 16, input: false,
    value: (row) => valueOf(before.get(lineKey({ indicator: code, ...row })), language),
  }]);
  const declared = ({ code, name, whole }: (typeof indicators)[number]): Column => ({
    header: translatedText(name, language), is: { role: 'indicator', indicator: code, dimensions: {} }, width: 16, input: true, whole,
    value: (row) => valueOf(now.get(lineKey({ indicator: code, ...row })), language),
  });
  if (section !== 'jobs') return ofSection.flatMap((indicator) => [...earlier(indicator), declared(indicator)]);
  const [cohorts, others] = [ofSection.filter(({ cohort }) => cohort !== null), ofSection.filter(({ cohort }) => cohort === null)];
  const [stocks, flows] = [others.filter(({ kind }) => kind === 'stock'), others.filter(({ kind }) => kind !== 'stock')];
  return [...stocks.flatMap(earlier), ...[...flows, ...stocks, ...cohorts].map(declared)];
}

/** A number beyond what a spreadsheet keeps exactly is written as text. */
function valueOf(line: DeclaredLine | undefined, language: Language): CellValue {
  if (line === undefined) return null;
  if (line.state !== 'reported' || line.value === null) return line.state === 'reported' ? null : STATE_LABELS[line.state][language];
  return line.value.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(line.value) : line.value;
}

function listRange(list: string, lists: ReadonlyMap<string, readonly string[]>): string {
  const at = columnLetters([...lists.keys()].indexOf(list));
  return `'${LISTS_SHEET}'!$${at}$1:$${at}$${lists.get(list)?.length ?? 1}`;
}
