import { parse } from 'csv-parse/sync';
import type { Role } from '../../src/common/actor.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { createAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

const TODAY = '2026-11-23';
const VALID_ICE = '001561191000066';
const WRONG_KEY_ICE = '001561191000065';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

async function memberOf(programme: TestProgramme, role: Role, organisationId?: string) {
  const client = await signedIn(application, programme, role, organisationId);
  return {
    organisationId: client.organisationId,
    get: (path = '') => client.get(`organisations${path}`),
    post: (path: string, body: object, version?: number) => client.post(`organisations${path}`, body, version === undefined ? {} : ifMatch(version)),
    patch: (path: string, version: number, body: object) => client.patch(`organisations${path}`, version, body),
  };
}

async function office(options: { demonstration?: boolean } = {}) {
  const programme = await createProgramme(application.owner, options);
  return { programme, ...(await memberOf(programme, 'programme_office')) };
}

const newCompany = (changes: object = {}) => ({ kind: 'company', nameFr: unique('Société'), ...changes });

describe('creating an organisation', () => {
  it('keeps its name in three languages, from the day told, in the programme', async () => {
    const { post, get } = await office();
    const nameFr = unique('Agence');
    const created = await post('', { kind: 'public_agency', nameFr, nameAr: 'وكالة الأطلس', nameEn: 'Atlas Agency', code: unique('AG'), validFrom: '2024-10-23', source: 'Décret' }).expect(201);
    expect(created.headers['etag']).toBe('"1"');
    expect(created.body).toMatchObject({
      kind: 'public_agency', name: { fr: nameFr, ar: 'وكالة الأطلس', en: 'Atlas Agency' }, parent: null, agreementCount: 0, detailed: true, source: 'Décret', version: 1,
      names: [{ validFrom: '2024-10-23', validTo: null, superseded: false, source: 'Décret', recordedAt: expect.any(String) }], identifiers: [], sites: [], group: [], successions: [], agreements: [],
    });
    expect((await get(`/${created.body.id}`).expect(200)).body).toEqual(created.body);
  });

  it('refuses a second organisation of the same folded name or code, and names the first', async () => {
    const { post } = await office();
    const first = (await post('', newCompany({ nameFr: `Société Générale ${unique('x')}`, code: unique('SG') })).expect(201)).body;
    const sameName = await post('', newCompany({ nameFr: (first.name.fr as string).toUpperCase().replace('É', 'E') })).expect(409);
    expect(sameName.body).toMatchObject({ code: 'already_exists', title: expect.stringContaining(`${first.name.fr} (${first.code})`) });
    await post('', newCompany({ code: first.code })).expect(409);
  });

  it('makes one of two that arrive together', async () => {
    const { post } = await office();
    const sent = newCompany();
    const answers = await Promise.all([post('', sent), post('', sent)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('lets the demonstration have an organisation of the same name', async () => {
    const [real, demonstration] = [await office(), await office({ demonstration: true })];
    const sent = newCompany();
    await real.post('', sent).expect(201);
    await demonstration.post('', sent).expect(201);
  });

  it('answers a repeated request with the first answer', async () => {
    const { post, get } = await office();
    const [sent, key] = [newCompany(), unique('create')];
    const send = () => post('', sent).set('Idempotency-Key', key).expect(201);
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect((await get(`?q=${encodeURIComponent(sent.nameFr)}&total=true`)).body.total).toBe(1);
  });

  it('keeps every script and every sign as typed, and refuses what hides or reorders a text', async () => {
    const { post } = await office();
    for (const text of ["O'Neil; drop table register.organisation;--", 'ⵜⴰⵎⵙⵙⵓⵔⵜ', 'شركة الرِّيف', '😀 Services', '%_\\']) {
      const nameFr = `${text} ${unique('x')}`;
      expect((await post('', newCompany({ nameFr })).expect(201)).body.name.fr).toBe(nameFr);
    }
    for (const nameFr of ['a\u202Eb', 'a\u200Bb', 'a\u0000b', '', '   ', 'x'.repeat(301), 12, null]) {
      const { body } = await post('', newCompany({ nameFr })).expect(422);
      expect(body.fields).toEqual([expect.objectContaining({ field: 'nameFr' })]);
    }
    expect((await post('', newCompany({ colour: 'red' })).expect(400)).body.code).toBe('unknown_field');
  });

  it('is for the office and the administrator', async () => {
    const programme = await createProgramme(application.owner);
    await (await memberOf(programme, 'administrator')).post('', newCompany()).expect(201);
    for (const role of ['official', 'preparer', 'auditor'] as const) {
      expect((await (await memberOf(programme, role)).post('', newCompany()).expect(403)).body.code).toBe('not_permitted');
    }
  });

  it('brings one that another programme knows into this one', async () => {
    const [here, elsewhere] = [await office(), await office()];
    const other = (await elsewhere.post('', newCompany()).expect(201)).body;
    await here.get(`/${other.id}`).expect(404);
    await here.post('/participations', { organisationId: other.id }).expect(200);
    expect((await here.get(`/${other.id}`).expect(200)).body.name).toEqual(other.name);
    const demonstration = await office({ demonstration: true });
    expect((await demonstration.post('/participations', { organisationId: other.id }).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'organisationId', code: 'unknown_reference' })]);
  });
});

describe('names over time', () => {
  it('closes the name in force when a new one begins, and shows the new one everywhere', async () => {
    const { post, get } = await office();
    const first = newCompany({ nameFr: unique('Ancien'), validFrom: '2021-10-07' });
    const { id } = (await post('', first).expect(201)).body;
    const nameFr = unique('Nouveau');
    const { body } = await post(`/${id}/names`, { nameFr, nameAr: 'الجديد', validFrom: '2024-10-23', source: 'Décret 2.24' }, 1).expect(201);
    expect(body).toMatchObject({ name: { fr: nameFr, ar: 'الجديد', en: null }, version: 2 });
    expect(body.names).toEqual([
      expect.objectContaining({ name: { fr: nameFr, ar: 'الجديد', en: null }, validFrom: '2024-10-23', validTo: null, superseded: false }),
      expect.objectContaining({ name: { fr: first.nameFr, ar: null, en: null }, validFrom: '2021-10-07', validTo: '2024-10-22', superseded: false }),
      expect.objectContaining({ name: { fr: first.nameFr, ar: null, en: null }, validFrom: '2021-10-07', validTo: null, superseded: true }),
    ]);
    expect((await get(`?q=${encodeURIComponent(first.nameFr)}`)).body.items).toEqual([expect.objectContaining({ id, name: body.name })]);
  });

  it('records an earlier name without touching the one in force, and mends one that begins the same day', async () => {
    const { post } = await office();
    const created = (await post('', newCompany({ validFrom: '2024-10-23' })).expect(201)).body;
    const earlier = (await post(`/${created.id}/names`, { nameFr: unique('Avant'), validFrom: '2017-04-05' }, 1).expect(201)).body;
    expect(earlier.name).toEqual(created.name);
    expect(earlier.names[1]).toMatchObject({ validFrom: '2017-04-05', validTo: '2024-10-22' });
    const mended = (await post(`/${created.id}/names`, { nameFr: unique('Corrigé'), validFrom: '2024-10-23' }, 2).expect(201)).body;
    expect(mended.names.filter((one: { superseded: boolean }) => !one.superseded)).toHaveLength(2);
    expect(mended.name.fr).toMatch(/^Corrigé/);
  });

  it('refuses a day to come and the name of another organisation', async () => {
    const { post } = await office();
    const [one, other] = [(await post('', newCompany())).body, (await post('', newCompany())).body];
    expect((await post(`/${one.id}/names`, { nameFr: unique('Demain'), validFrom: '2026-11-24' }, 1).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'validFrom' })]);
    expect((await post(`/${one.id}/names`, { nameFr: other.name.fr, validFrom: TODAY }, 1).expect(409)).body.title).toContain(other.name.fr);
  });

  it('tells the change in the history: who, before and after', async () => {
    const { post, get, organisationId } = await office();
    const created = (await post('', newCompany()).expect(201)).body;
    const nameFr = unique('Suivi');
    await post(`/${created.id}/names`, { nameFr, validFrom: '2025-01-01' }, 1).expect(201);
    const { items } = (await get(`/${created.id}/history`).expect(200)).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ author: expect.any(String), organisation: { id: organisationId }, root: 'organisation' });
    expect(items[0].rows).toContainEqual(expect.objectContaining({ table: 'register.organisation', before: { name_fr: created.name.fr, version: '1' }, after: { name_fr: nameFr, version: '2' } }));
  });
});

