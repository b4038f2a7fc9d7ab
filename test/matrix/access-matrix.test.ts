import { randomUUID } from 'node:crypto';
import { scopesOpen, TOKEN_SCOPES } from '../../src/auth/api-token.js';
import { describeApi } from '../../src/http/openapi.js';
import { ROLES, type Role } from '../../src/common/actor.js';
import { REFERENCE_CODE as CODE } from '../../src/common/reference-code.js';
import { TestClient } from '../factories/client.js';
import { type TestApplication, startApplication } from '../setup/application.js';
import { bodies, queries } from './examples.js';
import { type Ownership, permissionOf, verdictOf } from './expected.js';
import { nameOf, programmeRoutes, type Route, routes } from './routes.js';
import { nobodysObjects, type Objects, setStage, type Stage, type World, worldOf } from './world.js';

let application: TestApplication;
let stage: Stage;
const worlds = new Map<Role, World>();

beforeAll(async () => {
  application = await startApplication();
  stage = await setStage(application);
  for (const role of ROLES) {
    worlds.set(role, await worldOf(application, stage, role));
  }
});
afterAll(() => application.close());

const OWNERSHIPS: readonly Ownership[] = ['own', "another's", "nobody's"];

function addressOf(route: Route, objects: Objects, programme: string): string {
  const collection = route.path.split('/')[5] ?? '';
  const object = collection === 'agreements' ? objects.agreement : objects[collection as 'commitments'];
  return route.path
    .replace('{programme}', programme)
    .replace(/\{(ref|id|account)\}/, object)
    .replace(/(\w+)\/\{recordId\}/, (_, kind: string) => `${kind}/${objects.records[`${kind}/{recordId}`]}`)
    .replace('{id}', objects.records['imports/{id}'] ?? '')
    .replace('{section}', 'jobs')
    .replace(/\{(membership|capacityId|partyId|evidence|link|item)\}/g, (_, name: string) => objects.records[name] ?? '') + (queries[nameOf(route)] ?? '');
}

async function statusOf(world: World, route: Route, objects: Objects, programme = stage.programme.code): Promise<number> {
  const address = addressOf(route, objects, programme);
  if (route.method === 'GET') {
    return (await world.client.get(address)).status;
  }
  if (route.method === 'DELETE') {
    return (await world.client.delete(address)).status;
  }
  if (route.method === 'POST' && /\/(imports|declarations\/\{ref\}\/evidence)$/.test(route.path)) {
    return (await world.client.upload(address, Buffer.from('no workbook'))).status;
  }
  const body = bodies[nameOf(route)];
  if (!body) {
    throw new Error(`The route ${nameOf(route)} has no example body: give it one in examples.ts.`);
  }
  return (await (route.method === 'PATCH' ? world.client.patch(address, 1, body(world)) : route.method === 'PUT' ? world.client.put(address, 1, body(world)) : world.client.post(address, body(world), { 'If-Match': '"1"' }))).status;
}

/** What a refusal must leave as it was. */
async function traces(): Promise<string> {
  const { rows } = await application.owner.query<{ traces: string }>('select (select count(*) from ledger.change) || \' changes, \' || (select count(*) from ledger.event) || \' events\' as traces');
  return rows[0]?.traces ?? '';
}

const objectsOf = (world: World, ownership: Ownership): Objects => (ownership === 'own' ? world.own : ownership === "another's" ? world.anothers : nobodysObjects);

