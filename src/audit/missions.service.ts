import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { type AuditedCommitment, populationOf, risksOf } from './audited-commitments.queries.js';
import { listFindings } from './findings.queries.js';
import { MissionEntity } from './mission.entity.js';
import type { ReportedMission } from './mission-report.js';
import type { DrawBody, MissionFileAnswer, OpenMissionBody, PopulationAnswer, TeamBody } from './missions.dto.js';
import { auditorsBeside, type FoundMission, missionOfTeam, readMissionFile } from './missions.queries.js';
import { drawByRisk, drawRandom, drawWeighted } from './sampling.js';
import { publishVerifiedValues } from './verified-values.js';

const DEFAULT_MATERIALITY = '5';

/** An institution's mission: its team, its sample, and its end. */
@Injectable()
export class MissionsService {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly sealedTexts: SealedTextService, private readonly progress: ProgressService) {}

  /** Whoever opens it heads it. @throws Problem unknown_reference for a period or an indicator that the programme has not */
  open(actor: Actor, programmeId: string, { ref, title, period, indicators = [], materiality = DEFAULT_MATERIALITY }: OpenMissionBody): Promise<MissionFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [found] = await tx.query<{ id: string }>('select id from register.reporting_period where programme_id = $1 and ref = $2', [programmeId, period]);
      if (!found) throw new Problem('validation_failed', {}, [{ field: 'period', code: 'unknown_reference', parameters: { value: period } }]);
      await refuseUnknownIndicators(tx, programmeId, indicators);
      if (Number(materiality) > 100) throw new Problem('validation_failed', {}, [{ field: 'materiality', code: 'field_integer_range', parameters: { minimum: '0', maximum: '100' } }]);
      const institutionId = actor.memberships.find((membership) => membership.programmeId === programmeId && membership.role === 'audit_head')?.organisationId ?? '';
      // nothing is returned: whoever opens a mission reads it once the trigger has put them at its head
      await tx.execute('insert into register.mission (programme_id, id, ref, institution_id, title, period_id, indicator_codes, materiality) values ($1, $2, $3, $4, $5, $6, $7, $8)', [programmeId, uuid7(tx.now), ref, institutionId, title, found.id, indicators, materiality]);
      return readMissionFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** What the report of a mission tells its reader. @throws Problem not_found */
  reported(actor: Actor, programmeId: string, ref: string): Promise<ReportedMission> {
    return this.unitOfWork.read(actor, async (tx) => {
      const mission = await readMissionFile(tx, this.sealedTexts, programmeId, ref);
      const findings = (await listFindings(tx, this.sealedTexts, programmeId)).filter((finding) => finding.mission === ref && finding.state !== 'dropped');
      const [{ code = '', demonstration = false } = {}] = await tx.query<{ code: string; demonstration: boolean }>('select code, demonstration from register.programme where id = $1', [programmeId]);
      return { mission, findings, programme: code, demonstration };
    });
  }

  population(actor: Actor, programmeId: string, ref: string): Promise<PopulationAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      const candidates = await populationOf(tx, programmeId, mission.id);
      const items = candidates.map((one) => ({ commitment: one.ref, title: one.title, obligors: one.obligors, indicator: one.indicator, accepted: one.accepted, risks: risksOf(one) }));
      return { items, auditors: await auditorsBeside(tx, programmeId) };
    });
  }

  /** The members beside the head, from now on. @throws Problem not_of_the_institution */
  setTeam(actor: Actor, programmeId: string, ref: string, version: number, { members }: TeamBody): Promise<MissionFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      refuseClosed(mission);
      await refuseAnotherHead(tx, programmeId, mission.id);
      const known = new Set((await auditorsBeside(tx, programmeId)).map(({ personId }) => personId));
      const wanted = [...new Set(members.map(({ personId }) => personId))];
      if (wanted.some((personId) => !known.has(personId))) throw new Problem('not_of_the_institution');
      await updateVersioned(tx, MissionEntity, { programmeId, id: mission.id }, version, {});
      await tx.execute('update register.mission_member set superseded_by = ledger.current_change() where programme_id = $1 and mission_id = $2 and not head and superseded_by is null and not person_id = any ($3)', [programmeId, mission.id, wanted]);
      for (const personId of wanted) {
        await tx.execute(
          `insert into register.mission_member (programme_id, mission_id, person_id, head, id) select $1, $2, $3, false, $4
           where not exists (select from register.mission_member t where t.programme_id = $1 and t.mission_id = $2 and t.person_id = $3 and t.superseded_by is null)`, [programmeId, mission.id, personId, uuid7(tx.now)]);
      }
      return readMissionFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** Adds commitments to the sample. The seed, the size and the population are kept: the draw can be made again. */
  draw(actor: Actor, programmeId: string, ref: string, body: DrawBody): Promise<MissionFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      refuseClosed(mission);
      const population = await populationOf(tx, programmeId, mission.id);
      const seed = body.method === 'hand' ? null : (body.seed ?? randomBytes(8).toString('hex'));
      const drawn = drawnFrom(population, body, seed ?? '');
      const id = uuid7(tx.now);
      await tx.execute('insert into register.mission_draw (programme_id, mission_id, id, method, seed, size, population) values ($1, $2, $3, $4, $5, $6, $7)', [programmeId, mission.id, id, body.method, seed, drawn.length, population.length]);
      await tx.execute(
        `insert into register.mission_item (programme_id, mission_id, id, draw_id, agreement_id, commitment_id, position, reasons)
         select $1, $2, r.id, $3, r.agreement, r.commitment, (select coalesce(max(i.position), 0) from register.mission_item i where i.programme_id = $1 and i.mission_id = $2) + r.place,
           array(select jsonb_array_elements_text(r.reasons))
         from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::jsonb[]) with ordinality r (id, agreement, commitment, reasons, place)`,
        [programmeId, mission.id, id, drawn.map(() => uuid7(tx.now)), drawn.map(({ agreementId }) => agreementId), drawn.map(({ commitmentId }) => commitmentId), drawn.map((one) => JSON.stringify(risksOf(one)))]);
      return readMissionFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /**
   * Ends the mission: what it verified stands beside what was accepted, and each adjustment asks for a restatement.
   * @throws Problem mission_unfinished while a row is without an opinion
   */
  close(actor: Actor, programmeId: string, ref: string, version: number): Promise<MissionFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      refuseClosed(mission);
      await refuseAnotherHead(tx, programmeId, mission.id);
      const [{ count = 0, rows = 0 } = {}] = await tx.query<{ count: number; rows: number }>(
        `select count(*) filter (where v.id is null)::int as count, count(*)::int as rows from register.mission_item i
           left join register.review v on v.programme_id = i.programme_id and v.mission_id = i.mission_id and v.item_id = i.id and v.superseded_by is null
         where i.programme_id = $1 and i.mission_id = $2`, [programmeId, mission.id]);
      if (count > 0 || rows === 0) throw new Problem('mission_unfinished', { count: String(count) });
      await publishVerifiedValues(tx, this.progress, programmeId, mission);
      await updateVersioned(tx, MissionEntity, { programmeId, id: mission.id }, version, { state: 'closed', closedAt: tx.now });
      return readMissionFile(tx, this.sealedTexts, programmeId, ref);
    });
  }
}

