import type { ClientBase } from 'pg';
import { randomUUID } from 'node:crypto';
import { type TestProgramme, unique } from './accounts.js';

export interface TestAgreement {
  id: string;
  ref: string;
}

/** An agreement between these organisations. `owner` is a connection of the role that owns the schema. */
export async function createAgreement(owner: ClientBase, programme: TestProgramme, parties: Readonly<Record<string, 'public' | 'private'>>, { signedOn = '2025-01-15', state = 'signed' } = {}): Promise<TestAgreement> {
  const [id, ref] = [randomUUID(), unique('CNV')];
  await owner.query(
    `insert into register.agreement (programme_id, id, ref, kind, state, title_fr, folded_key, signed_on) values ($1, $2, $3, 'convention', $5, $6, $6::text, $4)`,
    [programme.id, id, ref, signedOn, state, `convention ${ref.toLowerCase()}`]);
  for (const [organisationId, side] of Object.entries(parties)) {
    await owner.query(
      `insert into register.agreement_party (programme_id, id, agreement_id, organisation_id, side, role) values ($1, $2, $3, $4, $5, 'signatory')`,
      [programme.id, randomUUID(), id, organisationId, side]);
  }
  return { id, ref };
}

/** The indicator of a programme that counts jobs created, made once. */
export async function createIndicator(owner: ClientBase, programme: TestProgramme, code = 'jobs_created'): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into register.indicator (programme_id, id, code, kind, family, unit, whole, name_fr) values ($1, $2, $3, 'running_total', 'under_agreement', 'jobs', true, 'Emplois créés')
     on conflict (programme_id, code) do update set name_fr = excluded.name_fr returning id`, [programme.id, randomUUID(), code]);
  return rows[0]?.id ?? '';
}

export async function createCommitment(owner: ClientBase, programme: TestProgramme, agreement: TestAgreement, { obligor, target = '1000' }: { obligor?: string; target?: string | null } = {}): Promise<TestAgreement> {
  const [id, ref] = [randomUUID(), unique('ENG')];
  await owner.query(
    `insert into register.commitment (programme_id, id, agreement_id, ref, kind, side, title_fr, folded_key, indicator_id) values ($1, $2, $3, $4, 'jobs', 'company', 'Emplois', $5, $6)`,
    [programme.id, id, agreement.id, ref, ref.toLowerCase(), await createIndicator(owner, programme)]);
  if (obligor) {
    await owner.query('insert into register.commitment_obligor (programme_id, agreement_id, commitment_id, organisation_id) values ($1, $2, $3, $4)', [programme.id, agreement.id, id, obligor]);
  }
  await owner.query(
    `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, target, qualifier, unit, due_on, due_precision)
     values ($1, $2, $3, $4, '[2025-01-15,)', 'increment', $5::numeric, case when $5::numeric is not null then 'exact' end, 'jobs', '2028-12-31', 'year')`,
    [programme.id, randomUUID(), agreement.id, id, target]);
  return { id, ref };
}

export async function createMilestone(owner: ClientBase, programme: TestProgramme, agreement: TestAgreement, { baselineOn = '2026-12-31', ownerId = null }: { baselineOn?: string | null; ownerId?: string | null } = {}): Promise<TestAgreement> {
  const [id, ref] = [randomUUID(), unique('JAL')];
  await owner.query(
    `insert into register.milestone (programme_id, id, agreement_id, ref, title_fr, folded_key, owner_organisation_id, baseline_on, baseline_precision)
     values ($1, $2, $3, $4, $5, $5, $6, $7::date, case when $7::date is not null then 'day' end)`,
    [programme.id, id, agreement.id, ref, `jalon ${ref.toLowerCase()}`, ownerId, baselineOn]);
  if (baselineOn) {
    await owner.query(
      `insert into register.milestone_baseline (programme_id, id, agreement_id, milestone_id, baseline_on, baseline_precision) values ($1, $2, $3, $4, $5, 'day')`,
      [programme.id, randomUUID(), agreement.id, id, baselineOn]);
  }
  return { id, ref };
}

export async function createZone(owner: ClientBase, programme: TestProgramme, operatorId: string | null = null): Promise<TestAgreement> {
  const [id, ref] = [randomUUID(), unique('ZONE')];
  await owner.query(`insert into register.zone (programme_id, id, ref, name, folded_key, operator_id, status) values ($1, $2, $3, $4, $5, $6, 'planned')`, [programme.id, id, ref, ref, ref.toLowerCase(), operatorId]);
  return { id, ref };
}
