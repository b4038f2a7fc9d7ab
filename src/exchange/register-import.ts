import type { Transaction } from '../database/transaction.js';
import { applyRegister } from './apply/apply-register.js';
import { type ImportCounts, IMPORTED_KINDS } from './apply/counts.js';
import { registerContext } from './apply/register-context.queries.js';
import type { RegisterMapping, SheetMatch } from './register/match-columns.js';
import { interpretRegister } from './register/interpret-register.js';
import type { RegisterProblem } from './register/register-problem.js';
import type { Sheet } from './workbook/workbook.js';

export interface ImportedProgramme {
  id: string;
  demonstration: boolean;
}

export interface ImportReport {
  counts: ImportCounts;
  problems: readonly RegisterProblem[];
  mapping: readonly SheetMatch[];
  /** False while an error stands: then nothing is applied. */
  applicable: boolean;
}

/** Matches, resolves, checks and writes one workbook in the transaction given; for a dry run the caller rolls back. */
export async function importRegister(tx: Transaction, programme: ImportedProgramme, sheets: readonly Sheet[], mapping?: RegisterMapping): Promise<ImportReport> {
  const reading = interpretRegister(sheets, await registerContext(tx, programme), mapping);
  const { counts, problems: refused } = await applyRegister(tx, programme, reading.register);
  for (const kind of IMPORTED_KINDS) {
    counts[kind].refused += reading.refused[kind];
  }
  const problems = [...reading.problems, ...refused];
  return { counts, problems, mapping: reading.mapping, applicable: !problems.some((problem) => problem.severity === 'error') };
}
