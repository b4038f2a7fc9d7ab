import { type Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source.js';
import { DEMO_PROGRAMME } from '../../src/programmes/demo-programme.js';
import { OFFSHORING_PROGRAMME } from '../../src/programmes/offshoring-programme.js';
import type { ProgrammeDefinition } from '../../src/programmes/programme-definition.js';
import { setUpProgramme } from '../../src/programmes/programme-setup.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { readReferenceFile } from '../../src/reference/reference-files.js';
import { createMembership, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { signedIn } from '../factories/client.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
let ownerSource: DataSource;
beforeAll(async () => {
  application = await startApplication();
  ownerSource = await createDataSource({ url: application.database.ownerUrl, poolSize: 2 }).initialize();
});
afterAll(async () => {
  await ownerSource.destroy();
  await application.close();
});

const setUp = (definition: ProgrammeDefinition): Promise<boolean> => ownerSource.transaction((manager) => setUpProgramme(manager, definition, application.clock.now()));

/** The definition under a code that no other test has. */
async function setUpAs(definition: ProgrammeDefinition): Promise<TestProgramme> {
  const code = unique('P');
  await setUp({ ...definition, code });
  const { rows } = await application.owner.query('select id from register.programme where code = $1', [code]);
  return { id: rows[0].id, code, demonstration: definition.demonstration };
}

const countOf = async (owner: Client, sql: string): Promise<number> => Number((await owner.query(sql)).rows[0].count);

describe('setting a programme up', () => {
  it.each([OFFSHORING_PROGRAMME, DEMO_PROGRAMME])('makes $code once, with its axes, indicators and targets, in one event', async (definition) => {
    const renamed = { ...definition, code: unique('P') };
    expect(await setUp(renamed)).toBe(true);
    expect(await setUp({ ...renamed, title: { fr: 'Autre', ar: null, en: null } })).toBe(false);
    const { rows } = await application.owner.query('select id, title_fr from register.programme where code = $1', [renamed.code]);
    expect(rows).toEqual([{ id: expect.any(String), title_fr: definition.title.fr }]);
    const events = await application.owner.query("select root_kind from ledger.event where programme_id = $1", [rows[0].id]);
    expect(events.rows).toEqual([{ root_kind: 'programme' }]);
  });

  it('makes it once when two programs start together', async () => {
    const definition = { ...DEMO_PROGRAMME, code: unique('P') };
    expect((await Promise.all([setUp(definition), setUp(definition)])).sort()).toEqual([false, true]);
  });

  it('leaves nothing behind when the definition names what it does not define', async () => {
    const code = unique('P');
    await expect(setUp({ ...DEMO_PROGRAMME, code, axes: [] })).rejects.toThrow(/human_capital/);
    expect((await application.owner.query('select 1 from register.programme where code = $1', [code])).rows).toEqual([]);
  });

  it('holds the published targets, and the indicators that the published commitments name', () => {
    const published = readReferenceFile('indicator_series.csv').filter((row) => row['kind'] === 'target');
    expect(OFFSHORING_PROGRAMME.targets.map(({ indicator, perimeter, dueOn, value, unit, measure, source }) => ({ indicator, perimeter, period: dueOn.slice(0, 4), value, unit, measure: measure.replace('_', ' '), source })))
      .toEqual(published.map(({ indicator, perimeter, period, value, unit, measure, source }) => ({ indicator, perimeter, period, value, unit, measure, source })));
    const defined = new Map(OFFSHORING_PROGRAMME.indicators.map((one) => [one.code, one.unit]));
    for (const row of readReferenceFile('published_commitments.csv')) expect(defined.get(row['indicator'] ?? '')).toBe(row['unit']);
  });

  it('says of every figure of the demonstration that it is fictitious', () => {
    const sources = DEMO_PROGRAMME.targets.flatMap((target) => [target.source, ...target.readings.map((reading) => reading.source)]);
    for (const source of sources) expect(source).toMatch(/fictif/);
  });
});

describe('programmes', () => {
  it('lists those in which one has a role today, with what the roles allow', async () => {
    const [own, ended, foreign] = [await createProgramme(application.owner), await createProgramme(application.owner), await createProgramme(application.owner)];
    const client = await signedIn(application, own, 'preparer');
    const { rows } = await application.owner.query('select person_id from access.membership where programme_id = $1', [own.id]);
    await application.owner.query('insert into register.participation (programme_id, organisation_id) values ($1, $2)', [ended.id, client.organisationId]);
    await createMembership(application.owner, rows[0].person_id, { programme: ended, organisationId: client.organisationId, role: 'official', to: '2026-11-22' });
    const { items } = (await client.get('/api/v1/programmes').expect(200)).body;
    expect(items).toEqual([{
      code: own.code, title: { fr: `Programme ${own.code}`, ar: null, en: null }, demonstration: false, startsOn: '2025-01-01', endsOn: '2030-12-31', roles: ['preparer'],
      permissions: expect.arrayContaining(['register.read', 'forecast.propose']),
    }]);
    expect(items[0].permissions).not.toContain('register.write');
    expect((await client.get(`/api/v1/programmes/${own.code}`).expect(200)).body).toEqual(items[0]);
    await client.get(`/api/v1/programmes/${foreign.code}`).expect(404);
    await client.get(`/api/v1/programmes/${ended.code}`).expect(404);
    await application.http.get('/api/v1/programmes').expect(401);
  });

  it('names the axes in order, in three languages', async () => {
    const client = await signedIn(application, await setUpAs(OFFSHORING_PROGRAMME), 'auditor');
    const { items } = (await client.get('axes').expect(200)).body;
    expect(items.map(({ code, position }: Record<string, unknown>) => [code, position])).toEqual([['human_capital', 1], ['infrastructure', 2], ['incentive_environment', 3]]);
    for (const { name } of items) expect([name.fr, name.ar, name.en]).not.toContain(null);
  });

  it('gives indicators their kind, family and versions: two perimeters stay two', async () => {
    const client = await signedIn(application, await setUpAs(OFFSHORING_PROGRAMME), 'official');
    const { items } = (await client.get('indicators').expect(200)).body;
    const byCode = new Map<string, Record<string, unknown>>(items.map((one: { code: string }) => [one.code, one]));
    expect(byCode.get('export_revenue')).toMatchObject({
      kind: 'flow', family: 'sector', unit: 'MAD bn', axis: null,
      versions: [{ number: 1, perimeter: 'old perimeter', validFrom: null, validTo: '2025-09-30' }, { number: 2, perimeter: 'new perimeter', validFrom: '2025-10-01', validTo: null }],
    });
    const kinds = { sector_jobs: 'stock', jobs_created: 'running_total', headcount: 'stock', people_trained: 'running_total', training_enrolled: 'flow', zone_jobs: 'stock', office_area_built: 'stock' };
    for (const [code, kind] of Object.entries(kinds)) expect(byCode.get(code)).toMatchObject({ kind });
    expect(byCode.get('training_placed')).toMatchObject({ axis: 'human_capital', family: 'under_agreement', whole: true });
  });

  it('keeps both readings of a target, and shows the conflicting bases side by side', async () => {
    await loadReference(application.database.ownerUrl);
    const client = await signedIn(application, await setUpAs(OFFSHORING_PROGRAMME), 'preparer');
    const { items } = (await client.get('sector-targets').expect(200)).body;
    const [exports, jobs] = items;
    expect(jobs).toMatchObject({ indicator: 'sector_jobs', steps: [{ value: '190000', due: { on: '2026-12-31', precision: 'year' }, measure: 'level' }, { value: '270000', due: { on: '2030-12-31', precision: 'year' } }] });
    expect(jobs.steps[1].readings).toEqual([
      expect.objectContaining({ reading: 'level', chosen: true, base: { value: '148500', on: '2024-12-31', origin: 'published', perimeter: 'stable jobs' } }),
      expect.objectContaining({ reading: 'additional', chosen: false, base: { value: '140000', on: null, origin: 'derived', perimeter: null }, source: 'maghress.com lavieeco 435101' }),
    ]);
    expect(jobs.bases).toEqual([expect.objectContaining({ value: '148500', origin: 'published', chosen: true }), expect.objectContaining({ value: '140000', origin: 'derived', chosen: false })]);
    expect(exports.bases.map(({ value, perimeter }: Record<string, unknown>) => [value, perimeter])).toEqual([['26.22', 'new perimeter'], ['17.9', 'old perimeter']]);
    expect(exports.steps.map(({ value, unit, perimeter, measure }: Record<string, unknown>) => [value, unit, perimeter, measure])).toEqual([
      ['25', 'MAD bn', 'old perimeter', 'annual_flow'], ['40', 'MAD bn', 'not stated', 'annual_flow'],
    ]);
  });

  it('keeps its facts from the administrator, who reads the programme itself', async () => {
    const client = await signedIn(application, await createProgramme(application.owner), 'administrator');
    await client.get(`/api/v1/programmes/${client.programme.code}`).expect(200);
    for (const path of ['axes', 'indicators', 'sector-targets']) await client.get(path).expect(403);
  });
});

describe('reference data', () => {
  const READ = '/api/v1/reference';

  it('loads what the files say, and a second load changes nothing', async () => {
    await loadReference(application.database.ownerUrl);
    expect(await loadReference(application.database.ownerUrl)).toBe(0);
    const counts = { region: 12, segment: 5, glossary_term: 31, incentive: 4, holiday: 18, indicator_figure: 23 };
    for (const [table, count] of Object.entries(counts)) expect(await countOf(application.owner, `select count(*) from reference.${table}`)).toBe(count);
  });

  it('mends a row that differs and forgets a holiday that moved', async () => {
    await loadReference(application.database.ownerUrl);
    await application.owner.query("update reference.region set name_fr = 'Autre' where code = 'MA-06'");
    await application.owner.query("update reference.holiday set held_on = '2026-03-22' where held_on = '2026-03-20'");
    expect(await loadReference(application.database.ownerUrl)).toBe(3);
    expect(await countOf(application.owner, "select count(*) from reference.holiday where held_on = '2026-03-22'")).toBe(0);
    expect((await application.owner.query("select name_fr from reference.region where code = 'MA-06'")).rows).toEqual([{ name_fr: 'Casablanca-Settat' }]);
  });

  it('answers nomenclatures, incentives and calendars, and 304 while they are the same', async () => {
    await loadReference(application.database.ownerUrl);
    const client = await signedIn(application, await createProgramme(application.owner), 'contributor');
    const { body, headers } = await client.get(READ).expect(200);
    expect(body.regions).toHaveLength(12);
    expect(body.regions[1]).toEqual({ code: 'MA-02', nomenclature: 'ISO 3166-2:MA (2018)', hcpCode: '02', name: { fr: 'Oriental', ar: 'الشرق', en: 'Oriental' }, capital: 'Oujda', p2iCategory: 'secondary' });
    expect(body.incentives[0]).toMatchObject({ code: 'AIR', validFrom: '2025-07-01', validTo: '2030-12-31', source: 'circular 15/2025' });
    expect(body.calendars).toEqual([{ year: 2026, source: expect.stringContaining('2.26.14'), holidays: expect.arrayContaining([{ on: '2026-03-20', nameFr: 'Aïd Al-Fitr', movable: true }]) }]);
    expect(headers['cache-control']).toBe('private, no-cache');
    const again = await client.get(READ).set('If-None-Match', headers['etag'] ?? '').expect(304);
    expect(again.text).toBe('');
    await client.get(READ).set('If-None-Match', '"another"').expect(200);
    await application.http.get(READ).expect(401);
  });

  it('answers published figures by indicator and perimeter, with status, origin and source', async () => {
    await loadReference(application.database.ownerUrl);
    const client = await signedIn(application, await createProgramme(application.owner), 'official');
    const { items } = (await client.get(`${READ}/indicator-figures?indicator=export_revenue&perimeter=old%20perimeter`).expect(200)).body;
    expect(items.map(({ period, value }: Record<string, unknown>) => [period, value])).toEqual([['2009', '5.5'], ['2011', '6.86'], ['2015', '7.54'], ['2022', '15.7'], ['2023', '17.9'], ['2026', '25']]);
    expect(items[4]).toEqual({
      indicator: 'export_revenue', segment: null, perimeter: 'old perimeter', period: '2023', value: '17.9', unit: 'MAD bn', kind: 'actual', measure: 'annual_flow', status: 'final', origin: 'published',
      source: 'Office des Changes via press',
    });
    const segments = (await client.get(`${READ}/indicator-figures?indicator=export_revenue&perimeter=new%20perimeter`)).body.items.filter((one: { segment: string | null }) => one.segment !== null);
    expect(segments.map((one: { segment: string }) => one.segment)).toEqual(['BPO', 'CRM', 'ESO', 'ITO', 'KPO']);
    expect((await client.get(`${READ}/indicator-figures`).expect(200)).body.items).toHaveLength(23);
    await client.get(`${READ}/indicator-figures?year=2023`).expect(400);
  });
});
