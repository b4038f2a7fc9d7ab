import { parse } from 'csv-parse/sync';
import type { Role } from '../../src/common/actor.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

async function memberOf(programme: TestProgramme, role: Role) {
  const client = await signedIn(application, programme, role);
  return {
    get: (path = '') => client.get(`zones${path}`),
    post: (path: string, body: object, version?: number) => client.post(`zones${path}`, body, version === undefined ? {} : ifMatch(version)),
    patch: (path: string, version: number | undefined, body: object) => client.patch(`zones${path}`, version, body),
  };
}

async function office() {
  const programme = await createProgramme(application.owner);
  return { programme, ...(await memberOf(programme, 'programme_office')) };
}

const newZone = (changes: object = {}) => ({ ref: unique('ZONE'), name: unique('Zone'), status: 'planned', ...changes });
const officeArea = (changes: object = {}) => ({ measure: 'office_area', stage: 'built', value: '30000', asOf: '2023-06-30', asOfPrecision: 'year', source: 'Rapport de l’aménageur', ...changes });

describe('registering a zone', () => {
  it('keeps what is known of it and leaves the rest empty', async () => {
    const { programme, post, get } = await office();
    const operatorId = await createOrganisation(application.owner, programme, { kind: 'zone_developer' });
    const sent = newZone({ nameAr: 'فاس شور', city: 'Fès', region: 'MA-03', operatorId, p2iCategory: 'secondary', land: '22.50', source: 'yabiladi 144259' });
    const { body, headers } = await post('', sent).expect(201);
    expect(headers['etag']).toBe('"1"');
    expect(body).toEqual({
      id: expect.any(String), ref: sent.ref, name: sent.name, nameAr: 'فاس شور', city: 'Fès', region: { code: 'MA-03', name: { fr: 'Fès-Meknès', ar: 'فاس-مكناس', en: 'Fez-Meknes' } },
      operator: expect.objectContaining({ id: operatorId, kind: 'zone_developer' }), p2iCategory: 'secondary', status: 'planned', land: '22.5', source: 'yabiladi 144259', version: 1,
      latest: [], capacities: [], actions: ['start_construction', 'defer', 'cancel'],
    });
    expect((await get(`/${sent.ref}`).expect(200)).body).toEqual(body);
    const bare = (await post('', newZone()).expect(201)).body;
    expect(bare).toMatchObject({ nameAr: null, city: null, region: null, operator: null, p2iCategory: null, land: null, source: null });
  });

  it('keeps a zone readable whatever its reference, also a word of an address', async () => {
    const { post, get } = await office();
    for (const ref of ['export', 'history', 'duplicates']) {
      await post('', newZone({ ref })).expect(201);
      expect((await get(`/${ref}`).expect(200)).body).toMatchObject({ ref, version: 1 });
    }
  });

  it('refuses a reference that is taken, an unknown region, and an operator from outside the programme', async () => {
    const { post } = await office();
    const sent = newZone();
    await post('', sent).expect(201);
    expect((await post('', sent).expect(409)).body).toMatchObject({ code: 'already_exists', title: expect.stringContaining(sent.ref) });
    const stranger = await createOrganisation(application.owner, await createProgramme(application.owner));
    for (const [field, value] of [['region', 'MA-13'], ['operatorId', stranger]] as const) {
      expect((await post('', newZone({ [field]: value })).expect(422)).body.fields).toEqual([expect.objectContaining({ field, code: 'unknown_reference' })]);
    }
    for (const land of ['-1', 'NaN', '1e3', '1,5', 22]) {
      expect((await post('', newZone({ land })).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'land' })]);
    }
  });

  it('changes over the version that was read, and tells it in the history', async () => {
    const { post, patch, get } = await office();
    const { ref } = (await post('', newZone({ city: 'Fès' })).expect(201)).body;
    await patch(`/${ref}`, undefined, { city: 'Rabat' }).expect(428);
    expect((await patch(`/${ref}`, 1, { city: null, name: 'Zone renommée' }).expect(200)).body).toMatchObject({ city: null, name: 'Zone renommée', version: 2 });
    await patch(`/${ref}`, 1, { city: 'Rabat' }).expect(412);
    await patch(`/${ref}`, 2, { status: 'operational' }).expect(400);
    const { items } = (await get(`/${ref}/history`).expect(200)).body;
    expect(items[0].rows).toEqual([expect.objectContaining({ table: 'register.zone', before: expect.objectContaining({ city: 'Fès' }), after: expect.objectContaining({ name: 'Zone renommée', city: null }) })]);
  });
});

