import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createMember, type TestProgramme, unique } from '../factories/accounts.js';
import type { TestClient } from '../factories/client.js';

export interface TestDeclaration {
  id: string;
  ref: string;
  programme: TestProgramme;
  organisationId: string;
}

const quarters = new Map<string, number>();

/** A declaration in draft of an organisation, in an open quarter of its own. `owner` owns the schema. */
export async function createDraft(owner: Client, programme: TestProgramme, organisationId: string): Promise<TestDeclaration> {
  const [periodId, id, ref] = [randomUUID(), randomUUID(), unique('DEC')];
  const ordinal = quarters.get(programme.id) ?? 0;
  quarters.set(programme.id, ordinal + 1);
  await owner.query(
    `insert into register.reporting_period (programme_id, id, ref, dates, opens_on, due_on, state)
     select $1, $2, $3, daterange(s.first, (s.first + interval '3 months')::date), s.first, s.first + 120, 'open' from (select ('2020-01-01'::date + make_interval(months => 3 * $4))::date as first) s`,
    [programme.id, periodId, unique('T'), ordinal]);
  await owner.query('insert into register.declaration (programme_id, id, organisation_id, period_id, ref) values ($1, $2, $3, $4, $5)', [programme.id, id, organisationId, periodId, ref]);
  return { id, ref, programme, organisationId };
}

/** A next revision is sent, by a signatory of its organisation. */
export async function submit(owner: Client, { programme, organisationId, id }: TestDeclaration): Promise<void> {
  const { personId } = await createMember(owner, programme, 'signatory', { organisationId });
  const { rows } = await owner.query<{ revision: number }>('select revision + 1 as revision from register.declaration where id = $1', [id]);
  const number = rows[0]?.revision;
  await owner.query('begin');
  await owner.query(
    `insert into register.declaration_revision (programme_id, organisation_id, declaration_id, number, content, submitted_at, due_on, late, person_id, delegation_reference, two_persons)
     values ($1, $2, $3, $4, '{}', now(), '2030-01-01', false, $5, 'Délégation 1/2026', false)`, [programme.id, organisationId, id, number, personId]);
  await owner.query(`update register.declaration set state = 'submitted', revision = $2, submitted_at = now(), late = false, version = version + 1 where id = $1`, [id, number]);
  await owner.query('commit');
}

/** The examination returns it. */
export async function giveBack(owner: Client, { programme, organisationId, id }: TestDeclaration): Promise<void> {
  const { accountId, personId } = await createMember(owner, programme, 'programme_office');
  await owner.query('begin');
  await owner.query(`select set_config('app.account_id', $1, true), set_config('app.today', '2026-11-23', true)`, [accountId]);
  await owner.query(
    `insert into register.declaration_decision (programme_id, organisation_id, declaration_id, id, revision, content_hash, kind, person_id, decided_at)
     select d.programme_id, $2, d.id, $3, d.revision, r.content_hash, 'return', $4, now()
     from register.declaration d join register.declaration_revision r on r.declaration_id = d.id and r.number = d.revision where d.id = $1`, [id, organisationId, randomUUID(), personId]);
  await owner.query(`update register.declaration set state = 'returned', version = version + 1 where id = $1`, [id]);
  await owner.query('commit');
}

/** The file with its name exactly as given, as a hostile client may write it. */
export function formOf(content: Buffer, fileName: string, fields: Readonly<Record<string, string>> = {}, fileField = 'file'): { contentType: string; body: Buffer } {
  const boundary = 'mithaq-boundary-7d1f';
  const parts = Object.entries(fields).map(([name, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  const file = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${fileField}"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from('\r\n')]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...parts, file, Buffer.from(`--${boundary}--\r\n`)]) };
}

export function uploadEvidence(client: TestClient, { ref }: TestDeclaration, content: Buffer, fileName: string, { kind = 'attestation', headers = {} }: { kind?: string; headers?: Record<string, string> } = {}) {
  const { contentType, body } = formOf(content, fileName, { kind });
  return client.send(`declarations/${ref}/evidence`, contentType, body, headers);
}
