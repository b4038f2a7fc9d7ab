import { ProgressService } from '../../src/progress/progress.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { nobody } from '../../src/common/actor.js';
import { createOrganisation } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { DeclaringProgramme, type TestLine } from '../factories/observations.js';
import { createAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
let world: DeclaringProgramme;
let office: TestClient;
let one: string;
let other: string;

async function accepted(organisationId: string, quarter: number, lines: readonly TestLine[]): Promise<void> {
  const declaration = await world.submit(organisationId, quarter, lines);
  await world.accept(declaration, lines);
  await application.app.get(UnitOfWork).run(nobody('test'), (tx) => application.app.get(ProgressService).recompute(tx, world.programme.id, declaration));
}

beforeAll(async () => {
  application = await startApplication();
  world = await DeclaringProgramme.create(application.owner);
  [one, other] = [await createOrganisation(application.owner, world.programme), await createOrganisation(application.owner, world.programme)];
  office = await signedIn(application, world.programme, 'programme_office');
  for (const signedOn of ['2024-01-01', '2025-01-01']) {
    const agreement = await createAgreement(application.owner, world.programme, { [one]: 'private', [other]: 'private' }, { signedOn });
    await world.commitment(agreement, 'headcount', [one], { base: '0' });
  }
  await accepted(one, 1, [{ indicator: 'headcount', value: '60', dimensions: { region: 'MA-01' } }, { indicator: 'headcount', value: '40', dimensions: { region: 'MA-06' }, accepted: '30' }, { indicator: 'job_entries', value: '9' }, { indicator: 'job_exits', value: '2' }]);
  await accepted(other, 1, [{ indicator: 'headcount', value: '5' }, { indicator: 'headcount', value: '3', dimensions: { gender: 'women' } }, { indicator: 'headcount', value: '2', dimensions: { gender: 'men' } }, { indicator: 'job_entries', value: '1' }, { indicator: 'job_exits', value: '1' }]);
  await accepted(other, 2, [{ indicator: 'headcount', value: '6' }, { indicator: 'job_entries', value: '4' }]);
});
afterAll(() => application.close());

const totals = async (query: string, client = office) => (await client.get(`totals?indicator=${query}`).expect(200)).body as { cells: Record<string, unknown>[]; rule: string[]; from: string };

describe('totals', () => {
  it('say how much is declared, accepted, carried, overlapping and missing', async () => {
    expect((await totals('headcount&to=2025-03-31')).cells).toEqual([{
      group: {}, version: 1, value: '95', declared: '105', accepted: '95', verified: null, carried: null, overlapping: '90', reported: 3, carriedCount: 0, missing: 0, notApplicable: 0, notYetDue: 0, coverage: '1',
    }]);
    expect((await totals('headcount&to=2025-06-30')).cells).toMatchObject([{ value: '96', accepted: '6', carried: '90', declared: '106', carriedCount: 2, missing: 0 }]);
    expect((await totals('headcount&to=2025-12-31')).cells).toMatchObject([{ value: '6', carried: '6', accepted: null, missing: 2, coverage: '0.333333' }]);
  });

  it.each(['', '&asOf=2026-11-23'])('are the same from the summary and from the rows (%s)', async (asOf) => {
    const by = async (group: string) => (await totals(`headcount&to=2025-03-31&groupBy=${group}${asOf}`)).cells.map((cell) => [cell['group'], cell['value'], cell['overlapping']]);
    expect(await by('region')).toEqual([[{ region: 'MA-01' }, '60', '60'], [{ region: 'MA-06' }, '30', '30'], [{ region: null }, '5', null]]);
    expect(await by('organisation')).toEqual([[{ organisation: one }, '90', '90'], [{ organisation: other }, '5', null]].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)));
    expect(await by('gender')).toEqual([[{ gender: 'men' }, '2', null], [{ gender: 'women' }, '3', null], [{ gender: null }, '90', '90']]);
  });

  it('of a running total made of flows are their signed sum, with the rule', async () => {
    expect(await totals('jobs_created&to=2025-12-31')).toMatchObject({ rule: ['job_entries', '-job_exits'], from: '2025-01-01', cells: [{ version: null, value: '11' }] });
    // two organisations, four quarters, two flows: five answered, eleven let pass
    expect((await totals('jobs_created&to=2025-12-31')).cells).toMatchObject([{ reported: 5, missing: 11 }]);
  });

  it('show what was due on the day of the clock', async () => {
    expect((await totals('job_entries&asOf=2025-07-15')).cells).toMatchObject([{ value: '14', reported: 3, missing: 0, notYetDue: 1 }]);
    expect((await totals('job_entries&to=2025-06-30')).cells).toMatchObject([{ value: '14', reported: 3, missing: 1, notYetDue: 0 }]);
  });

  it('are those that the reader may see', async () => {
    const partner = await signedIn(application, world.programme, 'contributor', other);
    expect((await totals('headcount&to=2025-03-31&groupBy=organisation', partner)).cells).toMatchObject([{ group: { organisation: other }, value: '5', missing: 0 }]);
    const { body } = await partner.get('totals/rows?indicator=headcount').expect(200);
    expect(new Set(body.items.map((row: { organisation: { id: string } }) => row.organisation.id))).toEqual(new Set([other]));
  });

  it('never mix with the figures of the sector, and refuse what they do not know', async () => {
    for (const route of ['totals', 'totals/rows']) {
      expect((await office.get(`${route}?indicator=sector_jobs`).expect(422)).body).toMatchObject({ code: 'sector_indicator' });
      await office.get(`${route}?indicator=nothing`).expect(422);
    }
    await office.get('totals').expect(422);
    await office.get('totals?indicator=headcount&groupBy=colour').expect(422);
    await office.get('totals?indicator=headcount&from=2026-01-01&to=2025-01-01').expect(422);
    await office.get('totals?indicator=headcount&color=red').expect(400);
  });
});

describe('the rows behind a total', () => {
  it('come in pages, with what was declared and what was accepted', async () => {
    const read: { declared: string; accepted: string; period: string }[] = [];
    let cursor = '';
    do {
      const { body } = await office.get(`totals/rows?indicator=headcount&limit=2&total=true${cursor}`).expect(200);
      expect(body.total).toBe(6);
      read.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(read).toHaveLength(6);
    expect(read.filter(({ declared }) => declared === '40')).toMatchObject([{ accepted: '30', period: '2025-T1', dimensions: { region: 'MA-06' }, restatement: 0 }]);
    expect((await office.get(`totals/rows?indicator=headcount&region=MA-01&organisation=${one}&from=2025-01-01&to=2025-03-31`).expect(200)).body.items).toMatchObject([{ declared: '60', accepted: '60' }]);
  });
});