describe('changing an organisation', () => {
  it('needs the version that was read', async () => {
    const { post, patch } = await office();
    const { id } = (await post('', newCompany()).expect(201)).body;
    await post(`/${id}/sites`, { name: 'Siège', region: 'MA-06' }).expect(428);
    expect((await patch(`/${id}`, 1, { kind: 'training_body', source: 'Site de la société' }).expect(200)).body).toMatchObject({ kind: 'training_body', source: 'Site de la société', version: 2 });
    await patch(`/${id}`, 1, { source: null }).expect(412);
  });

  it('shows a group from both sides, and refuses a circle or a head of the other world', async () => {
    const { post, patch, get } = await office();
    const head = (await post('', newCompany()).expect(201)).body;
    const member = (await post('', newCompany({ parentId: head.id })).expect(201)).body;
    expect(member.parent).toMatchObject({ id: head.id });
    expect((await get(`/${head.id}`)).body.group).toEqual([expect.objectContaining({ id: member.id })]);
    expect((await patch(`/${head.id}`, 1, { parentId: member.id }).expect(409)).body.code).toBe('conflict');
    expect((await patch(`/${head.id}`, 1, { parentId: head.id }).expect(409)).body.code).toBe('conflict');
    const demonstration = await office({ demonstration: true });
    await demonstration.post('', newCompany({ parentId: head.id })).expect(422);
  });

  it('records a succession on both organisations, and takes it back', async () => {
    const { post, get } = await office();
    const [before, after] = [(await post('', newCompany())).body, (await post('', newCompany())).body];
    const succeeded = (await post(`/${before.id}/successions`, { kind: 'merger', successorId: after.id, effectiveOn: '2026-03-01', source: 'BO' }, 1).expect(201)).body;
    expect(succeeded.successions).toEqual([expect.objectContaining({ kind: 'merger', effectiveOn: '2026-03-01', predecessor: expect.objectContaining({ id: before.id }), successor: expect.objectContaining({ id: after.id }) })]);
    expect((await get(`/${after.id}`)).body.successions).toEqual(succeeded.successions);
    await post(`/${before.id}/successions`, { kind: 'split', successorId: before.id, effectiveOn: '2026-03-01' }, 2).expect(422);
    const { body } = await post(`/${before.id}/successions/${succeeded.successions[0].id}/withdrawal`, {}, 2).expect(200);
    expect(body.successions).toEqual([]);
  });
});