it('goes from announced to operational, and says what is possible instead', async () => {
  const { post } = await office();
  const { ref } = (await post('', newZone({ status: 'announced' })).expect(201)).body;
  expect((await post(`/${ref}/transitions`, { action: 'open' }, 1).expect(409)).body).toMatchObject({ code: 'transition_not_allowed', title: expect.stringContaining('plan, start_construction') });
  await post(`/${ref}/transitions`, { action: 'start_construction' }, 1).expect(200);
  expect((await post(`/${ref}/transitions`, { action: 'open', source: 'Procès-verbal' }, 2).expect(200)).body).toMatchObject({ status: 'operational', actions: [], source: 'Procès-verbal', version: 3 });
  await post(`/${ref}/transitions`, { action: 'demolish' }, 3).expect(422);
});

describe('capacities', () => {
  it('a figure dated by its year is seen once the year has begun, and every figure where no day is asked', async () => {
    const { get, post } = await office();
    const { ref } = (await post('', newZone()).expect(201)).body;
    await post(`/${ref}/capacities`, officeArea({ value: '100', asOf: '2020-12-31', asOfPrecision: 'year' }), 1).expect(201);
    await post(`/${ref}/capacities`, officeArea({ value: '200', asOf: '2022-12-31', asOfPrecision: 'year' }), 2).expect(201);
    const latest = async (clock: string): Promise<unknown[]> => (await get(`/${ref}${clock}`).expect(200)).body.latest.map(({ value }: { value: string }) => value);
    expect([await latest('?asOf=2019-12-31'), await latest('?asOf=2020-01-01'), await latest('?asOf=2021-12-31'), await latest('?asOf=2022-06-30'), await latest('')]).toEqual([[], ['100'], ['100'], ['200'], ['200']]);
  });

  it('append with their source and date, and supersede the figure of the same date', async () => {
    const { post } = await office();
    const { ref } = (await post('', newZone()).expect(201)).body;
    await post(`/${ref}/capacities`, officeArea({ value: '26000', asOf: '2020-01-31', asOfPrecision: 'month' }), 1).expect(201);
    await post(`/${ref}/capacities`, officeArea(), 2).expect(201);
    const { body } = await post(`/${ref}/capacities`, officeArea({ value: '30500.50' }), 3).expect(201);
    const figure = { measure: 'office_area', stage: 'built', unit: 'm2', source: 'Rapport de l’aménageur' };
    expect(body.latest).toEqual([{ id: expect.any(String), ...figure, value: '30500.5', asOf: { on: '2023-12-31', precision: 'year' } }]);
    expect(body.capacities.map(({ value, asOf, superseded }: Record<string, unknown>) => ({ value, asOf, superseded }))).toEqual([
      { value: '30500.5', asOf: { on: '2023-12-31', precision: 'year' }, superseded: false },
      { value: '30000', asOf: { on: '2023-12-31', precision: 'year' }, superseded: true },
      { value: '26000', asOf: { on: '2020-01-31', precision: 'month' }, superseded: false },
    ]);
  });

  it('keep a figure whose source tells no date, and zero, which is not missing', async () => {
    const { post } = await office();
    const { ref } = (await post('', newZone()).expect(201)).body;
    const { body } = await post(`/${ref}/capacities`, { measure: 'workstations', stage: 'let', value: '0', source: 'Bail' }, 1).expect(201);
    expect(body.latest).toEqual([expect.objectContaining({ value: '0', unit: 'workstations', asOf: null })]);
  });

  it('refuse a figure that cannot be, or that nothing tells', async () => {
    const { post } = await office();
    const { ref } = (await post('', newZone()).expect(201)).body;
    const refused = async (changes: object): Promise<unknown> => (await post(`/${ref}/capacities`, officeArea(changes), 1).expect(422)).body.fields.map(({ field }: { field: string }) => field);
    expect(await refused({ measure: 'jobs', stage: 'declared', value: '1.5' })).toEqual(['value']);
    expect(await refused({ measure: 'occupancy', stage: 'declared', value: '101' })).toEqual(['value']);
    expect(await refused({ measure: 'jobs', stage: 'let' })).toEqual(['stage']);
    expect(await refused({ asOf: '2027-01-01' })).toEqual(['asOf']);
    expect(await refused({ asOf: '2026-02-30' })).toEqual(['asOf']);
    expect(await refused({ source: undefined })).toEqual(['source']);
    await post(`/${ref}/capacities`, officeArea()).expect(428);
  });

  it('are taken back when recorded by mistake', async () => {
    const { post } = await office();
    const [{ ref }, other] = [(await post('', newZone()).expect(201)).body, (await post('', newZone()).expect(201)).body];
    const { capacities } = (await post(`/${ref}/capacities`, officeArea(), 1).expect(201)).body;
    await post(`/${other.ref}/capacities/${capacities[0].id}/withdrawal`, {}, 1).expect(404);
    expect((await post(`/${ref}/capacities/${capacities[0].id}/withdrawal`, {}, 2).expect(200)).body).toMatchObject({ latest: [], capacities: [{ superseded: true }] });
  });
});

