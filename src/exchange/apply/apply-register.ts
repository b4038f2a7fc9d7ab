import type { Transaction } from '../../database/transaction.js';
import { ProgressService } from '../../progress/progress.service.js';
import type { RegisterProblem } from '../register/register-problem.js';
import type { RegisterWorkbook } from '../register/register-workbook.js';
import { applyAgreement } from './apply-agreements.js';
import { applyCommitment } from './apply-commitments.js';
import { applyMilestone } from './apply-milestones.js';
import { applyOrganisation } from './apply-organisations.js';
import { applyZone } from './apply-zones.js';
import { Applying } from './applying.js';
import { type ImportCounts, noCounts } from './counts.js';

/**
 * Writes what a checked workbook says that the register does not. The same workbook twice changes nothing.
 * @returns the counts, by kind and outcome, and what the register refused
 */
export async function applyRegister(tx: Transaction, programme: { id: string; demonstration: boolean }, workbook: RegisterWorkbook): Promise<{ counts: ImportCounts; problems: readonly RegisterProblem[] }> {
  const applying = new Applying(tx, programme.id, programme.demonstration);
  const counts = noCounts();
  for (const organisation of workbook.organisations) {
    counts.organisations[await applyOrganisation(applying, organisation)] += 1;
  }
  for (const agreement of workbook.agreements) {
    counts.agreements[await applyAgreement(applying, agreement)] += 1;
  }
  for (const commitment of workbook.commitments) {
    counts.commitments[await applyCommitment(applying, commitment)] += 1;
  }
  if (workbook.agreements.length > 0 || workbook.commitments.length > 0) {
    await new ProgressService().recomputeCommitments(tx, programme.id);
  }
  for (const milestone of workbook.milestones) {
    counts.milestones[await applyMilestone(applying, milestone)] += 1;
  }
  for (const zone of workbook.zones) {
    counts.zones[await applyZone(applying, zone)] += 1;
  }
  return { counts, problems: applying.problems };
}