describe('identifiers', () => {
  it('refuses a malformed ICE, keeps one whose key is wrong with a warning, and takes a right one', async () => {
    const { post } = await office();
    const { id } = (await post('', newCompany()).expect(201)).body;
    expect((await post(`/${id}/identifiers`, { scheme: 'ICE', value: '123' }, 1).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'value', code: 'ice_malformed' })]);
    await post(`/${id}/identifiers`, { scheme: 'ICE', value: WRONG_KEY_ICE }, 1).expect(201);
    const { body } = await post(`/${id}/identifiers`, { scheme: 'ICE', value: VALID_ICE }, 2).expect(201);
    expect(body.identifiers).toEqual([expect.objectContaining({ value: WRONG_KEY_ICE, keyIsWrong: true }), expect.objectContaining({ value: VALID_ICE, keyIsWrong: false })]);
    await post(`/${id}/identifiers`, { scheme: 'ICE', value: VALID_ICE }, 3).expect(409);
  });

  it('asks the court of a trade register, and of nothing else', async () => {
    const { post } = await office();
    const { id } = (await post('', newCompany()).expect(201)).body;
    expect((await post(`/${id}/identifiers`, { scheme: 'RC', value: '12345' }, 1).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'court', code: 'field_required' })]);
    await post(`/${id}/identifiers`, { scheme: 'IF', value: '12345', court: 'Casablanca' }, 1).expect(400);
    await post(`/${id}/identifiers`, { scheme: 'RC', value: '12345', court: 'Casablanca' }, 1).expect(201);
    await post(`/${id}/identifiers`, { scheme: 'RC', value: '12345', court: 'Rabat' }, 2).expect(201);
  });

  it('takes back one recorded by mistake, and another organisation’s never', async () => {
    const { post } = await office();
    const [one, other] = [(await post('', newCompany())).body, (await post('', newCompany())).body];
    const { identifiers } = (await post(`/${one.id}/identifiers`, { scheme: 'CNSS', value: '7654321' }, 1).expect(201)).body;
    await post(`/${other.id}/identifiers/${identifiers[0].id}/withdrawal`, {}, 1).expect(404);
    expect((await post(`/${one.id}/identifiers/${identifiers[0].id}/withdrawal`, {}, 2).expect(200)).body.identifiers).toEqual([]);
    await post(`/${one.id}/identifiers/${identifiers[0].id}/withdrawal`, {}, 3).expect(404);
  });
});

