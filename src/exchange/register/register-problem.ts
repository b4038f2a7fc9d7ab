import { displayedCell, type Cell } from '../workbook/workbook.js';
import type { RegisterProblemCode } from './register-problems.js';
import { REGISTER_PROBLEMS } from './register-problems.js';

/** Figures and names for the sentences; `table`, `field` and `vocabulary` are turned into words of the reader's language. */
export type ProblemParameters = Readonly<Record<string, string | number>>;

/** One thing that is wrong in the workbook, or doubtful, at one place of it. */
export interface RegisterProblem {
  /** An error refuses its row; a warning is for a person to weigh. */
  readonly severity: 'error' | 'warning';
  readonly code: RegisterProblemCode;
  /** Empty when the workbook as a whole is meant. */
  readonly sheet: string;
  /** A1 style; empty when the sheet as a whole is meant. */
  readonly cell: string;
  /** What the cell shows, shortened. */
  readonly value: string;
  readonly params: ProblemParameters;
}

/** What is wrong with one value, before anyone knows where it stands. */
export interface Fault {
  readonly code: RegisterProblemCode;
  readonly params: ProblemParameters;
}

const LONGEST_VALUE = 200;

export function fault(code: RegisterProblemCode, params: ProblemParameters = {}): Fault {
  return { code, params };
}

/** Places a fault in the workbook. */
export function problemAt(place: { sheet: string; cell: string; value?: string }, { code, params }: Fault): RegisterProblem {
  const value = Array.from(place.value ?? '').slice(0, LONGEST_VALUE).join('');
  return { severity: REGISTER_PROBLEMS[code].severity, code, sheet: place.sheet, cell: place.cell, value, params };
}

/** Places a fault at a cell, with what the cell shows. */
export function problemAtCell(sheet: string, cell: Cell, found: Fault): RegisterProblem {
  return problemAt({ sheet, cell: cell.address, value: displayedCell(cell) }, found);
}
