import { Logger } from '@nestjs/common';
import { Problem } from '../../common/problems.js';
import type { Transaction } from '../../database/transaction.js';
import { ProgressService } from '../../progress/progress.service.js';
import { fault, problemAt, type RegisterProblem } from '../register/register-problem.js';
import type { RegisterWorkbook, SourceRow } from '../register/register-workbook.js';
import { applyAgreement } from './apply-agreements.js';
import { applyCommitment } from './apply-commitments.js';
import { applyMilestone } from './apply-milestones.js';
import { applyOrganisation } from './apply-organisations.js';
import { applyZone } from './apply-zones.js';
import { Applying } from './applying.js';
import { type ImportCounts, type ImportedKind, noCounts, type Outcome } from './counts.js';

/** Rows that PostgreSQL refuses for what they say: a value, a constraint, a rule of the register. What may be tried again is not among them. */
const REFUSED_ROW = /^(?:22|23|MQ4)/;

/**
 * Writes what a checked workbook says that the register does not. The same workbook twice changes nothing. A row that the register refuses
 * ends the work, since nothing more can be written in the transaction.
 * @returns the counts, by kind and outcome, and what the register refused
 */
export async function applyRegister(tx: Transaction, programme: { id: string; demonstration: boolean }, workbook: RegisterWorkbook): Promise<{ counts: ImportCounts; problems: readonly RegisterProblem[] }> {
  const applying = new Applying(tx, programme.id, programme.demonstration);
  const counts = noCounts();
  let isStopped = false;
  const applyAll = async <Said extends { readonly row: SourceRow }>(kind: ImportedKind, rows: readonly Said[], apply: (applying: Applying, said: Said) => Promise<Outcome>): Promise<void> => {
    for (const said of rows) {
      if (isStopped) {
        return;
      }
      try {
        counts[kind][await apply(applying, said)] += 1;
      } catch (error) {
        if (!refusesRow(error)) {
          throw error;
        }
        new Logger('RegisterImport').warn(`The register refused ${said.row.sheet}!${said.row.row}: ${(error as Error).message}`);
        applying.problems.push(problemAt({ sheet: said.row.sheet, cell: `A${said.row.row}` }, fault('row_refused')));
        counts[kind].refused += 1;
        isStopped = true;
      }
    }
  };
  await applyAll('organisations', workbook.organisations, applyOrganisation);
  await applyAll('agreements', workbook.agreements, applyAgreement);
  await applyAll('commitments', workbook.commitments, applyCommitment);
  if (!isStopped && (workbook.agreements.length > 0 || workbook.commitments.length > 0)) {
    await new ProgressService().recomputeCommitments(tx, programme.id);
  }
  await applyAll('milestones', workbook.milestones, applyMilestone);
  await applyAll('zones', workbook.zones, applyZone);
  return { counts, problems: applying.problems };
}

function refusesRow(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof Problem ? error.status < 500 : typeof code === 'string' && REFUSED_ROW.test(code);
}
