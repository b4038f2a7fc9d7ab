import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { readDeclarationFile } from './declaration-file.queries.js';
import { declarationLifecycle } from './declaration.lifecycle.js';
import { DeclarationEntity } from './declaration.entity.js';
import type { CreateDeclarationBody, DeclarationFileAnswer, NoteBody } from './declarations.dto.js';
import { type DeclarationRow, lockDeclaration } from './declarations.queries.js';
import { recordDecision, supersedeObservations } from './declaration-decisions.js';
import { dueOfOrganisation, periodNamed, type PeriodRow } from './periods.queries.js';

/** Drafts are begun, taken back and withdrawn by their organisation. */
@Injectable()
export class DeclarationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly progress: ProgressService,
  ) {}

  /** @throws Problem declaration_not_asked, declaration_open, period_not_open, period_closed, restatement_not_possible */
  create(actor: Actor, programmeId: string, body: CreateDeclarationBody): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const period = await periodNamed(tx, programmeId, body.period);
      const organisationId = await declaringOrganisation(tx, programmeId, body.organisationId);
      const due = await dueOfOrganisation(tx, programmeId, period.id, organisationId);
      if (!due) {
        throw new Problem('declaration_not_asked');
      }
      const { ref, restatement } = body.restatementReason ? await nextRestatement(tx, programmeId, period, organisationId) : { ref: await nextRef(tx, programmeId, period), restatement: 0 };
      const id = uuid7(tx.now);
      await tx.manager.insert(DeclarationEntity, {
        programmeId, id, organisationId, periodId: period.id, ref, restatement, reasonCode: body.restatementReason ?? null,
        reasonId: await this.sealedTexts.seal(tx, programmeId, body.restatementReason ? body.reason : null, organisationId),
      });
      await tx.execute('insert into register.declaration_section (programme_id, organisation_id, declaration_id, section) select $1, $2, $3, unnest($4::text[])', [programmeId, organisationId, id, due.sections]);
      if (restatement > 0) {
        await tx.execute(FROM_ACCEPTED, [programmeId, organisationId, id, period.id, due.sections]);
      } else {
        await tx.execute(FROM_SILENCE, [programmeId, organisationId, id, period.id, due.sections]);
      }
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** The declaration of an organisation for a period, or its last restatement, where there is one that the actor may read. */
  find(actor: Actor, programmeId: string, { period, organisationId, restatement }: { period: string; organisationId: string; restatement: boolean }): Promise<DeclarationFileAnswer | undefined> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [row] = await tx.query<{ ref: string }>(
        `select d.ref from register.declaration d join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id
         where d.programme_id = $1 and p.ref = $2 and d.organisation_id = $3 and (d.restatement > 0) = $4 order by d.restatement desc limit 1`, [programmeId, period, organisationId, restatement]);
      return row && readDeclarationFile(tx, this.sealedTexts, programmeId, row.ref);
    });
  }

  /** Takes a submission back until its examination begins. */
  recall(actor: Actor, programmeId: string, ref: string, version: number, body: NoteBody): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref, version, 'organisation');
      const state = stateAfter(declaration, 'recall');
      if (declaration.underExamination) {
        throw new Problem('examination_begun');
      }
      await recordDecision(tx, programmeId, declaration, 'recall', await this.sealedTexts.seal(tx, programmeId, body.note, declaration.organisationId));
      await supersedeObservations(tx, programmeId, declaration.id);
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { state });
      await this.progress.recompute(tx, programmeId, declaration);
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** Gives a draft up, or takes it up again. */
  move(actor: Actor, programmeId: string, ref: string, version: number, action: 'withdraw' | 'reopen'): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref, version, 'organisation');
      const state = stateAfter(declaration, action);
      if (action === 'withdraw') {
        await supersedeObservations(tx, programmeId, declaration.id);
      }
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { state });
      await this.progress.recompute(tx, programmeId, declaration);
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }
}

/** @throws Problem transition_not_allowed */
export function stateAfter({ state }: Pick<DeclarationRow, 'state'>, action: Parameters<typeof declarationLifecycle.next>[1]): DeclarationRow['state'] {
  const step = declarationLifecycle.next(state, action);
  if (!step.allowed) {
    throw new Problem('transition_not_allowed', { from: state, possible: step.possible.join(', ') || '—' });
  }
  return step.to;
}

