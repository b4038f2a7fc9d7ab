import { loadReference } from '../../src/reference/load-reference.js';
import { localDayOf } from '../../src/common/local-day.js';
import { createOrganisation } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, createObligation, draft, jobLines, submit } from '../factories/declarations.js';
import { horizonOf } from '../ledger/horizon.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

interface Answer {
  quarter: string | null;
  measures: { measure: string; figures: Record<string, unknown>; regions: { region: string | null }[]; quarters: { to: string; accepted: string | null }[] }[];
  health: { state: string; computed: number }[];
  watched: { ref: string }[];
}

const promises = async (client: TestClient, query = ''): Promise<Answer> => (await client.get(`insights/promises${query}`).expect(200)).body as Answer;
const jobs = ({ measures }: Answer) => measures.find(({ measure }) => measure === 'net_jobs');

describe('what is promised and what stands of it', () => {
  it('adds the ways from the bases, by region, and says what is not added', async () => {
    const world = await createDeclaringWorld(application);
    const { programme, organisationId, signatory, siteId, period, office } = world;
    await createObligation(application, programme, organisationId, { base: '0', target: '50', signedOn: '2025-02-01', regions: ['MA-03'] });
    await createObligation(application, programme, await createOrganisation(application.owner, programme), { basis: 'increment', indicator: 'jobs_created', target: '80' });
    expect(jobs(await promises(office))).toMatchObject({ figures: { promised: '530', accepted: null, declared: null, commitments: 3, reported: 0, withoutTarget: 0, withoutBase: 0 } });

    const drafted = await draft(signatory, period, jobLines(siteId));
    const sent = await submit(signatory, drafted.ref, drafted.version);
    expect(jobs(await promises(office))?.figures).toMatchObject({ accepted: null });
    await acceptByTwo(application, world, drafted.ref, sent.version);
    const answer = await promises(office);
    expect(answer.quarter).toBe('2026-09-30');
    // 120 people in Casablanca-Settat, of a base of 100; nothing in Fès-Meknès was told
    expect(jobs(answer)).toMatchObject({ figures: { declared: '20', accepted: '20', verified: null, reported: 1 }, quarters: expect.arrayContaining([expect.objectContaining({ to: '2026-09-30', accepted: '20' })]) });
    expect(jobs(answer)?.regions.map(({ region }) => region)).toEqual(['MA-03', null]);
  });

  it('counts once what two agreements count, and verifies no more of it than is accepted', async () => {
    const world = await createDeclaringWorld(application);
    const { programme, organisationId, signatory, siteId, period, office } = world;
    await createObligation(application, programme, organisationId, { target: '300', signedOn: '2025-02-01' });
    const drafted = await draft(signatory, period, jobLines(siteId));
    const sent = await submit(signatory, drafted.ref, drafted.version);
    await acceptByTwo(application, world, drafted.ref, sent.version);
    expect(jobs(await promises(office))?.figures).toMatchObject({ accepted: '20', overlapping: '20', verified: null });
    await application.owner.query('update register.commitment_progress set verified = accepted, verified_of = accepted where programme_id = $1', [programme.id]);
    // written past the register: no change tells of it, so the question is another one
    expect(jobs(await promises(office, '?kind=jobs'))?.figures).toMatchObject({ accepted: '20', verified: '20' });
  });

  it('never adds what is promised of the sector to what is under agreement', async () => {
    const { programme, organisationId, office } = await createDeclaringWorld(application);
    await createObligation(application, programme, organisationId, { indicator: 'sector_jobs', base: '148500', target: '270000' });
    const answer = await promises(office);
    expect(answer.measures.map(({ measure, figures }) => [measure, figures['promised']])).toEqual([['net_jobs', '400']]);
    expect(answer.health.reduce((sum, { computed }) => sum + computed, 0)).toBe(2);
  });

  it('follows the filters, and refuses none silently', async () => {
    const world = await createDeclaringWorld(application);
    const { programme, organisationId, office, obligation } = world;
    const other = await createObligation(application, programme, organisationId, { base: '0', target: '70', regions: ['MA-03'] });
    expect(jobs(await promises(office, '?region=MA-03'))?.figures).toMatchObject({ promised: '70', commitments: 1 });
    expect(jobs(await promises(office, `?agreement=${obligation.agreement}`))?.figures).toMatchObject({ promised: '400' });
    expect(jobs(await promises(office, `?agreement=${obligation.agreement},${other.agreement}&organisation=${organisationId}`))?.figures).toMatchObject({ promised: '470' });
    expect((await promises(office, '?kind=training')).measures).toEqual([]);
    await office.get('insights/promises?kind=bananas').expect(422);
  });

  it('is what the reader may see, in sums and in the list of those that lag', async () => {
    const world = await createDeclaringWorld(application);
    const { programme, office } = world;
    const stranger = await createOrganisation(application.owner, programme);
    const { commitment } = await createObligation(application, programme, stranger, { target: '900' });
    const partner = await signedIn(application, programme, 'contributor', world.organisationId);
    expect(jobs(await promises(office))?.figures).toMatchObject({ promised: '1200' });
    const seen = await promises(partner);
    expect(jobs(seen)?.figures).toMatchObject({ promised: '400', commitments: 1 });
    expect(seen.health.reduce((sum, { computed }) => sum + computed, 0)).toBe(1);
    expect(JSON.stringify(seen)).not.toContain(commitment);
  });

  it('was the same when it was known', async () => {
    const world = await createDeclaringWorld(application);
    const { signatory, siteId, period, office } = world;
    const drafted = await draft(signatory, period, jobLines(siteId));
    const sent = await submit(signatory, drafted.ref, drafted.version);
    const before = { shown: await promises(office), at: await horizonOf(application) };
    await acceptByTwo(application, world, drafted.ref, sent.version);
    const after = { shown: await promises(office), at: await horizonOf(application) };
    expect(jobs(before.shown)?.figures).not.toEqual(jobs(after.shown)?.figures);
    for (const { shown, at } of [before, after]) {
      expect(await promises(office, `?knownOn=${at}`)).toEqual({ ...shown, knownOn: at, asOf: localDayOf(new Date(at)) });
    }
  });
});

