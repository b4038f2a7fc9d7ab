import { randomUUID } from 'node:crypto';
import { createMembership, TEST_PASSWORD } from '../factories/accounts.js';
import { ifMatch, signedIn, TestClient } from '../factories/client.js';
import { createDeclaringWorld, type DeclaringWorld, draft, fill, jobLines, openPeriod, submit } from '../factories/declarations.js';
import { connectServing } from '../ledger/serving.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

/** A declaration without warnings, sent for the quarter after an accepted one. */
async function sentClean(world: DeclaringWorld): Promise<{ ref: string; version: number }> {
  const { office, signatory, siteId, period } = world;
  const before = await openPeriod(office, 2026, 2);
  const first = await draft(signatory, before, jobLines(siteId));
  const sent = await submit(signatory, first.ref, first.version);
  const visa = await office.post(`examination/${first.ref}/visa`, {}, ifMatch(sent.version)).expect(200);
  await (await colleague(world)).post(`examination/${first.ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
  const { ref, version } = await draft(signatory, period, jobLines(siteId, { before: 120, entries: 3, explanation: null }));
  return submit(signatory, ref, version);
}

const colleague = ({ programme, office }: DeclaringWorld): Promise<TestClient> => signedIn(application, programme, 'programme_office', office.organisationId);

/** Another account of a person, signed in. */
async function secondAccount(programme: DeclaringWorld['programme'], organisationId: string, personId: string): Promise<TestClient> {
  const email = `${randomUUID()}@exemple.ma`;
  await application.owner.query('insert into access.account (id, person_id, email_key, password_hash) select $1, $2, $3, a.password_hash from access.account a where a.person_id = $2 limit 1', [randomUUID(), personId, email]);
  const { body } = await application.http.post('/api/v1/session').set('Origin', application.settings.publicUrl).send({ email, password: TEST_PASSWORD }).expect(200);
  return new TestClient(application, programme, organisationId, body.accessToken as string);
}

describe('case 8: four eyes compare persons', () => {
  it('refuses the acceptance of the person who sent, under another account and another role', async () => {
    const world = await createDeclaringWorld(application);
    const { office, programme } = world;
    const { ref, version } = await sentClean(world);
    const { rows } = await application.owner.query<{ person: string }>("select m.person_id as person from access.membership m where m.organisation_id = $1 and m.role = 'signatory'", [world.organisationId]);
    const personId = rows[0]?.person ?? '';
    await createMembership(application.owner, personId, { programme, organisationId: office.organisationId, role: 'programme_office' });
    const second = await secondAccount(programme, office.organisationId, personId);
    const refused = await second.post(`examination/${ref}/accept`, {}, ifMatch(version)).expect(403);
    expect(refused.body.code).toBe('four_eyes');
    await office.post(`examination/${ref}/accept`, {}, ifMatch(version)).expect(200);
  });

  it('refuses it in raw SQL too, and a decision signed for somebody else', async () => {
    const world = await createDeclaringWorld(application);
    const { ref } = await sentClean(world);
    const { rows: [sent] } = await application.owner.query<{ person: string; account: string }>(
      `select r.person_id as person, a.id as account from register.declaration d join register.declaration_revision r on r.declaration_id = d.id join access.account a on a.person_id = r.person_id where d.ref = $1 and d.programme_id = $2`, [ref, world.programme.id]);
    await createMembership(application.owner, sent?.person ?? '', { programme: world.programme, organisationId: world.office.organisationId, role: 'programme_office' });
    const serving = await connectServing(application.database.serveUrl);
    const decide = async (person: string): Promise<unknown> => {
      await serving.query('begin');
      await serving.query("select set_config('app.account_id', $1, true), set_config('app.today', '2026-10-10', true)", [sent?.account]);
      const outcome = await serving.query(
        `insert into register.declaration_decision (programme_id, organisation_id, declaration_id, id, revision, content_hash, kind, person_id, decided_at)
         select d.programme_id, d.organisation_id, d.id, $2, r.number, r.content_hash, 'acceptance', $3, now() from register.declaration d join register.declaration_revision r on r.declaration_id = d.id where d.ref = $1 and d.programme_id = $4`,
        [ref, randomUUID(), person, world.programme.id]).catch((error: { code: string; constraint?: string }) => error.constraint ?? error.code);
      await serving.query('rollback');
      return outcome;
    };
    expect(await decide(sent?.person ?? '')).toBe('four_eyes');
    const { rows: [other] } = await application.owner.query<{ person: string }>("select person_id as person from access.membership where role = 'programme_office' and person_id <> $1 limit 1", [sent?.person]);
    expect(await decide(other?.person ?? '')).toBe('42501');
    await serving.end();
  });
});

test('case 17: of fifty parallel acceptances one succeeds', async () => {
  const world = await createDeclaringWorld(application);
  const { ref, version } = await sentClean(world);
  const answers = await Promise.all(Array.from({ length: 50 }, () => world.office.post(`examination/${ref}/accept`, {}, ifMatch(version))));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409 || status === 412)).toHaveLength(49);
  const { rows } = await application.owner.query<{ decisions: number; values: number }>(
    `select (select count(*) from register.declaration_decision c where c.declaration_id = d.id and c.kind = 'acceptance') as decisions,
       (select count(*) from register.accepted_value v where v.declaration_id = d.id) as values from register.declaration d where d.ref = $1 and d.programme_id = $2`, [ref, world.programme.id]);
  expect(rows).toEqual([{ decisions: 1, values: 5 }]);
});

describe('case 21: steps out of order', () => {
  it('refuses to accept a draft, to send what is sent, to recall what is accepted, and to withdraw it', async () => {
    const world = await createDeclaringWorld(application);
    const { office, signatory, siteId, period } = world;
    const begun = await draft(signatory, period, jobLines(siteId));
    await office.post(`examination/${begun.ref}/accept`, {}, ifMatch(begun.version)).expect(404);
    const sent = await submit(signatory, begun.ref, begun.version);
    await signatory.post(`declarations/${begun.ref}/submit`, { declaredExact: true }, ifMatch(sent.version)).expect(409);
    const visa = await office.post(`examination/${begun.ref}/visa`, {}, ifMatch(sent.version)).expect(200);
    const accepted = await (await colleague(world)).post(`examination/${begun.ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
    for (const step of ['recall', 'withdraw', 'reopen']) {
      expect((await signatory.post(`declarations/${begun.ref}/${step}`, {}, ifMatch(accepted.body.version))).status).toBe(409);
    }
    await office.post(`examination/${begun.ref}/return`, { lines: [], note: 'Trop tard' }, ifMatch(accepted.body.version)).expect(409);
    await signatory.put(`declarations/${begun.ref}/sections/jobs`, 2, { lines: [] }).expect(409);
  });

  it('refuses a second declaration of the quarter, and a step that raw SQL skips', async () => {
    const world = await createDeclaringWorld(application);
    const { ref } = await draft(world.signatory, world.period, jobLines(world.siteId));
    expect((await world.signatory.post('declarations', { period: world.period }).expect(409)).body.code).toBe('declaration_open');
    await expect(application.owner.query("update register.declaration set state = 'accepted', version = version + 1 where ref = $1 and programme_id = $2", [ref, world.programme.id])).rejects.toMatchObject({ code: 'MQ409' });
  });
});