it('opens, changes and closes a site', async () => {
  const { post, patch } = await office();
  const { id } = (await post('', newCompany()).expect(201)).body;
  expect((await post(`/${id}/sites`, { name: 'Fès Shore', region: 'MA-99' }, 1).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'region', code: 'unknown_reference' })]);
  const { sites } = (await post(`/${id}/sites`, { name: 'Fès Shore', region: 'MA-03', city: 'Fès', cnssAffiliation: '1234567' }, 1).expect(201)).body;
  expect(sites).toEqual([{ id: expect.any(String), name: 'Fès Shore', region: 'MA-03', city: 'Fès', cnssAffiliation: '1234567', closedOn: null, version: 1 }]);
  const changed = await patch(`/${id}/sites/${sites[0].id}`, 1, { region: 'MA-06', closedOn: '2026-06-30' }).expect(200);
  expect(changed.headers['etag']).toBe('"2"');
  expect(changed.body).toMatchObject({ name: 'Fès Shore', region: 'MA-06', city: 'Fès', closedOn: '2026-06-30', version: 2 });
  await patch(`/${id}/sites/${sites[0].id}`, 1, { city: null }).expect(412);
});

describe('finding an organisation', () => {
  it('searches by name, former name, Arabic name, code and ICE, whatever the accents', async () => {
    const { post, get } = await office();
    const [mark, code] = [unique('q').replaceAll('-', ''), unique('REG-FM')];
    const { id } = (await post('', newCompany({ nameFr: `Région Fès-Meknès ${mark}`, nameAr: 'جهة فاس مكناس الكبرى', code })).expect(201)).body;
    await post(`/${id}/identifiers`, { scheme: 'ICE', value: VALID_ICE }, 1).expect(201);
    await post('', newCompany()).expect(201);
    for (const q of [`region fes meknes ${mark}`, 'جهه فاس', code, code.toLowerCase(), VALID_ICE]) {
      expect((await get(`?q=${encodeURIComponent(q)}`).expect(200)).body.items).toEqual([expect.objectContaining({ id })]);
    }
    expect((await get(`?q=${encodeURIComponent("%' or 1=1 --")}`).expect(200)).body.items).toEqual([]);
  });

  it('filters by kind, sorts both ways, pages without loss, and counts when asked', async () => {
    const { post, get } = await office();
    const names = ['Écran', 'abeille', 'Dune', 'عمران'].map((name) => `${name} ${unique('p')}`);
    for (const nameFr of names) await post('', { kind: 'federation', nameFr }).expect(201);
    const all = (await get('?kind=federation&total=true&sort=name').expect(200)).body;
    expect(all).toMatchObject({ total: 4, facets: { kind: { federation: 4 } }, nextCursor: null });
    const order = all.items.map((one: { name: { fr: string } }) => one.name.fr.split(' ')[0]);
    expect(order).toEqual(['abeille', 'Dune', 'Écran', 'عمران']);
    const first = (await get('?kind=federation&sort=-name&limit=3').expect(200)).body;
    const rest = (await get(`?kind=federation&sort=-name&limit=3&cursor=${first.nextCursor}`).expect(200)).body;
    expect([...first.items, ...rest.items].map((one: { name: { fr: string } }) => one.name.fr.split(' ')[0])).toEqual([...order].reverse());
    await get('?sort=folded_key').expect(422);
    await get('?kind=planet').expect(422);
    await get('?cursor=xyz').expect(400);
    await get('?colour=red').expect(400);
  });

  it('shows likely duplicates for a person to decide', async () => {
    const { post, get } = await office();
    const mark = unique('Numérique').replaceAll('-', '');
    const [one, other] = [(await post('', newCompany({ nameFr: `${mark} Services` })).expect(201)).body, (await post('', newCompany({ nameFr: `${mark} Service SARL` })).expect(201)).body];
    await post('', newCompany()).expect(201);
    const { items } = (await get('/duplicates').expect(200)).body;
    expect(items).toHaveLength(1);
    expect([items[0].first.id, items[0].second.id].sort()).toEqual([one.id, other.id].sort());
    expect((await get(`/${one.id}`)).body.likelyDuplicates).toEqual([expect.objectContaining({ id: other.id })]);
  });

  it('exports what it lists, and no cell that a spreadsheet would compute', async () => {
    const { post, get } = await office();
    const nameFr = `=HYPERLINK("http://x";"${unique('x')}")`;
    await post('', { kind: 'training_body', nameFr, nameAr: 'معهد' }).expect(201);
    const response = await get('/-/export?kind=training_body').expect(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toBe('attachment; filename="organisations.csv"');
    expect(parse(response.text, { bom: true, columns: true })).toEqual([expect.objectContaining({ kind: 'training_body', name_fr: `'${nameFr}`, name_ar: 'معهد', agreements: '0', parent: '' })]);
  });
});

describe('who sees what', () => {
  it('shows a partner its own organisation and those it meets in its agreements, everywhere alike', async () => {
    const { programme, post } = await office();
    const [own, counterpart, foreign] = [await createOrganisation(application.owner, programme), (await post('', newCompany())).body.id, (await post('', newCompany())).body.id];
    await post(`/${counterpart}/identifiers`, { scheme: 'CNSS', value: '7654321' }, 1).expect(201);
    await createAgreement(application.owner, programme, { [foreign]: 'private' });
    const { ref } = await createAgreement(application.owner, programme, { [own]: 'private', [counterpart]: 'public' });
    const partner = await memberOf(programme, 'preparer', own);
    const list = (await partner.get('?total=true').expect(200)).body;
    expect(list.items.map((one: { id: string }) => one.id).sort()).toEqual([own, counterpart].sort());
    expect(list).toMatchObject({ total: 2, facets: { kind: { company: 2 } } });
    expect(parse((await partner.get('/-/export')).text, { bom: true, columns: true })).toHaveLength(2);
    await partner.get(`/${foreign}`).expect(404);
    await partner.get(`/${foreign}/history`).expect(404);
    expect((await partner.get(`/${own}`).expect(200)).body).toMatchObject({ detailed: true, agreementCount: 1, agreements: [{ ref, state: 'signed', side: 'private', role: 'signatory' }] });
    expect((await partner.get(`/${counterpart}`).expect(200)).body).toMatchObject({ detailed: false, identifiers: [] });
  });

  it('tells the administrator of organisations and of no agreement', async () => {
    const programme = await createProgramme(application.owner);
    const organisation = await createOrganisation(application.owner, programme);
    await createAgreement(application.owner, programme, { [organisation]: 'private' });
    expect((await (await memberOf(programme, 'administrator')).get(`/${organisation}`).expect(200)).body).toMatchObject({ agreementCount: null, agreements: [], detailed: true });
  });

  it('answers 404 for a programme in which one has no role', async () => {
    const [here, elsewhere] = [await office(), await office()];
    const { id } = (await elsewhere.post('', newCompany()).expect(201)).body;
    await here.get(`/${id}`).expect(404);
    await here.patch(`/${id}`, 1, { source: 'x' }).expect(404);
    await here.get('/not-an-identifier').expect(422);
  });
});
