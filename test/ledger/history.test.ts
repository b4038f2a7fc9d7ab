import { createProgramme } from '../factories/accounts.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { createAgreement, createCommitment, createMilestone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

async function stage() {
  const programme = await createProgramme(application.owner);
  const office = await signedIn(application, programme, 'programme_office');
  const agreement = await createAgreement(application.owner, programme, { [office.organisationId]: 'public' });
  return { programme, office, agreement };
}

it('tells who, when, what, before, after and why', async () => {
  const { programme, office, agreement } = await stage();
  const milestone = await createMilestone(application.owner, programme, agreement);
  await office.post(`milestones/${milestone.ref}/log`, { outcome: 'met', on: '2026-11-20', evidenceReference: 'PV 3' }, ifMatch(1)).expect(200);
  await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(2)).expect(200);
  const { name } = (await office.get('/api/v1/session').expect(200)).body.account;
  const { items } = (await office.get(`milestones/${milestone.ref}/history`).expect(200)).body;
  expect(items[0]).toMatchObject({ author: name, organisation: { id: office.organisationId }, reason: 'undone', root: 'milestone', simulatedAt: null, leaf: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(Date.parse(items[0].at)).not.toBeNaN();
  expect(items[0].rows).toContainEqual(expect.objectContaining({ table: 'register.milestone', before: expect.objectContaining({ status: 'met' }), after: expect.objectContaining({ status: 'scheduled' }) }));
  expect(items[1].rows).toContainEqual(expect.objectContaining({ table: 'register.milestone_review', before: null, after: expect.objectContaining({ status: 'met', evidence_reference: 'PV 3' }) }));
});

it('of an agreement holds what happened to all that descends from it; of a commitment, its own', async () => {
  const { programme, office, agreement } = await stage();
  const commitment = await createCommitment(application.owner, programme, agreement);
  await createMilestone(application.owner, programme, agreement);
  const roots = async (path: string) => new Set((await office.get(`${path}/history`).expect(200)).body.items.map(({ root }: { root: string }) => root));
  expect(await roots(`agreements/${agreement.ref}`)).toEqual(new Set(['agreement', 'commitment', 'milestone']));
  expect(await roots(`commitments/${commitment.ref}`)).toEqual(new Set(['commitment']));
});

it('turns its pages without losing or repeating an event', async () => {
  const { office, agreement } = await stage();
  for (let version = 1; version <= 60; version += 1) {
    await application.owner.query('update register.agreement set source = $2, version = version + 1 where id = $1', [agreement.id, `source ${version}`]);
  }
  const first = (await office.get(`agreements/${agreement.ref}/history`).expect(200)).body;
  expect(first.items).toHaveLength(50);
  const second = (await office.get(`agreements/${agreement.ref}/history?cursor=${first.nextCursor}`).expect(200)).body;
  expect(second.nextCursor).toBeNull();
  const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(62);
  await office.get(`agreements/${agreement.ref}/history?cursor=AAAA`).expect(400);
});

it('refuses a forged cursor', async () => {
  const { office, agreement } = await stage();
  for (const values of [['history', 'yesterday perhaps', 'x'], ['history', 'infinity', 'not-a-uuid'], ['history', '2026-01-01', null], ['history']]) {
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
    const { status } = await office.get(`agreements/${agreement.ref}/history?cursor=${cursor}`);
    expect([values, [400, 422].includes(status)]).toEqual([values, true]);
  }
});

it('tells a partner of another body no name, and no event of another agreement', async () => {
  const { programme, office } = await stage();
  const partner = await signedIn(application, programme, 'contributor');
  const shared = await createAgreement(application.owner, programme, { [office.organisationId]: 'public', [partner.organisationId]: 'private' });
  await office.patch(`agreements/${shared.ref}`, 1, { source: 'BO 7300' }).expect(200);
  const { items } = (await partner.get(`agreements/${shared.ref}/history`).expect(200)).body;
  expect(items[0]).toMatchObject({ author: null, organisation: { id: office.organisationId } });
  expect(items[0].rows).toEqual([expect.objectContaining({ after: expect.objectContaining({ source: 'BO 7300' }) })]);
});