function drawnFrom(population: readonly AuditedCommitment[], { method, size = 0, commitments = [] }: DrawBody, seed: string): AuditedCommitment[] {
  if (method === 'hand') {
    if (commitments.length === 0) throw new Problem('validation_failed', {}, [{ field: 'commitments', code: 'field_required' }]);
    return [...new Set(commitments)].map((ref) => {
      const found = population.find((one) => one.ref === ref);
      if (!found) throw new Problem('validation_failed', {}, [{ field: 'commitments', code: 'not_in_scope', parameters: { ref } }]);
      return found;
    });
  }
  if (size === 0) throw new Problem('validation_failed', {}, [{ field: 'size', code: 'field_required' }]);
  if (size > population.length) throw new Problem('validation_failed', {}, [{ field: 'size', code: 'sample_larger_than_population', parameters: { population: String(population.length) } }]);
  const candidates = population.map((one) => ({ ...one, weight: weightOf(one), risks: risksOf(one) }));
  return { random: drawRandom, weighted: drawWeighted, risk: drawByRisk }[method](candidates, seed, size);
}

/** Jobs or money at stake: what is accepted, else declared, else promised. */
function weightOf({ accepted, declared, target }: AuditedCommitment): number | null {
  const stake = accepted ?? declared ?? target;
  return stake === null ? null : Math.max(0, Number(stake));
}

async function refuseUnknownIndicators(tx: Transaction, programmeId: string, codes: readonly string[]): Promise<void> {
  const rows = await tx.query<{ code: string }>('select code from register.indicator where programme_id = $1 and code = any ($2)', [programmeId, codes]);
  const unknown = codes.find((code) => !rows.some((row) => row.code === code));
  if (unknown !== undefined) throw new Problem('validation_failed', {}, [{ field: 'indicators', code: 'unknown_reference', parameters: { value: unknown } }]);
}

export function refuseClosed({ state }: Pick<FoundMission, 'state'>): void {
  if (state === 'closed') throw new Problem('mission_closed');
}

/** The head alone chooses the team and closes. @throws Problem not_permitted */
async function refuseAnotherHead(tx: Transaction, programmeId: string, missionId: string): Promise<void> {
  const rows = await tx.query('select 1 from register.mission_member t where t.programme_id = $1 and t.mission_id = $2 and t.head and t.superseded_by is null and t.person_id = $3', [programmeId, missionId, tx.actor.personId]);
  if (rows.length === 0) throw new Problem('not_permitted', { permission: 'audit.lead' });
}
