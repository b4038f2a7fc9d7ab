import { randomUUID } from 'node:crypto';
import { createAgreement, createCommitment, createMilestone, type TestAgreement } from '../factories/register.js';
import { ifMatch, type TestClient } from '../factories/client.js';
import { bodies, queries } from '../matrix/examples.js';
import { nameOf, programmeRoutes, type Route } from '../matrix/routes.js';
import { nobodysObjects, type Objects, setStage, type World, worldOf } from '../matrix/world.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
let world: World;
let programmeCode: string;
beforeAll(async () => {
  application = await startApplication();
  const stage = await setStage(application);
  programmeCode = stage.programme.code;
  world = await worldOf(application, stage, 'signatory');
});
afterAll(() => application.close());

/** The one object of the address; what stands under it is named by the same identifiers in both worlds. */
const objectOf = (route: Route, objects: Objects): string => {
  const collection = route.path.split('/')[5] ?? '';
  return collection === 'agreements' ? objects.agreement : objects[collection as 'commitments'];
};

async function answerOf(client: TestClient, route: Route, object: string) {
  const address = route.path.replace('{programme}', programmeCode).replace(/\{(ref|id|account)\}/, object).replace(/\{\w+\}/g, randomUUID()) + (queries[nameOf(route)] ?? '');
  const body = bodies[nameOf(route)]?.(world) ?? {};
  const answer = await (route.method === 'GET' ? client.get(address) : route.method === 'PATCH' ? client.patch(address, 1, body) : client.post(address, body, ifMatch(1)));
  const { request: _, instance: __, ...said } = answer.body as Record<string, unknown>;
  // the length is that of the address, which the answer repeats
  const { 'x-request-id': ___, date: ____, 'content-length': _____, ...headers } = answer.headers as Record<string, string>;
  return { status: answer.status, said, headers };
}

/** Routes of one object which a partner may call, and which tell it of agreements and organisations. */
const routes = programmeRoutes.filter((route) => /\{(ref|id)\}/.test(route.path) && /\/(agreements|commitments|milestones|organisations)\//.test(route.path));

it.each(routes.map((route) => [nameOf(route), route] as const))('case 1: %s tells a foreign object and no object apart by nothing', async (_name, route) => {
  const foreign = await answerOf(world.client, route, objectOf(route, world.anothers));
  const nothing = await answerOf(world.client, route, objectOf(route, nobodysObjects));
  expect(foreign).toEqual(nothing);
  expect([403, 404]).toContain(foreign.status);
});

it('case 1: a reference in a body to a foreign object reads as one to nothing', async () => {
  const own = await createMilestone(application.owner, { id: world.client.programme.id, code: programmeCode, demonstration: false }, { id: (await agreementId(world.own.agreement)), ref: world.own.agreement }, { ownerId: world.organisationId });
  for (const ref of [world.anothers.milestones, nobodysObjects.milestones]) {
    expect((await world.client.post(`milestones/${ref}/forecast-proposals`, { on: '2026-12-30' }).expect(404)).body.code).toBe('not_found');
  }
  await world.client.post(`milestones/${own.ref}/forecast-proposals`, { on: '2026-12-30' }).expect(201);
});

const agreementId = async (ref: string): Promise<string> => (await application.owner.query<{ id: string }>('select id from register.agreement where ref = $1', [ref])).rows[0]?.id ?? '';

describe('many at once, and re-parenting', () => {
  it('case 2: nine own terms and a foreign one change nothing of the ten', async () => {
    const programme = { id: world.client.programme.id, code: programmeCode, demonstration: false };
    const office = await worldOf(application, { programme, elsewhere: programme }, 'programme_office');
    const [agreement, other] = [await createAgreement(application.owner, programme, {}), await createAgreement(application.owner, programme, {})];
    const mine: TestAgreement[] = [];
    for (let index = 0; index < 9; index += 1) {
      mine.push(await createCommitment(application.owner, programme, agreement));
    }
    const foreign = await createCommitment(application.owner, programme, other);
    const before = await stateOf(agreement.id);
    const terms = [...mine, foreign].map(({ ref }) => ({ commitment: ref, basis: 'increment', target: '1' }));
    await office.client.post(`agreements/${agreement.ref}/amendments`, { number: 1, effectiveOn: '2026-01-01', summary: 'Avenant', terms }, ifMatch(1)).expect(422);
    expect(await stateOf(agreement.id)).toBe(before);
  });

  it('case 3: a milestone cannot be hung on a commitment of another agreement, by the API or by SQL, be it the owner’s', async () => {
    const programme = { id: world.client.programme.id, code: programmeCode, demonstration: false };
    const { client: office } = await worldOf(application, { programme, elsewhere: programme }, 'programme_office');
    const [agreement, other] = [await createAgreement(application.owner, programme, {}), await createAgreement(application.owner, programme, {})];
    const milestone = await createMilestone(application.owner, programme, agreement);
    const foreign = await createCommitment(application.owner, programme, other);
    const before = await stateOf(agreement.id);
    await office.patch(`milestones/${milestone.ref}`, 1, { commitment: foreign.ref }).expect(422);
    await office.patch(`milestones/${milestone.ref}`, 1, { agreement: other.ref }).expect(400);
    await expect(application.owner.query('update register.milestone set commitment_id = $2, version = version + 1 where id = $1', [milestone.id, foreign.id])).rejects.toMatchObject({ code: '23503' });
    await expect(application.owner.query('update register.commitment set agreement_id = $2, version = version + 1 where id = $1', [foreign.id, agreement.id])).rejects.toMatchObject({ code: '23503' });
    expect(await stateOf(agreement.id)).toBe(before);
  });

  /** Everything that descends from an agreement, as text. */
  async function stateOf(id: string): Promise<string> {
    const { rows } = await application.owner.query<{ state: string }>(
      `select (select jsonb_agg(to_jsonb(t) order by t.id) from register.commitment_term t where t.agreement_id = $1)::text || (select coalesce(jsonb_agg(to_jsonb(m) order by m.id)::text, '') from register.milestone m where m.agreement_id = $1)
         || (select count(*) from ledger.event where agreement_id = $1)::text as state`, [id]);
    return rows[0]?.state ?? '';
  }
});
