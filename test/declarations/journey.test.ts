import { createDeclaringWorld, createObligation, draft, fill, jobLines, openPeriod, submit } from '../factories/declarations.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

beforeEach(() => {
  application.clock.moveTo('2026-10-10T09:00:00Z');
});

describe('a period', () => {
  it('lists what each organisation owes without anyone asking, and the organisation finds it in its own list', async () => {
    const { office, signatory, organisationId, period } = await createDeclaringWorld(application);
    const { body } = await office.get(`periods/${period}/due`).expect(200);
    expect(body).toEqual([expect.objectContaining({ organisation: expect.objectContaining({ id: organisationId }), dueOn: '2026-10-31', sections: ['jobs'], declaration: null, state: null, late: false })]);
    const own = await signatory.get('declarations/-/due').expect(200);
    expect(own.body.map((one: { period: { ref: string } }) => one.period.ref)).toEqual([period]);
  });

  it('is extended for one organisation, on record: what comes within the extension is on time', async () => {
    application.clock.moveTo('2026-11-10T09:00:00Z');
    const { office, signatory, organisationId, siteId, period } = await createDeclaringWorld(application);
    expect((await office.get(`periods/${period}/due`).expect(200)).body[0]).toMatchObject({ late: true });
    await office.post(`periods/${period}/extensions`, { organisationId, dueOn: '2026-10-31', reasonCode: 'technical' }).expect(422);
    const { body } = await office.post(`periods/${period}/extensions`, { organisationId, dueOn: '2026-11-15', reasonCode: 'technical', note: 'Panne' }).expect(201);
    expect(body[0]).toMatchObject({ dueOn: '2026-11-15', extended: true, late: false });
    const { ref, version } = await draft(signatory, period, jobLines(siteId));
    expect((await submit(signatory, ref, version)).late).toBe(false);
  });

  it('remembers that a declaration came late', async () => {
    application.clock.moveTo('2026-10-31T23:59:59Z');
    const { signatory, siteId, period } = await createDeclaringWorld(application);
    const { ref, version } = await draft(signatory, period, jobLines(siteId));
    application.clock.moveTo('2026-11-01T00:00:00Z');
    expect((await submit(signatory, ref, version)).late).toBe(true);
  });

  it('that is added before one with progress, or falls due on another day, changes at once what is missing', async () => {
    const { programme, office, signatory, organisationId, siteId, period } = await createDeclaringWorld(application);
    const { commitment } = await createObligation(application, programme, organisationId, { indicator: 'jobs_created', basis: 'increment' });
    const { ref, version } = await draft(signatory, period, jobLines(siteId));
    await submit(signatory, ref, version);
    const missing = async (): Promise<number[]> => (await application.owner.query<{ missing: number }>(
      `select p.missing from register.commitment_progress p join register.commitment c on c.programme_id = p.programme_id and c.id = p.commitment_id
       where p.programme_id = $1 and c.ref = $2 and lower(p.period) = '2026-07-01'`, [programme.id, commitment])).rows.map((row) => Number(row.missing));
    expect(await missing()).toEqual([0]);
    const { body: earlier } = await office.post('periods', { year: 2026, quarter: 2 }).expect(201);
    const [known] = await missing();
    expect(known).toBeGreaterThan(0);
    await office.patch(`periods/${earlier.ref}`, earlier.version, { dueOn: '2099-12-31' }).expect(200);
    expect(await missing()).toEqual([0]);
  });

  it('opens once, closes once, and not while a declaration awaits a decision', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    const { ref, version } = await draft(signatory, period, jobLines(siteId));
    await submit(signatory, ref, version);
    const refused = await office.post(`periods/${period}/close`, {}, ifMatch(2)).expect(409);
    expect(refused.body.code).toBe('period_unsettled');
    await office.post(`periods/${period}/open`, {}, ifMatch(2)).expect(409);
  });
});

