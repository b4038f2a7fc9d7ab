import { addDays } from '../common/civil-date.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import type { ProgressService } from '../progress/progress.service.js';
import type { FoundMission } from './missions.queries.js';

/** Within so many days an adjustment is restated, or refused with a reason. */
const DAYS_TO_DECIDE = 30;

interface Verified {
  itemId: string;
  agreementId: string;
  commitmentId: string;
  opinion: 'verified' | 'verified_with_adjustment';
  accepted: string;
  adjusted: string | null;
}

/** Puts what a mission verified beside what was accepted, which stays the headline, and opens a request for each adjustment. */
export async function publishVerifiedValues(tx: Transaction, progress: ProgressService, programmeId: string, { id: missionId, periodId, from, to }: FoundMission): Promise<void> {
  const verified = await tx.query<Verified>(
    `select i.id as "itemId", i.agreement_id as "agreementId", i.commitment_id as "commitmentId", v.opinion, v.accepted::text as accepted, v.adjusted::text as adjusted
     from register.review v join register.mission_item i on i.programme_id = v.programme_id and i.mission_id = v.mission_id and i.id = v.item_id
     where v.programme_id = $1 and v.mission_id = $2 and v.superseded_by is null and v.opinion in ('verified', 'verified_with_adjustment') order by i.commitment_id`, [programmeId, missionId]);
  const values = verified.map(({ commitmentId, accepted, adjusted }) => ({ commitmentId, accepted, verified: adjusted ?? accepted }));
  await progress.recordVerified(tx, programmeId, { missionId, from, to, values });
  for (const { itemId, agreementId, commitmentId, accepted, adjusted } of verified.filter((one) => one.adjusted !== null)) {
    await tx.execute(
      `insert into register.restatement_request (programme_id, id, mission_id, item_id, agreement_id, commitment_id, period_id, accepted, adjusted, due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [programmeId, uuid7(tx.now), missionId, itemId, agreementId, commitmentId, periodId, accepted, adjusted, addDays(tx.today, DAYS_TO_DECIDE)]);
  }
}
