import { type FieldProblem, Problem } from '../../common/problems.js';
import type { Sheet } from '../workbook/workbook.js';
import type { DeclarationContext } from './declaration-context.js';
import type { DeclarationMappingBody, MappedColumnBody } from './declaration-imports.dto.js';
import type { ColumnRole, DeclarationMapping, MappedColumn } from './declaration-mapping.js';
import { headerColumns } from './propose-mapping.js';

const COLUMN = /^[A-Z]{1,3}$/;

/** What a person chose, where it can be: sheets and columns of this very file, indicators of the part. @throws Problem validation_failed naming each field */
export function chosenMapping(body: DeclarationMappingBody, sheets: readonly Sheet[], context: DeclarationContext): DeclarationMapping {
  const problems: FieldProblem[] = [];
  const unknown = (field: string, value: string): void => {
    problems.push({ field, code: 'unknown_reference', parameters: { value } });
  };
  const mapped = body.sheets.map(({ sheet: name, section, headerRow, columns }, at) => {
    const sheet = sheets.find((one) => one.name === name);
    if (!sheet) unknown(`sheets[${at}].sheet`, name);
    const titles = sheet ? headerColumns(sheet, headerRow, section, context) : [];
    const headers = new Map(titles.map(({ column, header }) => [column, header]));
    const chosen = columns.map((column, index): MappedColumn => {
      const field = `sheets[${at}].columns[${index}]`;
      if (!COLUMN.test(column.column) || columns.findIndex((one) => one.column === column.column) !== index) unknown(`${field}.column`, column.column);
      const is = roleOf(column);
      if (is === undefined) unknown(`${field}.${column.role === 'dimension' ? 'dimension' : 'indicator'}`, column.indicator ?? '');
      if (is && 'indicator' in is && !context.indicators.some((indicator) => indicator.code === is.indicator && indicator.section === section)) unknown(`${field}.indicator`, is.indicator);
      return { column: column.column, header: headers.get(column.column) ?? '', is: is ?? { role: 'ignored' } };
    });
    return { sheet: name, section, headerRow, columns: columns.length === 0 ? titles : chosen };
  });
  if (problems.length > 0) {
    throw new Problem('validation_failed', {}, problems);
  }
  // a sheet that nobody mentions is not read
  const others = sheets.filter(({ name }) => !mapped.some(({ sheet }) => sheet === name)).map(({ name }) => ({ sheet: name, section: null, headerRow: 0, columns: [] }));
  const places = new Map(sheets.map(({ name }, index) => [name, index]));
  return { sheets: [...mapped, ...others].sort((left, right) => (places.get(left.sheet) ?? 0) - (places.get(right.sheet) ?? 0)) };
}

function roleOf({ role, indicator, dimension, dimensions = {} }: MappedColumnBody): ColumnRole | undefined {
  switch (role) {
    case 'indicator': return indicator === undefined ? undefined : { role, indicator, dimensions: Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== undefined)) };
    case 'total': return indicator === undefined ? undefined : { role, indicator };
    case 'dimension': return dimension === undefined ? undefined : { role, dimension };
    default: return { role };
  }
}