describe('from a draft to an accepted figure', () => {
  it('is filled, checked, submitted by a signatory, and accepted by two persons when it carries warnings', async () => {
    const { programme, office, signatory, siteId, period } = await createDeclaringWorld(application);
    const drafted = await draft(signatory, period, jobLines(siteId, { explanation: null }));
    expect(drafted).toMatchObject({ state: 'draft', revision: 0, actions: expect.arrayContaining(['edit', 'submit']) });
    expect(drafted.checks.length).toBeGreaterThan(0);
    const early = await signatory.post(`declarations/${drafted.ref}/submit`, { declaredExact: true }, ifMatch(drafted.version)).expect(422);
    expect(early.body.code).toBe('warnings_to_explain');

    const explained = await fill(signatory, drafted.ref, jobLines(siteId));
    const submitted = await submit(signatory, drafted.ref, explained.version);
    expect(submitted).toMatchObject({ state: 'submitted', revision: 1, late: false, twoPersons: true, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const queue = await office.get('examination').expect(200);
    expect(queue.body.map(({ ref }: { ref: string }) => ref)).toEqual([drafted.ref]);
    const seen = await office.get(`declarations/${drafted.ref}`).expect(200);
    expect(seen.body.actions).toEqual(['visa', 'return']);
    await office.post(`examination/${drafted.ref}/accept`, {}, ifMatch(submitted.version)).expect(409);
    const visa = await office.post(`examination/${drafted.ref}/visa`, {}, ifMatch(submitted.version)).expect(200);
    await office.post(`examination/${drafted.ref}/accept`, {}, ifMatch(visa.body.version)).expect(409);
    const second = await signedIn(application, programme, 'programme_office', office.organisationId);
    const accepted = await second.post(`examination/${drafted.ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
    expect(accepted.body).toMatchObject({ state: 'accepted' });
    expect(accepted.body.sections[0].lines.find((line: { indicator: string }) => line.indicator === 'headcount')).toMatchObject({ value: '120', accepted: '120' });
    const history = await office.get(`declarations/${drafted.ref}/history`).expect(200);
    expect(history.body.items.length).toBeGreaterThanOrEqual(4);
  });

  it('comes back with its lines, is corrected and accepted by one examiner when nothing is left to warn of', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    await acceptBefore(office, signatory, siteId);
    const { ref, version } = await draft(signatory, period, jobLines(siteId, { before: 120, entries: 5, explanation: null }));
    const submitted = await submit(signatory, ref, version);
    const line = submitted.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount');
    await office.post(`examination/${ref}/return`, { lines: [] }, ifMatch(submitted.version)).expect(422);
    const returned = await office.post(`examination/${ref}/return`, { lines: [{ line: line.id, reasonCode: 'to_correct', note: 'Revoir les entrées' }] }, ifMatch(submitted.version)).expect(200);
    expect(returned.body).toMatchObject({ state: 'returned', decisions: [expect.objectContaining({ kind: 'return', lines: [{ line: line.id, indicator: 'headcount', site: siteId, dimensionsKey: '{}', value: null, reasonCode: 'to_correct', note: 'Revoir les entrées' }] })] });
    const corrected = await fill(signatory, ref, jobLines(siteId, { before: 120, entries: 4, explanation: null }));
    const again = await submit(signatory, ref, corrected.version);
    expect(again).toMatchObject({ revision: 2, twoPersons: false });
    const accepted = await office.post(`examination/${ref}/accept`, {}, ifMatch(again.version)).expect(200);
    expect(accepted.body.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount').accepted).toBe('124');
  });

  it('of the next quarter begins with what the organisation had no figure for, and why; no figure is repeated', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    const reason = 'La paie ne suit pas les transferts';
    const silent = jobLines(siteId).map((line) => (line.indicator === 'job_transfers_in' ? { ...line, state: 'not_reported', value: null, explanation: reason } : line.indicator === 'job_transfers_out' ? { ...line, state: 'not_applicable', value: null } : line));
    const { ref, version } = await draft(signatory, period, silent);
    await submit(signatory, ref, version);
    const next = await openPeriod(office, 2026, 4);
    const { body } = await signatory.post('declarations', { period: next }).expect(201);
    expect(body.sections[0].lines.map(({ indicator, site, state, value, explanation }: Record<string, unknown>) => [indicator, site, state, value, explanation])).toEqual([
      ['job_transfers_in', siteId, 'not_reported', null, reason], ['job_transfers_out', siteId, 'not_applicable', null, 'Première déclaration'],
    ]);
    expect(body.checks.filter(({ indicator }: { indicator: string }) => indicator === 'job_transfers_in')).toEqual([expect.objectContaining({ code: 'not_reported', explained: true })]);
    const replaced = await fill(signatory, body.ref, jobLines(siteId, { before: 120, entries: 4 }));
    expect(replaced.sections[0].lines.every(({ state }: { state: string }) => state === 'reported')).toBe(true);
  });

  it('begins so while a restatement of the last quarter says the same and waits', async () => {
    const { programme, office, signatory, organisationId, siteId, period } = await createDeclaringWorld(application);
    const silent = jobLines(siteId).map((line) => (line.indicator === 'job_transfers_in' ? { ...line, state: 'not_applicable', value: null } : line));
    const { ref, version } = await draft(signatory, period, silent);
    const sent = await submit(signatory, ref, version);
    const { body: { version: seen } } = await office.post(`examination/${ref}/visa`, {}, ifMatch(sent.version)).expect(200);
    await (await signedIn(application, programme, 'programme_office', office.organisationId)).post(`examination/${ref}/accept`, {}, ifMatch(seen)).expect(200);
    const { body: restated } = await signatory.post('declarations', { period, restatementReason: 'error', reason: 'Sorties oubliées', organisationId }).expect(201);
    const filled = await fill(signatory, restated.ref, silent.map((line) => (line.indicator === 'headcount' ? { ...line, value: '119' } : line.indicator === 'job_exits' ? { ...line, value: '1' } : line)));
    await submit(signatory, restated.ref, filled.version);
    const next = await openPeriod(office, 2026, 4);
    const { body } = await signatory.post('declarations', { period: next }).expect(201);
    expect(body.sections[0].lines.map(({ indicator, state }: Record<string, unknown>) => [indicator, state])).toEqual([['job_transfers_in', 'not_applicable']]);
  });

  it('is accepted lower where the evidence proves less, with the reason, and never higher', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    await acceptBefore(office, signatory, siteId);
    const { ref, version } = await draft(signatory, period, jobLines(siteId, { before: 120, entries: 5, explanation: null }));
    const submitted = await submit(signatory, ref, version);
    const line = submitted.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount');
    const adjusted = (value: string) => office.post(`examination/${ref}/accept`, { adjustments: [{ line: line.id, value, reasonCode: 'evidence_proves_less' }] }, ifMatch(submitted.version));
    await adjusted('126').expect(422);
    const { body } = await adjusted('110').expect(200);
    expect(body.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount')).toMatchObject({ value: '125', accepted: '110', acceptedReason: 'evidence_proves_less' });
  });

  it('is recalled until its examination begins', async () => {
    const { office, signatory, siteId, period } = await createDeclaringWorld(application);
    const { ref, version } = await draft(signatory, period, jobLines(siteId));
    const first = await submit(signatory, ref, version);
    const recalled = await signatory.post(`declarations/${ref}/recall`, {}, ifMatch(first.version)).expect(200);
    expect(recalled.body.state).toBe('draft');
    const second = await submit(signatory, ref, recalled.body.version);
    const begun = await office.post(`examination/${ref}/begin`, {}, ifMatch(second.version)).expect(200);
    const refused = await signatory.post(`declarations/${ref}/recall`, {}, ifMatch(begun.body.version)).expect(409);
    expect(refused.body.code).toBe('examination_begun');
  });
});

/** The quarter before, accepted, so that the balance of the next one has something to start from. */
async function acceptBefore(office: Awaited<ReturnType<typeof createDeclaringWorld>>['office'], signatory: Awaited<ReturnType<typeof createDeclaringWorld>>['signatory'], siteId: string): Promise<void> {
  const before = await openPeriod(office, 2026, 2);
  const { ref, version } = await draft(signatory, before, jobLines(siteId));
  const submitted = await submit(signatory, ref, version);
  const visa = await office.post(`examination/${ref}/visa`, {}, ifMatch(submitted.version)).expect(200);
  const second = await signedIn(application, office.programme, 'programme_office', office.organisationId);
  await second.post(`examination/${ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
}

describe('what others see', () => {
  it('is nothing of a draft, and nothing of another organisation', async () => {
    const { programme, office, signatory, siteId, period } = await createDeclaringWorld(application);
    const { ref } = await draft(signatory, period, jobLines(siteId));
    await office.get(`declarations/${ref}`).expect(404);
    expect((await office.get('declarations?total=true').expect(200)).body.total).toBe(0);
    const other = await signedIn(application, programme, 'signatory');
    await other.get(`declarations/${ref}`).expect(404);
    await other.put(`declarations/${ref}/sections/jobs`, 1, { lines: [] }).expect(404);
    expect((await other.get('declarations/-/due').expect(200)).body).toEqual([]);
  });
});
