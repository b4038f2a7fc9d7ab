import type { Dimension } from '../../declarations/declaration.vocabulary.js';
import type { Dimensions } from '../../declarations/declared-line.js';

/** What a column is taken for. */
export type ColumnRole =
  /** Values of an indicator; `dimensions` hold what the column says by itself, such as women. */
  | { role: 'indicator'; indicator: string; dimensions: Dimensions }
  | { role: 'dimension'; dimension: Dimension }
  | { role: 'site' }
  /** Checked against the sum of the values of its row; not declared. */
  | { role: 'total'; indicator: string }
  /** What splits rows without being kept: such rows are added up. */
  | { role: 'detail' }
  | { role: 'ignored' };

export interface MappedColumn {
  /** As the spreadsheet names it: A, B, AA. */
  column: string;
  /** What the header says. */
  header: string;
  is: ColumnRole;
  /** The header says nothing that is known: `is` is a guess until a person chooses. */
  unknown?: true;
}

export interface MappedSheet {
  sheet: string;
  /** Null: the sheet is not read. */
  section: string | null;
  /** 1-based; what stands beneath it is data. */
  headerRow: number;
  columns: readonly MappedColumn[];
}

export interface DeclarationMapping {
  sheets: readonly MappedSheet[];
}