test('the contract from which the matrix is made is that of the routes', () => {
  const now = Object.entries(describeApi(application.app).paths).flatMap(([path, methods]) => Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`));
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(now.sort());
});

test('no word of an address stands where a reference of the same length could', () => {
  const accepted: Readonly<Record<string, RegExp>> = { '{ref}': CODE, '{programme}': CODE };
  const shadows = ({ method, path }: Route, other: Route): boolean => {
    const [segments, others] = [path.split('/'), other.path.split('/')];
    return method === other.method && path !== other.path && segments.length === others.length
      && segments.every((segment, position) => segment === others[position] || accepted[others[position] ?? '']?.test(segment));
  };
  expect(routes.flatMap((route) => routes.filter((other) => shadows(route, other)).map((other) => `${nameOf(route)} hides ${nameOf(other)}`))).toEqual([]);
});

describe.each([...ROLES])('as %s', (role) => {
  const worldNow = (): World => worlds.get(role) as World;

  // refusals first: what they must not change is compared before anything is allowed to
  const refused = programmeRoutes.flatMap((route) => OWNERSHIPS.filter((ownership) => verdictOf(route, role, ownership) !== 'allowed').map((ownership) => [nameOf(route), ownership, route] as const));
  test.each(refused)('%s is refused on %s', async (_name, ownership, route) => {
    const before = await traces();
    expect(await statusOf(worldNow(), route, objectsOf(worldNow(), ownership))).toBe(verdictOf(route, role, ownership));
    expect(await traces()).toBe(before);
  });

  const allowed = programmeRoutes.flatMap((route) => OWNERSHIPS.filter((ownership) => verdictOf(route, role, ownership) === 'allowed').map((ownership) => [nameOf(route), ownership, route] as const));
  test.each(allowed)('%s answers on %s', async (_name, ownership, route) => {
    const status = await statusOf(worldNow(), route, objectsOf(worldNow(), ownership));
    expect([200, 201, 204, 400, 409, 412, 415, 422]).toContain(status);
  });

  test.each(programmeRoutes.map((route) => [nameOf(route), route] as const))('%s does not exist in a programme in which one has no role', async (_name, route) => {
    expect(await statusOf(worldNow(), route, nobodysObjects, stage.elsewhere.code)).toBe(404);
  });
});

describe('through a token of a signatory, with every scope', () => {
  let world: World;
  beforeAll(async () => {
    const { client, ...signatory } = worlds.get('signatory') as World;
    const { body } = await client.post('tokens', { name: 'Paie', scopes: TOKEN_SCOPES, expiresOn: '2027-03-01' }).expect(201);
    world = { ...signatory, client: new TestClient(application, stage.programme, signatory.organisationId, body.token as string) };
  });

  const closed = routes.filter((route) => route.path.startsWith('/api/v1/programmes/{programme}') && !scopesOpen(TOKEN_SCOPES, permissionOf(route)));
  test.each(closed.map((route) => [nameOf(route), route] as const))('%s is refused', async (_name, route) => {
    const before = await traces();
    expect(await statusOf(world, route, world.own)).toBe(403);
    expect(await traces()).toBe(before);
  });

  const open = programmeRoutes.filter((route) => scopesOpen(TOKEN_SCOPES, permissionOf(route)));
  test.each(open.flatMap((route) => OWNERSHIPS.map((ownership) => [nameOf(route), ownership, route] as const)))('%s is to it on %s what it is to the person', async (_name, ownership, route) => {
    const verdict = verdictOf(route, 'signatory', ownership);
    const status = await statusOf(world, route, objectsOf(world, ownership));
    expect(verdict === 'allowed' ? [200, 201, 204, 400, 409, 412, 415, 422] : [verdict]).toContain(status);
  });

  test.each(['GET /api/v1/session', 'PUT /api/v1/session/password', 'PUT /api/v1/session/language'])('%s is refused', async (name) => {
    const [method, path] = name.split(' ') as ['GET' | 'PUT', string];
    const answer = await (method === 'GET' ? world.client.get(path) : world.client.put(path, undefined, { language: 'ar' }));
    expect([answer.status, answer.body.code]).toEqual([403, 'token_scope']);
  });
});

test.each(routes.filter((route) => !/^\/(health|api\/v1\/(session|calendar\/|ledger$|ledger\/(checkpoint|consistency)))/.test(route.path)).map((route) => [nameOf(route), route] as const))('%s asks for a session', async (_name, route) => {
  const address = route.path.replace('{programme}', stage.programme.code).replace(/\{\w+\}/g, randomUUID());
  const request = application.http[route.method.toLowerCase() as 'get'](address).set('Origin', application.settings.publicUrl);
  const answer = await (route.method === 'GET' ? request : request.send({}));
  expect([401, 415]).toContain(answer.status);
});