/** A restatement begins with what is accepted: what it does not change stays. */
const FROM_ACCEPTED = `insert into register.declaration_line (programme_id, organisation_id, declaration_id, id, section, indicator_id, indicator_version_id, site_id, dimensions, dimensions_key, state, value)
  select b.programme_id, b.organisation_id, $3, app.uuid7(), i.section, b.indicator_id, b.indicator_version_id, b.site_id, b.dimensions, b.dimensions_key, b.state, a.value
  from register.observation b
    join register.declaration d on d.programme_id = b.programme_id and d.id = b.declaration_id and d.state = 'accepted'
    join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id
    left join register.accepted_value a on a.programme_id = b.programme_id and a.observation_id = b.id and a.superseded_by is null
  where b.programme_id = $1 and b.organisation_id = $2 and b.period_id = $4 and b.superseded_by is null and i.section = any ($5::text[])`;

/** A draft begins with what the organisation had no figure for last time, and why: no figure is ever repeated, and each may be replaced. */
const FROM_SILENCE = `insert into register.declaration_line (programme_id, organisation_id, declaration_id, id, section, indicator_id, indicator_version_id, site_id, dimensions, dimensions_key, state, explanation_id)
  select distinct on (v.id, b.site_id, b.dimensions_key) b.programme_id, b.organisation_id, $3, app.uuid7(), i.section, b.indicator_id, v.id, b.site_id, b.dimensions, b.dimensions_key, b.state, b.explanation_id
  from register.reporting_period p
    cross join lateral (select b.period_id from register.observation b
      where b.programme_id = p.programme_id and b.organisation_id = $2 and b.superseded_by is null and b.period << p.dates order by b.period desc limit 1) last
    join register.observation b on b.programme_id = p.programme_id and b.organisation_id = $2 and b.period_id = last.period_id and b.superseded_by is null and b.state <> 'reported'
    join register.declaration d on d.programme_id = b.programme_id and d.id = b.declaration_id
    join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id and i.section = any ($5::text[]) and i.cohort_of is null
    join register.indicator_version v on v.programme_id = i.programme_id and v.indicator_id = i.id and v.valid @> (upper(p.dates) - 1)
    left join register.site s on s.id = b.site_id
  where p.programme_id = $1 and p.id = $4 and (s.closed_on is null or s.closed_on >= lower(p.dates))
    and not exists (select from register.observation r
      where r.programme_id = b.programme_id and r.organisation_id = b.organisation_id and r.period_id = b.period_id and r.superseded_by is null and r.indicator_id = b.indicator_id and r.state = 'reported')
  order by v.id, b.site_id, b.dimensions_key, d.restatement desc`;

async function nextRef(tx: Transaction, programmeId: string, period: PeriodRow): Promise<string> {
  const [row] = await tx.query<{ number: number }>('select app.next_declaration_number($1, $2) as number', [programmeId, period.id]);
  return `DCL-${period.ref}-${String(row?.number).padStart(3, '0')}`;
}

/** @throws Problem restatement_not_possible */
async function nextRestatement(tx: Transaction, programmeId: string, period: PeriodRow, organisationId: string): Promise<{ ref: string; restatement: number }> {
  const earlier = await tx.query<{ ref: string; restatement: number; state: string }>(
    'select ref, restatement, state from register.declaration where programme_id = $1 and organisation_id = $2 and period_id = $3 order by restatement', [programmeId, organisationId, period.id]);
  const ordinary = earlier.find(({ restatement }) => restatement === 0);
  if (period.state !== 'closed' && ordinary?.state !== 'accepted') {
    throw new Problem('restatement_not_possible');
  }
  const restatement = (earlier.at(-1)?.restatement ?? 0) + 1;
  return { ref: `${ordinary?.ref ?? (await nextRef(tx, programmeId, period))}-R${restatement}`, restatement };
}

/** @throws Problem validation_failed when the actor declares for another organisation, or for several without naming one */
async function declaringOrganisation(tx: Transaction, programmeId: string, named: string | undefined): Promise<string> {
  const own = await tx.query<{ id: string }>('select distinct s.organisation_id as id from access.declaring_participations() s where s.programme_id = $1', [programmeId]);
  const found = named === undefined && own.length === 1 ? own[0]?.id : own.find(({ id }) => id === named)?.id;
  if (!found) {
    throw new Problem('validation_failed', {}, [{ field: 'organisationId', code: named === undefined ? 'field_required' : 'unknown_reference', parameters: { value: named ?? '' } }]);
  }
  return found;
}