describe('finding a zone', () => {
  it('filters by status, region and operator, searches, sorts and counts', async () => {
    const { programme, post, get } = await office();
    const operatorId = await createOrganisation(application.owner, programme);
    const first = (await post('', newZone({ name: 'Écran Shore', nameAr: 'أكادير شور', region: 'MA-09', status: 'deferred', operatorId })).expect(201)).body;
    const second = (await post('', newZone({ name: 'Dune Shore', region: 'MA-03', status: 'operational' })).expect(201)).body;
    const refs = async (query: string): Promise<string[]> => (await get(query).expect(200)).body.items.map((one: { ref: string }) => one.ref);
    expect(await refs('')).toEqual([second.ref, first.ref]);
    expect(await refs('?sort=-region')).toEqual([first.ref, second.ref]);
    expect(await refs('?sort=status')).toEqual([second.ref, first.ref]);
    expect(await refs('?status=deferred,cancelled')).toEqual([first.ref]);
    expect(await refs('?region=MA-03')).toEqual([second.ref]);
    expect(await refs(`?operator=${operatorId}`)).toEqual([first.ref]);
    for (const q of ['ecran', 'اكادير', first.ref]) expect(await refs(`?q=${encodeURIComponent(q)}`)).toEqual([first.ref]);
    expect((await get('?total=true')).body).toMatchObject({
      total: 2, facets: { status: { deferred: 1, operational: 1 }, region: { 'MA-09': 1, 'MA-03': 1 }, operator: { [operatorId]: 1 } },
    });
    const page = (await get('?limit=1').expect(200)).body;
    expect(await refs(`?limit=1&cursor=${page.nextCursor}`)).toEqual([first.ref]);
    await get('?status=lost').expect(422);
  });

  it('exports one row per zone with its latest figures, each with its date', async () => {
    const { post, get } = await office();
    const { ref } = (await post('', newZone({ name: '-2+3', region: 'MA-06' })).expect(201)).body;
    await post(`/${ref}/capacities`, officeArea(), 1).expect(201);
    await post(`/${ref}/capacities`, { measure: 'jobs', stage: 'planned', value: '20000', source: 'Presse' }, 2).expect(201);
    const response = await get('/-/export').expect(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(parse(response.text, { bom: true, columns: true })).toEqual([expect.objectContaining({
      ref, name: "'-2+3", region: 'MA-06', status: 'planned', office_area_built_m2: '30000', office_area_built_m2_as_of: '2023', jobs_planned: '20000', jobs_planned_as_of: '', workstations_let: '',
    })]);
  });
});

describe('who does what', () => {
  it('lets every reader of the programme see its zones, and the office alone write them', async () => {
    const { programme, post } = await office();
    const { ref } = (await post('', newZone()).expect(201)).body;
    for (const role of ['official', 'preparer', 'auditor'] as const) {
      const member = await memberOf(programme, role);
      await member.get(`/${ref}`).expect(200);
      expect((await member.post('', newZone()).expect(403)).body.code).toBe('not_permitted');
      await member.post(`/${ref}/transitions`, { action: 'cancel' }, 1).expect(403);
    }
    await (await memberOf(programme, 'administrator')).get().expect(403);
  });

  it('shows no zone of another programme', async () => {
    const [here, elsewhere] = [await office(), await office()];
    const { ref } = (await elsewhere.post('', newZone()).expect(201)).body;
    await here.get(`/${ref}`).expect(404);
    await here.get(`/${ref}/history`).expect(404);
    await here.patch(`/${ref}`, 1, { city: 'x' }).expect(404);
    expect((await here.get('?total=true')).body).toMatchObject({ items: [], total: 0 });
  });
});
