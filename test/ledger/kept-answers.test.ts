import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ProgressService } from '../../src/progress/progress.service.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

const QUESTIONS = ['insights/promises', 'insights/execution', 'insights/sector', 'totals?indicator=headcount'] as const;
const tagOf = async (client: TestClient, question: string): Promise<string> => (await client.get(question).expect(200)).headers['etag'] as string;

describe.each(QUESTIONS)('%s', (question) => {
  it('has a tag that stays while no figure changes, and is not sent again to who has it', async () => {
    const { office } = await createDeclaringWorld(application);
    const first = await office.get(question).expect(200).expect('content-type', /application\/json/).expect('cache-control', 'no-store');
    const tag = first.headers['etag'] as string;
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(await tagOf(office, question)).toBe(tag);
    const again = await office.get(question).set('If-None-Match', `"other", W/${tag}`).expect(304);
    expect(again.text).toBe('');
    await office.get(question).set('If-None-Match', '"other"').expect(200);
  });
});

it('changes with the first answer after a figure did, and with nothing else', async () => {
  const world = await createDeclaringWorld(application);
  const { office, signatory, siteId, period, obligation } = world;
  const question = 'totals?indicator=headcount';
  const before = await tagOf(office, question);
  const { body: agreement } = await office.get(`agreements/${obligation.agreement}`).expect(200);
  await office.patch(`agreements/${obligation.agreement}`, agreement.version as number, { note: 'Relevé en comité' }).expect(200);
  expect(await tagOf(office, question)).toBe(before);
  const drafted = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, drafted.ref, drafted.version);
  const declared = await tagOf(office, question);
  expect(declared).not.toBe(before);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  expect(await tagOf(office, question)).not.toBe(declared);
});

it('is of its reader: another one is not told what is kept, nor the same one once its role has ended', async () => {
  const { office, programme, organisationId } = await createDeclaringWorld(application);
  const partner = await signedIn(application, programme, 'contributor', organisationId);
  const stranger = await signedIn(application, programme, 'contributor');
  const promised = async (client: TestClient) => (await client.get('insights/promises').expect(200)).body.measures.length as number;
  expect([await promised(office), await promised(partner), await promised(stranger)]).toEqual([1, 1, 0]);
  await application.owner.query("update access.membership set valid = daterange('2020-01-01', '2021-01-01'), version = version + 1 where programme_id = $1 and role = 'contributor' and organisation_id = $2", [programme.id, organisationId]);
  // the rows are out of reach at once; the guard knows within two seconds
  expect(await promised(partner)).toBe(0);
  application.clock.advance({ seconds: 3 });
  const { status } = await partner.get('insights/promises');
  expect([401, 404]).toContain(status);
});

it('waits for what commits late: a change that began before the answer and ended after it makes it anew', async () => {
  const { office, programme, obligation } = await createDeclaringWorld(application);
  const before = await office.get('insights/promises').expect(200);
  const late = await application.owner.query<{ id: string }>('select id from register.commitment where programme_id = $1 and ref = $2', [programme.id, obligation.commitment]);
  await application.owner.query('begin');
  await application.owner.query('update register.commitment_term set superseded_by = ledger.current_change() where programme_id = $1 and commitment_id = $2', [programme.id, late.rows[0]?.id]);
  const during = await office.get('insights/promises').expect(200);
  await application.owner.query('commit');
  const after = await office.get('insights/promises').expect(200);
  expect(during.body).toEqual(before.body);
  expect([before.body.measures[0].figures.withoutTarget, after.body.measures[0].figures.withoutTarget]).toEqual([0, 1]);
});

it('is made anew after a repair of the totals, which no fact tells', async () => {
  const world = await createDeclaringWorld(application);
  const { office, signatory, siteId, period, programme } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, drafted.ref, drafted.version);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  const right = await tagOf(office, 'insights/promises');
  await application.owner.query('update register.commitment_progress set accepted = 111 where programme_id = $1', [programme.id]);
  expect(await tagOf(office, 'insights/promises?kind=jobs')).not.toBe(right);
  await application.app.get(UnitOfWork).run(nobody('test'), (tx) => application.app.get(ProgressService).rebuild(tx, programme.id));
  expect(await tagOf(office, 'insights/promises?kind=jobs')).toBe(right);
});
