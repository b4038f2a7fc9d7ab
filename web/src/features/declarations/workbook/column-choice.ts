import type { MappedColumn, MappedSheet, MappingBody } from './workbook-queries.js';

/** What a column may be taken for, as one value of a list of choices. */
export interface ColumnIs extends Pick<MappedColumn, 'role' | 'indicator' | 'dimension'> {
  dimensions: object;
}

/** A column of the file with what it is taken for. */
export interface ColumnChoice extends ColumnIs {
  column: string;
  header: string;
  unknown: boolean;
}

export interface ReadSheet {
  sheet: string;
  section: MappedSheet['section'];
  headerRow: number;
  columns: readonly ColumnChoice[];
}

export interface SheetChoice extends ReadSheet {
  /** The part or the row of titles was changed: the columns are proposed again from the titles. */
  isReread: boolean;
}

const PLAIN_ROLES = ['site', 'detail', 'ignored'] as const;
export const DIMENSIONS = ['region', 'zone', 'segment', 'gender', 'qualification', 'skill'] as const;
const GENDERS = ['women', 'men'] as const;

const is = (role: MappedColumn['role'], rest: Partial<ColumnIs> = {}): ColumnIs => ({ role, indicator: null, dimension: null, dimensions: {}, ...rest });

function said(dimensions: object): [string, string][] {
  return Object.entries(dimensions).filter((pair): pair is [string, string] => typeof pair[1] === 'string').sort(([left], [right]) => (left < right ? -1 : 1));
}

export function choiceKey({ role, indicator, dimension, dimensions }: ColumnIs): string {
  return [role, indicator ?? dimension ?? '', ...said(dimensions).flat()].join(' ').trim();
}

/** Every meaning that a column of a part may have; what it has now is among them. */
export function choicesOf(indicators: readonly string[], now: ColumnIs): { values: ColumnIs[]; dimensions: ColumnIs[]; others: ColumnIs[] } {
  const values = indicators.flatMap((indicator) => [is('indicator', { indicator }), ...GENDERS.map((gender) => is('indicator', { indicator, dimensions: { gender } }))]);
  const isListed = now.role !== 'indicator' || values.some((one) => choiceKey(one) === choiceKey(now));
  return {
    values: isListed ? values : [now, ...values],
    dimensions: DIMENSIONS.map((dimension) => is('dimension', { dimension })),
    others: [...indicators.map((indicator) => is('total', { indicator })), ...PLAIN_ROLES.map((role) => is(role))],
  };
}

/** A sheet that nobody knows, or one with a column that nobody knows. */
export function isUnresolved({ section, columns }: Pick<ReadSheet, 'section' | 'columns'>): boolean {
  return section === null || columns.some(({ unknown }) => unknown);
}

export function choicesFrom(mapping: readonly ReadSheet[]): SheetChoice[] {
  return mapping.map((sheet) => ({ sheet: sheet.sheet, section: sheet.section, headerRow: sheet.headerRow, columns: sheet.columns, isReread: false }));
}

export function mappingBody(sheets: readonly SheetChoice[]): MappingBody {
  return {
    sheets: sheets.map(({ sheet, section, headerRow, columns, isReread }) => ({
      sheet, section, headerRow,
      columns: isReread || section === null ? [] : columns.map(({ column, role, indicator, dimension, dimensions }) => ({
        column, role,
        ...(indicator === null ? {} : { indicator }),
        ...(dimension === null ? {} : { dimension }),
        ...(role === 'indicator' ? { dimensions: Object.fromEntries(said(dimensions)) } : {}),
      })),
    })),
  };
}