describe('case 22: after a quarter is closed', () => {
  it('refuses edits, sending and raw SQL; only a restatement is written', async () => {
    const world = await createDeclaringWorld(application);
    const { office, signatory, siteId, period, programme } = world;
    const begun = await draft(signatory, period, jobLines(siteId));
    await office.post(`periods/${period}/close`, {}, ifMatch(2)).expect(200);
    const section = begun.sections[0].version as number;
    expect((await signatory.put(`declarations/${begun.ref}/sections/jobs`, section, { lines: jobLines(siteId) }).expect(409)).body.code).toBe('period_closed');
    expect((await signatory.post(`declarations/${begun.ref}/submit`, { declaredExact: true }, ifMatch(begun.version)).expect(409)).body.code).toBe('period_closed');
    await expect(application.owner.query('update register.declaration_line set value = 7 where programme_id = $1', [programme.id])).rejects.toMatchObject({ constraint: 'period_closed' });
    await expect(application.owner.query("update register.reporting_period set state = 'open', version = version + 1 where programme_id = $1 and ref = $2", [programme.id, period])).rejects.toMatchObject({ code: 'MQ409' });
  });

  it('writes a restatement beside what stood, and the acceptance of two persons replaces it', async () => {
    const world = await createDeclaringWorld(application);
    const { office, signatory, siteId, period, programme } = world;
    const { ref, version } = await sentClean(world);
    await office.post(`examination/${ref}/accept`, {}, ifMatch(version)).expect(200);
    await office.post(`periods/${period}/close`, {}, ifMatch(2)).expect(200);
    const { body: restatement } = await signatory.post('declarations', { period, restatementReason: 'error', reason: 'Deux départs oubliés' }).expect(201);
    expect(restatement).toMatchObject({ ref: `${ref}-R1`, restatement: 1, reason: 'Deux départs oubliés' });
    expect(restatement.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount').value).toBe('123');
    const filled = await fill(signatory, restatement.ref, jobLines(siteId, { before: 120, entries: 3, exits: 2, explanation: null }));
    const sent = await submit(signatory, restatement.ref, filled.version);
    expect(sent.twoPersons).toBe(true);
    const visa = await office.post(`examination/${restatement.ref}/visa`, {}, ifMatch(sent.version)).expect(200);
    await (await colleague(world)).post(`examination/${restatement.ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
    const { rows } = await application.owner.query<{ value: string; stands: boolean }>(
      `select trim_scale(a.value)::text as value, a.superseded_by is null as stands from register.accepted_value a join register.observation b on b.programme_id = a.programme_id and b.id = a.observation_id
         join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id join register.reporting_period p on p.programme_id = b.programme_id and p.id = b.period_id
       where a.programme_id = $1 and i.code = 'headcount' and p.ref = $2 order by a.id`, [programme.id, period]);
    expect(rows).toEqual([{ value: '123', stands: false }, { value: '121', stands: true }]);
  });

  it('lets nothing slip between the closing and an edit that races with it', async () => {
    const world = await createDeclaringWorld(application);
    const { office, signatory, siteId, period } = world;
    const { ref } = await draft(signatory, period, jobLines(siteId));
    const edit = async (round: number): Promise<number> => {
      const { body } = await signatory.get(`declarations/${ref}`);
      return (await signatory.put(`declarations/${ref}/sections/jobs`, body.sections[0].version as number, { lines: jobLines(siteId, { entries: 121 + round }) })).status;
    };
    const edits = Array.from({ length: 40 }, (_, round) => edit(round));
    const [closed, ...statuses] = await Promise.all([office.post(`periods/${period}/close`, {}, ifMatch(2)).then(({ status }) => status), ...edits]);
    expect(closed).toBe(200);
    expect(statuses.every((status) => [200, 409, 412].includes(status))).toBe(true);
    const { rows } = await application.owner.query<{ lines: string }>('select string_agg(value::text, \',\' order by id) as lines from register.declaration_line where programme_id = $1', [world.programme.id]);
    expect(await edit(99)).toBe(409);
    const after = await application.owner.query<{ lines: string }>('select string_agg(value::text, \',\' order by id) as lines from register.declaration_line where programme_id = $1', [world.programme.id]);
    expect(after.rows).toEqual(rows);
  });
});
