import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { NotificationsService, type Occasion, type Recipients } from '../../src/notifications/notifications.service.js';
import { createMember, createMembership, createOrganisation, createProgramme, TEST_PASSWORD, type TestProgramme, unique } from '../factories/accounts.js';
import { TestClient } from '../factories/client.js';
import { beginAs, connectServing } from '../ledger/serving.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { actorOf, createDeclarant, createPeriod } from './stage.js';

let application: TestApplication;
let programme: TestProgramme;
let office: Actor;

beforeAll(async () => {
  application = await startApplication();
  programme = await createProgramme(application.owner);
  office = actorOf(await createMember(application.owner, programme, 'programme_office'), programme, 'programme_office');
});
afterAll(() => application.close());

const notify = (occasion: Partial<Occasion> & { recipients: Recipients }, actor = office): Promise<string[]> =>
  application.app.get(UnitOfWork).run(actor, (tx) => application.app.get(NotificationsService).notify(tx, {
    programmeId: programme.id, kind: 'declaration_returned', subject: { kind: 'declaration', ref: unique('DEC') }, ...occasion }));

const told = async (ids: readonly string[]): Promise<string[]> =>
  (await application.owner.query<{ person: string }>('select person_id as person from app.notification where id = any ($1::uuid[]) order by 1', [ids])).rows.map(({ person }) => person);

async function member(role: Role, organisationId?: string, of = programme) {
  return createMember(application.owner, of, role, { organisationId });
}

async function clientOf({ email, organisationId }: { email: string; organisationId: string }): Promise<TestClient> {
  const { body } = await application.http.post('/api/v1/session').set('Origin', application.settings.publicUrl).send({ email, password: TEST_PASSWORD }).expect(200);
  return new TestClient(application, programme, organisationId, body.accessToken as string);
}

