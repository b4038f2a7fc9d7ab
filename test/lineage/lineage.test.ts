import { loadReference } from '../../src/reference/load-reference.js';
import { signedIn } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, createObligation, type DeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { sealEverything } from '../ledger/sealed-trail.js';
import { horizonOf } from '../ledger/horizon.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

/** A declaration with a file that proves its headcount, accepted by two persons. */
async function accepted(given?: DeclaringWorld): Promise<DeclaringWorld & { declaration: string; before: string }> {
  const world = given ?? (await createDeclaringWorld(application));
  const { signatory, siteId, period } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const uploaded = (await signatory.upload(`declarations/${drafted.ref}/evidence`, Buffer.from('region;total\nMA-06;120\n'), 'attestation.csv').expect(201)).body;
  await signatory.post(`declarations/${drafted.ref}/evidence/${uploaded.id}/links`, { indicator: 'headcount' }).expect(201);
  const { version } = (await signatory.get(`declarations/${drafted.ref}`).expect(200)).body;
  const sent = await submit(signatory, drafted.ref, version);
  const before = await horizonOf(application);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  return { ...world, declaration: drafted.ref, before };
}

const sum = (rows: { value: string; sign: number }[]): number => rows.reduce((total, { value, sign }) => total + Number(value) * sign, 0);

it('opens the figure of a commitment to its rows, declaration, evidence, decisions and clause, in one call', async () => {
  const { office, signatory, obligation, period, declaration } = await accepted();
  for (const reader of [office, signatory]) {
    const { body } = await reader.get(`commitments/${obligation.commitment}/lineage?period=${period}`).expect(200);
    expect(body).toMatchObject({
      commitment: obligation.commitment, agreement: obligation.agreement, indicator: 'headcount', status: 'accepted', figure: '120', value: '120', knownOn: null, term: { target: '500', amendment: null }, reviews: [],
      declarations: [{ ref: declaration, state: 'accepted', period, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/), evidence: [{ fileName: 'attestation.csv', state: 'available' }] }],
    });
    expect(body.declarations[0].decisions.map(({ kind }: { kind: string }) => kind)).toEqual(['examination', 'visa', 'acceptance']);
    expect(body.rowsTotal).toBe(body.rows.length);
    expect(sum(body.rows)).toBe(120);
    expect(body.rows.every((row: { declaration: string; indicator: string }) => row.declaration === declaration && row.indicator === 'headcount')).toBe(true);
    await sealEverything(application);
    await reader.get(body.bundle.replace(/^.*\/commitments\//, 'commitments/')).expect(200).expect('content-type', 'application/zip');
  }
});

it('opens a total to the very rows that it sums, and a part of it to its own', async () => {
  const { office, organisationId, siteId, declaration } = await accepted();
  for (const indicator of ['headcount', 'job_entries', 'jobs_created']) {
    const [cell] = (await office.get(`totals?indicator=${indicator}`).expect(200)).body.cells;
    const { body } = await office.get(`totals/lineage?indicator=${indicator}`).expect(200);
    expect([indicator, body.value, sum(body.rows)]).toEqual([indicator, cell.value, Number(cell.value)]);
    expect(body.declarations).toMatchObject([{ ref: declaration }]);
  }
  const cells = (await office.get('totals?indicator=headcount&groupBy=region').expect(200)).body.cells as { group: { region: string }; value: string }[];
  expect(cells.length).toBeGreaterThan(0);
  for (const { group, value } of cells) {
    expect((await office.get(`totals/lineage?indicator=headcount&region=${group.region}&organisation=${organisationId}`).expect(200)).body).toMatchObject({ value });
  }
  expect((await office.get(`totals/lineage?indicator=headcount&site=${siteId}&region=MA-01`).expect(200)).body).toMatchObject({ value: null, rows: [], rowsTotal: 0, declarations: [] });
});

it('knows of an instant before the acceptance what was declared, and nothing accepted', async () => {
  const { office, obligation, period, before } = await accepted();
  const at = (query: string) => office.get(`commitments/${obligation.commitment}/lineage?period=${period}${query}`).expect(200);
  expect((await at(`&knownOn=${before}`)).body).toMatchObject({ value: null, rows: [], knownOn: before });
  expect((await at(`&knownOn=${before}&status=declared`)).body).toMatchObject({ value: '120' });
  expect((await at(`&knownOn=${await horizonOf(application)}`)).body).toMatchObject({ value: '120' });
  expect((await office.get(`totals/lineage?indicator=headcount&knownOn=${before}`).expect(200)).body).toMatchObject({ value: null });
});

it('shows another partner neither the rows nor the declaration, and says that the figure has more than it shows', async () => {
  const world = await createDeclaringWorld(application);
  const { programme, office, obligation, period, organisationId } = world;
  const other = await signedIn(application, programme, 'signatory');
  const joint = await createObligation(application, programme, organisationId, { signedOn: '2024-06-01' });
  await application.owner.query(
    `insert into register.agreement_party (programme_id, id, agreement_id, organisation_id, side, role, valid) select a.programme_id, gen_random_uuid(), a.id, $2, 'private', 'guarantor', '[2024-06-01,)' from register.agreement a where a.ref = $1 and a.programme_id = $3`,
    [joint.agreement, other.organisationId, programme.id]);
  await accepted(world);
  await other.get(`commitments/${obligation.commitment}/lineage?period=${period}`).expect(404);
  expect((await other.get('totals/lineage?indicator=headcount').expect(200)).body).toMatchObject({ value: null, rows: [], declarations: [] });
  expect((await other.get(`commitments/${joint.commitment}/lineage?period=${period}`).expect(200)).body).toMatchObject({ value: null, rows: [], rowsTotal: 0, declarations: [] });
  expect((await office.get(`commitments/${joint.commitment}/lineage?period=${period}&status=declared`).expect(200)).body).toMatchObject({ value: '120' });
});

it('refuses a period that the programme does not have, and a status that is none', async () => {
  const { office, obligation, period } = await accepted();
  expect((await office.get(`commitments/${obligation.commitment}/lineage?period=2026-T9`).expect(422)).body.fields).toMatchObject([{ field: 'period' }]);
  for (const query of ['?on=1999-01-01', '']) expect((await office.get(`commitments/${obligation.commitment}/lineage${query}`).expect(422)).body.code).toBe('validation_failed');
  expect((await office.get(`commitments/${obligation.commitment}/lineage?on=2026-09-30`).expect(200)).body.period).toBe(period);
  expect((await office.get(`commitments/${obligation.commitment}/lineage?period=2026-T3&status=verified`).expect(422)).body.fields).toMatchObject([{ field: 'status' }]);
});
