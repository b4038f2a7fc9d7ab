import type { Language } from './translated.js';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.js';

/** What is wrong with one field: a code of the catalogue and where it stands. */
export interface FieldProblem {
  /** Path of the field, as in `parties[0].organisation`. */
  field: string;
  code: ProblemCode;
  parameters?: Record<string, string>;
}

/** An answer that the user can act upon. The HTTP layer writes it as RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly parameters: Record<string, string> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

export function problemText(code: ProblemCode, language: Language, parameters: Record<string, string> = {}): string {
  return PROBLEMS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}
