import fc from 'fast-check';
import { Client } from 'pg';
import { createOrganisation, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createAgreement, createCommitment, createMilestone, createZone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

/** Two partners that meet in one agreement only: what is `foreign` must never reach the first. */
interface World {
  programme: TestProgramme;
  partner: TestClient;
  office: TestClient;
  own: Set<string>;
  foreign: string[];
  foreignOrganisation: string;
}

let application: TestApplication;
let serving: Client;
let world: World;

beforeAll(async () => {
  application = await startApplication();
  serving = new Client({ connectionString: application.database.serveUrl });
  await serving.connect();
  world = await makeWorld();
});
afterAll(async () => {
  await serving.end();
  await application.close();
});

async function makeWorld(): Promise<World> {
  const { owner } = application;
  const programme = await createProgramme(owner);
  const partner = await signedIn(application, programme, 'contributor');
  const office = await signedIn(application, programme, 'programme_office');
  const stranger = await createOrganisation(owner, programme, { code: 'ETRANGER-SECRET' });
  const own = new Set<string>();
  const foreign = new Set(['ETRANGER-SECRET']);
  for (const [organisation, refs, count] of [[partner.organisationId, own, 9], [stranger, foreign, 14]] as const) {
    for (let index = 0; index < count; index += 1) {
      const agreement = await createAgreement(owner, programme, { [organisation]: 'private' }, { signedOn: `2025-01-${10 + (index % 3)}`, state: index % 2 ? 'signed' : 'in_force' });
      const commitment = await createCommitment(owner, programme, agreement, { obligor: organisation, target: index % 4 ? '100' : null });
      const milestone = await createMilestone(owner, programme, agreement, { ownerId: organisation, baselineOn: index % 3 ? `2026-0${1 + (index % 4)}-01` : null });
      for (const { ref } of [agreement, commitment, milestone]) {
        refs.add(ref);
      }
    }
  }
  for (let index = 0; index < 7; index += 1) {
    await createZone(owner, programme);
  }
  return { programme, partner, office, own, foreign: [...foreign], foreignOrganisation: stranger };
}

const PROTECTED = ['agreements', 'commitments', 'milestones'] as const;
const SORTS = {
  agreements: ['ref', 'title', 'signed', 'end', 'state'], commitments: ['ref', 'title', 'due', 'agreement'], milestones: ['due', 'baseline', 'title', 'ref'],
  organisations: ['name', 'kind'], zones: ['name', 'ref', 'region', 'status'],
} as const;
type Collection = keyof typeof SORTS;
const COLLECTIONS = Object.keys(SORTS) as Collection[];

/** What the account of a client counts as the serving role, by itself. */
async function countUnderRls(client: TestClient, sql: string): Promise<number> {
  const { body } = await client.get('/api/v1/session').expect(200);
  await serving.query('begin');
  try {
    await serving.query("select set_config('app.account_id', $1, true), set_config('app.today', '2026-11-23', true)", [body.account.id]);
    return (await serving.query<{ count: number }>(sql, [client.programme.id])).rows[0]?.count ?? -1;
  } finally {
    await serving.query('rollback');
  }
}

async function everyPage(client: TestClient, path: string, limits: readonly number[] = [200]): Promise<{ id: string; ref?: string }[]> {
  const items: { id: string }[] = [];
  let cursor: string | null = '';
  for (let turn = 0; cursor !== null; turn += 1) {
    const limit = limits[turn % limits.length];
    const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
    expect(body.items.length).toBeLessThanOrEqual(limit ?? 0);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

describe('case 4: a partner meets no foreign row', () => {
  it.each(PROTECTED)('in %s, by any sort, search or filter', async (collection) => {
    const paths = [
      ...SORTS[collection].flatMap((sort) => [`?sort=${sort}`, `?sort=-${sort}`]),
      '?q=etranger', `?q=${world.foreign[1]}`, ...(collection === 'agreements' ? [`?party=${world.foreignOrganisation}`, '?attention=to_complete'] : []),
      ...(collection === 'commitments' ? [`?obligor=${world.foreignOrganisation}`, `?agreement=${world.foreign[1]}`] : []),
      ...(collection === 'milestones' ? [`?owner=${world.foreignOrganisation}`, `?agreement=${world.foreign[1]}`, '?attention=overdue', '?attention=unreviewed'] : []),
    ];
    for (const path of paths) {
      const items = await everyPage(world.partner, collection + path);
      expect(items.filter(({ ref }) => !world.own.has(ref ?? ''))).toEqual([]);
      expect(JSON.stringify(items)).not.toContain(world.foreignOrganisation);
    }
    expect(await everyPage(world.partner, collection)).toHaveLength(9);
  });

  it.each(PROTECTED)('in the totals and facets of %s, which are those of SQL under row-level security', async (collection) => {
    const table = `register.${collection.slice(0, -1)}`;
    for (const client of [world.partner, world.office]) {
      const { body } = await client.get(`${collection}?total=true&limit=1`).expect(200);
      expect(body.total).toBe(await countUnderRls(client, `select count(*)::int as count from ${table} where programme_id = $1`));
      for (const facet of Object.values(body.facets as Record<string, Record<string, number>>)) {
        expect(Object.values(facet).reduce((sum, one) => sum + one, 0)).toBe(body.total);
      }
    }
    expect((await world.partner.get(`${collection}?total=true&q=etranger`).expect(200)).body).toMatchObject({ total: 0, items: [] });
    expect((await world.office.get(`${collection}?total=true`).expect(200)).body.total).toBe(23);
  });

  it.each(PROTECTED)('in the totals of %s on a page that is empty, because all that was found stands before it', async (collection) => {
    const first = (await world.office.get(`${collection}?sort=ref&limit=1`).expect(200)).body;
    const { body } = await world.office.get(`${collection}?sort=ref&total=true&q=${first.items[0].ref}&cursor=${first.nextCursor}`).expect(200);
    expect(body).toMatchObject({ items: [], total: 1, nextCursor: null });
  });

  it('in organisations, their total, their search and their export', async () => {
    const { body } = await world.partner.get('organisations?total=true&limit=200').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([world.partner.organisationId]);
    expect(body).toMatchObject({ total: 1, facets: { kind: { company: 1 } } });
    expect((await world.partner.get('organisations?q=etranger').expect(200)).body.items).toEqual([]);
    const { text } = await world.partner.get('organisations/-/export').expect(200);
    expect(text).toContain(world.partner.organisationId);
    expect(text).not.toMatch(/ETRANGER/);
    await world.partner.get(`organisations/${world.foreignOrganisation}`).expect(404);
  });

  it('in the search of everything, in the work that waits, in the export of zones', async () => {
    for (const path of ['search?q=etranger', 'search?q=jal', 'search?q=cnv', 'search?q=eng', 'work', 'zones?total=true']) {
      const { text } = await world.partner.get(path).expect(200);
      expect(world.foreign.filter((ref) => text.includes(ref))).toEqual([]);
    }
    const { text } = await world.partner.get('zones/-/export').expect(200);
    expect(text).not.toMatch(/ETRANGER/);
  });

  it('in the agreement file, its commitments and its history', async () => {
    const [ref] = [...world.own];
    for (const path of [`agreements/${ref}`, `agreements/${ref}/commitments`, `agreements/${ref}/history`]) {
      expect((await world.partner.get(path).expect(200)).text).not.toContain(world.foreignOrganisation);
    }
    for (const path of ['', '/commitments', '/history']) {
      await world.partner.get(`agreements/${world.foreign[1]}${path}`).expect(404);
    }
  });
});

describe.each(COLLECTIONS)('pages of %s', (collection) => {
  it('visit each row once, in the order of the list, whatever their sizes', async () => {
    await fc.assert(fc.asyncProperty(
      fc.constantFrom(...SORTS[collection].flatMap((sort) => [sort, `-${sort}`])), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      async (sort, limits) => {
        const whole = await everyPage(world.office, `${collection}?sort=${sort}`);
        const paged = await everyPage(world.office, `${collection}?sort=${sort}`, limits);
        expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
        expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length);
      },
    ), { numRuns: 12 });
  });

  it('refuse an unknown sort, a cursor of another list or sort, and what is no cursor', async () => {
    const { status, body } = await world.office.get(`${collection}?sort=password`);
    expect([status, body.fields[0].field]).toEqual([422, 'sort']);
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [sort = ''] = SORTS[collection];
    for (const cursor of ['x', '%00', 'AAAA', forged([sort]), forged([sort, 'a', 'b', 'c', 'd']), forged(['other', 'a', 'b']), forged([sort, "'); select pg_sleep(9)--", 'not-a-uuid']), forged({}), forged([sort, null, null])]) {
      const answer = await world.office.get(`${collection}?sort=${sort}&cursor=${cursor}`);
      expect([cursor, [400, 422].includes(answer.status)]).toEqual([cursor, true]);
    }
  });

  it('refuse unknown parameters, repeated ones, and sizes out of range', async () => {
    const unknown = await world.office.get(`${collection}?colour=red`).expect(400);
    expect(unknown.body.code).toBe('unknown_field');
    for (const query of ['limit=0', 'limit=201', 'limit=1e2x', 'limit=-1', 'limit=NaN', 'total=perhaps', 'q=a&q=b', 'sort=ref&sort=ref', 'q[a]=b', `q=${'a'.repeat(201)}`]) {
      const { status } = await world.office.get(`${collection}?${query}`);
      expect([query, [400, 422].includes(status)]).toEqual([query, true]);
    }
  });
});

it('finds what holds the letters searched, with wildcards taken as letters', async () => {
  expect((await world.office.get('agreements?q=%25&total=true').expect(200)).body.total).toBe(0);
  expect((await world.office.get('agreements?q=_&total=true').expect(200)).body.total).toBe(0);
});
