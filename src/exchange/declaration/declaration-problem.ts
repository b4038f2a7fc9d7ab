import type { Language } from '../../common/translated.js';
import { formatDecimal, isDecimalText } from '../../common/quantity.js';
import { problemText, type ProblemText } from '../register/problem-text.js';
import type { ProblemParameters } from '../register/register-problem.js';
import { REGISTER_PROBLEMS, type RegisterProblemCode } from '../register/register-problems.js';
import { unitLabel } from '../register/units.js';
import { type Cell, displayedCell } from '../workbook/workbook.js';
import { DECLARATION_PROBLEMS, type DeclarationProblemCode } from './declaration-problems.js';

export type ImportProblemCode = DeclarationProblemCode | RegisterProblemCode;

/** One thing that is wrong, or doubtful, at one place of the workbook. */
export interface ImportProblem {
  severity: 'error' | 'warning';
  code: ImportProblemCode;
  /** Empty when the workbook as a whole is meant. */
  sheet: string;
  /** A1 style; empty when the sheet as a whole is meant. */
  cell: string;
  /** What the cell shows, shortened. */
  value: string;
  params: ProblemParameters;
}

export interface ImportFault {
  code: ImportProblemCode;
  params: ProblemParameters;
}

const LONGEST_VALUE = 200;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

export const importFault = (code: ImportProblemCode, params: ProblemParameters = {}): ImportFault => ({ code, params });

const isOwn = (code: ImportProblemCode): code is DeclarationProblemCode => Object.hasOwn(DECLARATION_PROBLEMS, code);

export function importProblem(place: { sheet: string; cell: string; value?: string }, { code, params }: ImportFault): ImportProblem {
  const severity = isOwn(code) ? DECLARATION_PROBLEMS[code].severity : REGISTER_PROBLEMS[code].severity;
  return { severity, code, sheet: place.sheet, cell: place.cell, value: Array.from(place.value ?? '').slice(0, LONGEST_VALUE).join(''), params };
}

export const problemAtCell = (sheet: string, cell: Cell, found: ImportFault): ImportProblem => importProblem({ sheet, cell: cell.address, value: displayedCell(cell) }, found);

/** The two sentences of a problem, for the answer and for the annotated workbook. */
export function importProblemText(problem: ImportProblem, language: Language): ProblemText {
  const { code } = problem;
  if (!isOwn(code)) return problemText({ ...problem, code }, language);
  const [reason, remedy] = DECLARATION_PROBLEMS[code][language];
  const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, (_, name: string) => words(problem, name, language));
  return { reason: fill(reason), remedy: fill(remedy) };
}

function words(problem: ImportProblem, name: string, language: Language): string {
  const text = name === 'value' ? problem.value : String(problem.params[name] ?? '');
  if (name === 'unit' || (name === 'expected' && problem.code === 'unit_other')) return unitLabel(text, language);
  if (isDecimalText(text)) return formatDecimal(text, language);
  return text.replace(UNPRINTABLE, ' ').trim();
}