describe('who is told', () => {
  it('the persons who act for the organisation today in one of the roles, whom the actor may not read', async () => {
    const organisation = await createOrganisation(application.owner, programme);
    const [preparer, signatory] = [await member('preparer', organisation), await member('signatory', organisation)];
    await member('contributor', organisation);
    const former = await createMember(application.owner, programme, 'auditor', { organisationId: organisation });
    await createMembership(application.owner, former.personId, { programme, organisationId: organisation, role: 'preparer', to: '2026-11-22' });
    const disabled = await member('preparer', organisation);
    await application.owner.query('update access.account set disabled = true, version = version + 1 where id = $1', [disabled.accountId]);
    const ids = await notify({ recipients: { organisationId: organisation, roles: ['preparer', 'signatory'] } });
    expect(await told(ids)).toEqual([preparer.personId, signatory.personId].sort());
  });

  it('persons who are named, as far as they act in the programme', async () => {
    const elsewhere = await createProgramme(application.owner);
    const [inside, outside] = [await member('official'), await member('official', undefined, elsewhere)];
    expect(await told(await notify({ recipients: { personIds: [inside.personId, outside.personId, randomUUID()] } }))).toEqual([inside.personId]);
  });

  it('the examiners of an organisation: the programme office, and with an assignment the assigned body alone', async () => {
    const own = await createProgramme(application.owner);
    const [officer, official, partner] = [await member('programme_office', undefined, own), await member('official', undefined, own), await member('signatory', undefined, own)];
    const submitted: Occasion = { programmeId: own.id, kind: 'declaration_submitted', recipients: { examinersOf: partner.organisationId }, subject: { kind: 'declaration', ref: 'DEC-1', organisationId: partner.organisationId } };
    const actor = actorOf(partner, own, 'signatory');
    expect(await told(await notify(submitted, actor))).toEqual([officer.personId]);
    await application.owner.query(`insert into register.examination_assignment (programme_id, id, organisation_id, body_id, valid) values ($1, $2, $3, $4, '[2026-01-01,)')`, [own.id, randomUUID(), partner.organisationId, official.organisationId]);
    expect(await told(await notify({ ...submitted, subject: { ...submitted.subject, ref: 'DEC-2' } }, actor))).toEqual([official.personId]);
  });

  it('the declarants of every organisation that owes a declaration for the period, each of its own due day', async () => {
    const own = await createProgramme(application.owner);
    const actor = actorOf(await member('programme_office', undefined, own), own, 'programme_office');
    const [one, other] = [await createDeclarant(application.owner, own), await createDeclarant(application.owner, own)];
    await member('preparer', undefined, own);
    const period = await createPeriod(application.owner, own);
    await application.owner.query(`insert into register.period_extension (programme_id, id, period_id, organisation_id, due_on, reason_code) values ($1, $2, $3, $4, '2026-12-20', 'technical')`, [own.id, randomUUID(), period.id, other.organisationId]);
    const ids = await notify({ programmeId: own.id, kind: 'period_opened', recipients: { owing: period.id }, subject: { kind: 'period', ref: period.ref } }, actor);
    const { rows } = await application.owner.query('select person_id, organisation_id, due_on from app.notification where id = any ($1::uuid[]) order by due_on', [ids]);
    expect(rows).toEqual([
      { person_id: one.personId, organisation_id: one.organisationId, due_on: '2026-12-08' },
      { person_id: other.personId, organisation_id: other.organisationId, due_on: '2026-12-20' },
    ]);
  });

  it('each once a day and occasion', async () => {
    const { personId } = await member('preparer');
    const occasion = { recipients: { personIds: [personId, personId] }, subject: { kind: 'declaration' as const, ref: unique('DEC'), occasion: '1' } };
    expect(await notify(occasion)).toHaveLength(1);
    expect(await notify(occasion)).toEqual([]);
    expect(await notify({ ...occasion, subject: { ...occasion.subject, occasion: '2' } })).toHaveLength(1);
  });

  it('nobody by someone who has no role in the programme', async () => {
    const [stranger, { personId }] = [await member('official', undefined, await createProgramme(application.owner)), await member('preparer')];
    await expect(notify({ recipients: { personIds: [personId] } }, actorOf(stranger, programme, 'official'))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('reading', () => {
  it('lists the newest first, page by page, marks one and then all, and counts those unread', async () => {
    const reader = await member('preparer');
    const refs = [unique('DEC'), unique('DEC'), unique('DEC')];
    for (const ref of refs) {
      await notify({ recipients: { personIds: [reader.personId] }, subject: { kind: 'declaration', ref, organisationId: reader.organisationId } });
      application.clock.advance({ seconds: 1 });
    }
    const client = await clientOf(reader);
    const first = (await client.get('notifications?limit=2&total=true').expect(200)).body;
    expect(first.items.map((item: { subject: { ref: string } }) => item.subject.ref)).toEqual([refs[2], refs[1]]);
    expect(first).toMatchObject({ total: 3, items: [{ kind: 'declaration_returned', subject: { kind: 'declaration', title: null }, organisation: { id: reader.organisationId }, readAt: null }, {}] });
    const second = (await client.get(`notifications?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    expect(second).toMatchObject({ nextCursor: null, items: [{ subject: { ref: refs[0] } }] });

    const read = (await client.post(`notifications/${first.items[0].id}/read`).expect(200)).body;
    expect(read.readAt).toBe(application.clock.now().toISOString());
    application.clock.advance({ minutes: 1 });
    expect((await client.post(`notifications/${first.items[0].id}/read`).expect(200)).body.readAt).toBe(read.readAt);
    expect((await client.get('notifications?unread=true&total=true&limit=1').expect(200)).body.total).toBe(2);
    expect((await client.post('notifications/read-all').expect(200)).body).toEqual({ read: 2 });
    expect((await client.get('notifications?unread=true&total=true').expect(200)).body).toMatchObject({ items: [], total: 0 });
    expect((await client.get('notifications?unread=false').expect(200)).body.items).toHaveLength(3);
  });

  it('another person’s are not there: not in the list, not by their identifier, not in SQL', async () => {
    const organisation = await createOrganisation(application.owner, programme);
    const [reader, colleague] = [await member('preparer', organisation), await member('preparer', organisation)];
    const [id] = await notify({ recipients: { personIds: [colleague.personId] } });
    const client = await clientOf(reader);
    expect((await client.get('notifications').expect(200)).body.items).toEqual([]);
    await client.post(`notifications/${id}/read`).expect(404);
    expect((await client.post('notifications/read-all').expect(200)).body).toEqual({ read: 0 });

    const serving = await connectServing(application.database.serveUrl);
    await beginAs(serving, reader.accountId);
    expect((await serving.query('select id from app.notification')).rows).toEqual([]);
    expect((await serving.query('update app.notification set read_at = now() where id = $1', [id])).rowCount).toBe(0);
    await serving.query('rollback');
    for (const sql of ['select access.acting_persons($1, null, array[\'preparer\'])', 'select access.examiners_of($1, $1)', 'select * from app.reminder_run where programme_id = $1']) {
      await beginAs(serving, reader.accountId);
      await expect(serving.query(sql, [programme.id])).rejects.toMatchObject({ code: '42501' });
      await serving.query('rollback');
    }
    await beginAs(serving, colleague.accountId);
    await expect(serving.query("update app.notification set mail = 'pending' where id = $1", [id])).rejects.toMatchObject({ code: '42501' });
    await serving.query('rollback');
    await serving.end();
  });

  it.each(['notifications?unread=perhaps', 'notifications?limit=0', 'notifications?cursor=abc', 'notifications?other=1'])('refuses %s', async (path) => {
    const client = await clientOf(await member('auditor'));
    const { status } = await client.get(path);
    expect([400, 422]).toContain(status);
  });
});