describe('the sector and the execution', () => {
  it('keeps the published sector apart, and tells the part of its way that is promised', async () => {
    const office = await signedIn(application, (await createDeclaringWorld(application)).programme, 'programme_office');
    const { indicators } = (await office.get('insights/sector').expect(200)).body as { indicators: { indicator: string; series: { perimeter: string; segment: string | null }[]; steps: unknown[]; observed: unknown; promised: string | null }[] };
    const exports = indicators.find(({ indicator }) => indicator === 'export_revenue');
    expect(exports?.series.filter(({ segment }) => segment === null).map(({ perimeter }) => perimeter)).toEqual(['new perimeter', 'old perimeter']);
    expect(indicators.find(({ indicator }) => indicator === 'sector_jobs')).toMatchObject({ promised: '400', steps: [] });
  });

  it('counts who declares in time, what is proved, and what is late', async () => {
    const world = await createDeclaringWorld(application);
    const { signatory, siteId, period, office, organisationId } = world;
    const before = (await office.get('insights/execution').expect(200)).body;
    expect(before.timeliness.rows).toMatchObject([{ organisation: { id: organisationId }, cells: expect.arrayContaining([expect.objectContaining({ period, state: 'awaited' })]) }]);
    const drafted = await draft(signatory, period, jobLines(siteId));
    const sent = await submit(signatory, drafted.ref, drafted.version);
    await acceptByTwo(application, world, drafted.ref, sent.version);
    await application.owner.query("update register.indicator set evidence_required = true where programme_id = $1 and code = 'headcount'", [world.programme.id]);
    const after = (await office.get('insights/execution').expect(200)).body;
    expect(after.timeliness.rows[0].cells).toEqual(expect.arrayContaining([{ period, state: 'on_time', daysLate: null }]));
    expect(after.evidence).toMatchObject({ quarter: '2026-09-30', figures: 1, proved: 0 });
    expect(after.agreements).toEqual([{ state: 'in_force', count: 1 }]);
    expect(after).toMatchObject({ milestones: { due: 0, total: 0 }, findings: [], repliesOverdue: 0 });
  });
});
