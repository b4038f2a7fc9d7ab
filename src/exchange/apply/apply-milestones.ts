import { compareCivilDates } from '../../common/civil-date.js';
import { foldKey } from '../../common/folded-key.js';
import { updateVersioned } from '../../database/versioned-update.js';
import { MilestoneBaselineEntity } from '../../milestones/milestone-baseline.entity.js';
import { MilestoneReviewEntity } from '../../milestones/milestone-review.entity.js';
import { MilestoneEntity } from '../../milestones/milestone.entity.js';
import type { ReadDate } from '../register/date-text.js';
import { fault, problemAt } from '../register/register-problem.js';
import type { RegisterMilestone } from '../register/register-workbook.js';
import { type Applying, valueOf } from './applying.js';
import { differences, type Outcome } from './counts.js';

/** A baseline once stored is frozen: a workbook that says another date is refused, an amendment moves it. */
export async function applyMilestone(applying: Applying, said: RegisterMilestone): Promise<Outcome> {
  const { tx, programmeId } = applying;
  const stored = await tx.manager.findOneBy(MilestoneEntity, { programmeId, ref: said.code.value });
  if (said.metOn && compareCivilDates(said.metOn.value, applying.today) > 0) {
    applying.problems.push(problemAt({ ...said.metOn.source, value: said.metOn.value }, fault('met_in_future')));
    return 'refused';
  }
  const planned = valueOf(said.plannedOn);
  const texts: Partial<MilestoneEntity> = { titleFr: said.title.value, note: valueOf(said.note), source: valueOf(said.source) };
  if (stored && said.plannedOn && !(await keepsBaseline(applying, stored, said.plannedOn.value))) {
    const { value, source } = said.plannedOn;
    applying.problems.push(problemAt({ ...source, value: value.date }, fault('baseline_moved', { start: stored.baselineOn ?? '' })));
    return 'refused';
  }
  const baseline = planned && !stored?.baselineOn ? { baselineOn: planned.date, baselinePrecision: planned.precision } : {};
  const met = said.metOn && stored?.status !== 'met' ? { status: 'met', actualOn: said.metOn.value, actualPrecision: 'day', reviewedOn: applying.today } : {};
  const id = stored?.id ?? applying.newId();
  const agreementId = stored?.agreementId ?? (await agreementOf(applying, said.agreement.value));
  if (!stored) {
    await tx.manager.insert(MilestoneEntity, { ...texts, ...baseline, ...met, programmeId, id, agreementId, ref: said.code.value, foldedKey: foldKey(said.title.value) });
  }
  if ('baselineOn' in baseline) {
    await tx.manager.insert(MilestoneBaselineEntity, { ...baseline, programmeId, id: applying.newId(), agreementId, milestoneId: id });
  }
  if ('status' in met) {
    await tx.manager.insert(MilestoneReviewEntity, { ...met, programmeId, id: applying.newId(), agreementId, milestoneId: id, evidenceReference: valueOf(said.source) });
  }
  if (!stored) {
    return 'new';
  }
  const changes = { ...differences(stored, texts), ...baseline, ...met };
  if (Object.keys(changes).length === 0) {
    return 'same';
  }
  await updateVersioned(tx, MilestoneEntity, { programmeId, id }, stored.version, { ...changes, ...(changes.titleFr ? { foldedKey: foldKey(changes.titleFr) } : {}) });
  return 'changed';
}

/** The workbook may say the baseline that stands, or the one that stood before an amendment moved it. */
async function keepsBaseline({ tx, programmeId }: Applying, stored: MilestoneEntity, planned: ReadDate): Promise<boolean> {
  const [known] = await tx.query<{ kept: boolean }>(
    'select bool_or(baseline_on = $3 and baseline_precision = $4) as kept from register.milestone_baseline where programme_id = $1 and milestone_id = $2 and (amendment_id is null or superseded_by is null)',
    [programmeId, stored.id, planned.date, planned.precision]);
  return known?.kept ?? true;
}

async function agreementOf(applying: Applying, ref: string): Promise<string> {
  const [row] = await applying.tx.query<{ id: string }>('select id from register.agreement where programme_id = $1 and ref = $2', [applying.programmeId, ref]);
  if (!row) {
    throw new Error(`The agreement ${ref} was checked and is not there.`);
  }
  return row.id;
}
