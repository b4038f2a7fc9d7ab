import { createHash } from 'node:crypto';
import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { createAgreement, createCommitment, createMilestone, type TestAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

interface Stage {
  programme: TestProgramme;
  agreement: TestAgreement;
  milestone: TestAgreement;
  office: TestClient;
}

/** An agreement with one milestone, due on 2026-10-01 unless told, and the programme office. */
async function stage({ baselineOn = '2026-10-01' }: { baselineOn?: string | null } = {}): Promise<Stage> {
  const programme = await createProgramme(application.owner);
  const agreement = await createAgreement(application.owner, programme, {});
  const milestone = await createMilestone(application.owner, programme, agreement, { baselineOn });
  return { programme, agreement, milestone, office: await signedIn(application, programme, 'programme_office') };
}

const log = (client: TestClient, ref: string, version: number, body: object) => client.post(`milestones/${ref}/log`, body, ifMatch(version));

async function eventsOf(milestone: TestAgreement): Promise<{ body: Buffer; leaf: Buffer; said: Record<string, unknown> }[]> {
  const { rows } = await application.owner.query<{ body: Buffer; leaf: Buffer }>('select body, leaf from ledger.event where root_id = $1 order by at, id', [milestone.id]);
  return rows.map((row) => ({ ...row, said: JSON.parse(row.body.subarray(1).toString('utf8')) as Record<string, unknown> }));
}

describe('logging a milestone', () => {
  it('takes “met” with its day and evidence, and tells the slip in calendar and working days', async () => {
    const { office, milestone } = await stage();
    const { body, headers } = await log(office, milestone.ref, 1, { outcome: 'met', on: '2026-11-20', evidenceReference: 'PV 12/2026' }).expect(200);
    expect(headers['etag']).toBe('"2"');
    expect(body).toMatchObject({
      status: 'met', actual: { on: '2026-11-20', precision: 'day' }, reviewedOn: '2026-11-23', overdue: false, outcomes: ['reopened'],
      slip: { calendarDays: 50, workingDays: 34, missingYears: [], against: 'actual' },
    });
    expect(body.reviews).toEqual([expect.objectContaining({ status: 'met', actual: { on: '2026-11-20', precision: 'day' }, evidenceReference: 'PV 12/2026', superseded: false })]);
  });

  it('takes “partially met” and “not met”, which is not overdue any more', async () => {
    const { office, milestone } = await stage();
    expect((await office.get(`milestones/${milestone.ref}`).expect(200)).body).toMatchObject({ status: 'scheduled', overdue: true, reviewedOn: null, slip: null });
    expect((await log(office, milestone.ref, 1, { outcome: 'partially_met', on: '2026-11-01' }).expect(200)).body).toMatchObject({ status: 'partially_met', actual: { on: '2026-11-01' }, overdue: false });
    expect((await log(office, milestone.ref, 2, { outcome: 'not_met' }).expect(200)).body).toMatchObject({ status: 'not_met', actual: null, slip: null });
  });

  it('asks for a reason when the forecast is later than the last one, and for none when it is earlier', async () => {
    const { office, milestone } = await stage();
    const refused = await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15' }).expect(422);
    expect(refused.body.fields).toEqual([expect.objectContaining({ field: 'reasonCode', code: 'forecast_reason_required', message: expect.stringContaining('2026-10-01') })]);
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'permits' }).expect(200);
    application.clock.advance({ seconds: 1 });
    const { body } = await log(office, milestone.ref, 2, { outcome: 'postponed', on: '2026-12-01' }).expect(200);
    expect(body).toMatchObject({ status: 'scheduled', forecast: { on: '2026-12-01', precision: 'day' }, slip: { against: 'forecast', calendarDays: 61 } });
    expect(body.forecasts.map((one: { date: { on: string }; reasonCode: string | null; superseded: boolean }) => [one.date.on, one.reasonCode, one.superseded])).toEqual([['2026-12-15', 'permits', false], ['2026-12-01', null, false]]);
  });

  it('leaves the working days empty, naming the year, where the calendar is not loaded', async () => {
    const { office, milestone } = await stage();
    const { body } = await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2027-03-31', reasonCode: 'land' }).expect(200);
    expect(body.slip).toEqual({ calendarDays: 181, workingDays: null, missingYears: [2027], against: 'forecast' });
  });

  it('refuses an actual date in the future, a day that is missing, an unknown outcome, and changes nothing', async () => {
    const { office, milestone } = await stage();
    for (const [body, code] of [
      [{ outcome: 'met', on: '2026-11-24' }, 'actual_in_future'], [{ outcome: 'met' }, 'field_required'], [{ outcome: 'postponed' }, 'field_required'],
      [{ outcome: 'done' }, 'field_choice'], [{ outcome: 'met', on: '2026-02-30' }, 'field_civil_date'],
    ] as const) {
      expect((await log(office, milestone.ref, 1, body).expect(422)).body.fields).toEqual([expect.objectContaining({ code })]);
    }
    expect((await office.get(`milestones/${milestone.ref}`).expect(200)).body).toMatchObject({ version: 1, reviews: [] });
  });

  it('says what is possible instead of a transition that is not', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'met', on: '2026-11-20' }).expect(200);
    const { body } = await log(office, milestone.ref, 2, { outcome: 'not_met' }).expect(409);
    expect(body).toMatchObject({ code: 'transition_not_allowed', title: expect.stringContaining('reopened') });
    expect((await log(office, milestone.ref, 2, { outcome: 'reopened' }).expect(200)).body).toMatchObject({ status: 'scheduled', actual: null });
  });
});

describe('undoing', () => {
  it('appends: the row stays, superseded, and the event says why', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'permits' }).expect(200);
    application.clock.advance({ seconds: 1 });
    await log(office, milestone.ref, 2, { outcome: 'met', on: '2026-11-20' }).expect(200);
    application.clock.advance({ seconds: 1 });
    const { body } = await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(3)).expect(200);
    expect(body).toMatchObject({ status: 'scheduled', actual: null, forecast: { on: '2026-12-15' }, version: 4 });
    expect(body.reviews.map((review: { status: string; superseded: boolean }) => [review.status, review.superseded])).toEqual([['scheduled', false], ['met', true]]);
    const { items } = (await office.get(`milestones/${milestone.ref}/history`).expect(200)).body;
    expect(items[0]).toMatchObject({ reason: 'undone', root: 'milestone' });
    expect((await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(4)).expect(200)).body).toMatchObject({ status: 'scheduled', forecast: null, reviewedOn: null });
    expect((await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(5)).expect(409)).body.code).toBe('nothing_to_undo');
  });

  it('is for the one who logged', async () => {
    const { office, milestone, programme } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'met', on: '2026-11-20' }).expect(200);
    const other = await signedIn(application, programme, 'programme_office');
    expect((await other.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(2)).expect(409)).body.code).toBe('nothing_to_undo');
  });
});

describe('the baseline', () => {
  const MOVE = "update register.milestone set baseline_on = '2027-01-01', version = version + 1 where id = $1";

  it('is frozen for the serving role and for the owner alike', async () => {
    const { milestone, programme, agreement } = await stage();
    await expect(application.owner.query(MOVE, [milestone.id])).rejects.toMatchObject({ code: 'MQ409' });
    await expect(application.owner.query("update register.milestone_baseline set baseline_on = '2027-01-01' where milestone_id = $1", [milestone.id])).rejects.toMatchObject({ code: 'MQ409' });
    await expect(application.owner.query(
      "insert into register.milestone_baseline (programme_id, id, agreement_id, milestone_id, baseline_on, baseline_precision) values ($1, app.uuid7(), $2, $3, '2027-01-01', 'day')",
      [programme.id, agreement.id, milestone.id])).rejects.toMatchObject({ code: '23505' });
  });

  it('cannot be sent in a change', async () => {
    const { office, milestone } = await stage();
    expect((await office.patch(`milestones/${milestone.ref}`, 1, { baselineOn: '2027-01-01' }).expect(400)).body.code).toBe('unknown_field');
  });

  it('may be unknown', async () => {
    const { office, milestone } = await stage({ baselineOn: null });
    expect((await office.get(`milestones/${milestone.ref}`).expect(200)).body).toMatchObject({ baseline: null, baselines: [], slip: null, overdue: false });
  });
});

describe('dependencies', () => {
  it('form no circle, however long', async () => {
    const { office, programme, agreement, milestone } = await stage();
    const second = await createMilestone(application.owner, programme, agreement);
    const third = await createMilestone(application.owner, programme, agreement);
    const follow = (one: TestAgreement, first: TestAgreement, version: number) => office.post(`milestones/${one.ref}/dependencies`, { dependsOn: first.ref }, ifMatch(version));
    expect((await follow(second, milestone, 1).expect(201)).body.dependsOn).toEqual([expect.objectContaining({ ref: milestone.ref })]);
    await follow(third, second, 1).expect(201);
    expect((await follow(milestone, third, 1).expect(409)).body.code).toBe('milestone_circle');
    await follow(milestone, milestone, 1).expect(422);
    expect((await office.get(`milestones/${milestone.ref}`).expect(200)).body).toMatchObject({ dependsOn: [], heldUp: [expect.objectContaining({ ref: second.ref })], version: 1 });
  });

  it('form no circle by two halves written at once', async () => {
    const { office, programme, agreement } = await stage();
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = [await createMilestone(application.owner, programme, agreement), await createMilestone(application.owner, programme, agreement)];
      const answers = await Promise.all([
        office.post(`milestones/${one.ref}/dependencies`, { dependsOn: other.ref }, ifMatch(1)),
        office.post(`milestones/${other.ref}/dependencies`, { dependsOn: one.ref }, ifMatch(1)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });
});

describe('who may', () => {
  it('log: an official of a body that is a party, and no other official', async () => {
    const { programme } = await stage();
    const body = await createOrganisation(application.owner, programme, { kind: 'ministry' });
    const agreement = await createAgreement(application.owner, programme, { [body]: 'public' });
    const milestone = await createMilestone(application.owner, programme, agreement);
    const other = await signedIn(application, programme, 'official');
    expect((await log(other, milestone.ref, 1, { outcome: 'not_met' }).expect(403)).body.code).toBe('not_permitted');
    expect((await other.post('milestones', { ref: 'JAL-OTHER', agreement: agreement.ref, titleFr: 'Jalon' }).expect(403)).body.code).toBe('not_permitted');
    const party = await signedIn(application, programme, 'official', body);
    expect((await log(party, milestone.ref, 1, { outcome: 'not_met' }).expect(200)).body.status).toBe('not_met');
  });

  it('propose: a partner, on the milestones that it owns, and nothing moves until an official logs it', async () => {
    const { programme, office } = await stage();
    const partner = await signedIn(application, programme, 'contributor');
    const agreement = await createAgreement(application.owner, programme, { [partner.organisationId]: 'private' });
    const own = await createMilestone(application.owner, programme, agreement, { ownerId: partner.organisationId });
    const anothers = await createMilestone(application.owner, programme, agreement);
    const proposal = { on: '2027-02-01', reasonCode: 'recruitment', note: 'Le centre ouvre plus tard.' };
    const { body } = await partner.post(`milestones/${own.ref}/forecast-proposals`, proposal).expect(201);
    expect(body).toMatchObject({ forecast: null, version: 1, forecasts: [expect.objectContaining({ proposed: true, reasonCode: 'recruitment', note: proposal.note })] });
    expect((await partner.post(`milestones/${own.ref}/forecast-proposals`, { on: '2027-02-01' }).expect(422)).body.fields[0].code).toBe('forecast_reason_required');
    await partner.post(`milestones/${anothers.ref}/forecast-proposals`, proposal).expect(403);
    await log(partner, own.ref, 1, { outcome: 'met', on: '2026-11-20' }).expect(403);
    expect((await office.get('work').expect(200)).body.items).toContainEqual(expect.objectContaining({ reason: 'forecast_proposed', ref: own.ref }));
  });

  it('attach a milestone to a commitment of the same agreement only', async () => {
    const { office, milestone, programme, agreement } = await stage();
    const mine = await createCommitment(application.owner, programme, agreement);
    const foreign = await createCommitment(application.owner, programme, await createAgreement(application.owner, programme, {}));
    await office.patch(`milestones/${milestone.ref}`, 1, { commitment: foreign.ref }).expect(422);
    expect((await office.patch(`milestones/${milestone.ref}`, 1, { commitment: mine.ref }).expect(200)).body.commitment).toMatchObject({ ref: mine.ref });
  });
});

describe('a note', () => {
  const NOTE = 'Attente du raccordement, dit Mme Alaoui — انتظار الربط';

  it('is read through the API and is in no event, not even as text of a row', async () => {
    const { office, milestone } = await stage();
    const { body } = await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'power_connection', note: NOTE }).expect(200);
    expect(body.forecasts[0].note).toBe(NOTE);
    const events = await eventsOf(milestone);
    expect(events.map(({ body: bytes }) => bytes.toString('utf8')).join()).not.toMatch(/Alaoui|انتظار|raccordement/);
    const { rows } = await application.owner.query<{ found: boolean }>('select exists (select from ledger.sealed_text t where position(convert_to($1, \'UTF8\') in t.ciphertext) > 0) as found', ['Alaoui']);
    expect(rows).toEqual([{ found: false }]);
  });

  it('is gone when the key of its author is destroyed, and the leaf of the event still verifies', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'power_connection', note: NOTE }).expect(200);
    await application.owner.query(
      `update ledger.person_key set wrapped_key = null, destroyed_at = now() where person_id = (
         select t.person_id from ledger.sealed_text t join register.milestone_forecast f on f.note_id = t.id where f.milestone_id = $1)`, [milestone.id]);
    expect((await office.get(`milestones/${milestone.ref}`).expect(200)).body.forecasts).toEqual([expect.objectContaining({ note: null, reasonCode: 'power_connection' })]);
    for (const { body, leaf } of await eventsOf(milestone)) {
      expect(createHash('sha256').update(Buffer.of(0)).update(body).digest().equals(leaf)).toBe(true);
    }
  });

  it('of a person whose key was destroyed is refused, in the reader’s language; without one the milestone is logged', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'power_connection', note: NOTE }).expect(200);
    await application.owner.query('update ledger.person_key set wrapped_key = null, destroyed_at = now() where person_id = (select m.person_id from access.membership m where m.organisation_id = $1)', [office.organisationId]);
    const again = { outcome: 'postponed', on: '2026-12-01' };
    for (const [language, sentence] of [['fr', 'effacés'], ['ar', 'مفتاحه'], ['en', 'erased']] as const) {
      const { body } = await log(office, milestone.ref, 2, { ...again, note: NOTE }).set('Accept-Language', language).expect(409);
      expect(body).toMatchObject({ code: 'person_key_destroyed', title: expect.stringContaining(sentence) });
    }
    expect((await log(office, milestone.ref, 2, again).expect(200)).body).toMatchObject({ version: 3, forecast: { on: '2026-12-01' } });
  });

  it('commits the event to the hash of the sealed text', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'power_connection', note: NOTE }).expect(200);
    const { rows } = await application.owner.query<{ hash: string }>(
      "select encode(t.sha256, 'hex') as hash from ledger.sealed_text t join register.milestone_forecast f on f.note_id = t.id where f.milestone_id = $1", [milestone.id]);
    expect((await eventsOf(milestone)).map(({ body }) => body.toString('utf8')).join()).toContain(rows[0]?.hash);
  });
});

describe('as of a day', () => {
  const read = async (office: TestClient, ref: string, asOf?: string) => (await office.get(`milestones/${ref}${asOf ? `?asOf=${asOf}` : ''}`).expect(200)).body;

  it('a milestone has the state, forecast and actual date that were true then, and what may be logged is what may be now', async () => {
    const { office, milestone } = await stage();
    await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'permits', knownOn: '2026-09-20' }).expect(200);
    application.clock.advance({ seconds: 1 });
    await log(office, milestone.ref, 2, { outcome: 'met', on: '2026-11-10', evidenceReference: 'PV 9' }).expect(200);
    expect(await read(office, milestone.ref, '2026-09-19')).toMatchObject({ status: 'scheduled', forecast: null, actual: null, overdue: false, slip: null, outcomes: ['reopened'] });
    expect(await read(office, milestone.ref, '2026-11-09')).toMatchObject({ status: 'scheduled', forecast: { on: '2026-12-15' }, actual: null, overdue: false, slip: { against: 'forecast' } });
    expect(await read(office, milestone.ref, '2026-11-10')).toMatchObject({ status: 'met', actual: { on: '2026-11-10' }, slip: { against: 'actual', calendarDays: 40 } });
    const now = await read(office, milestone.ref);
    expect(await read(office, milestone.ref, '2030-01-01')).toEqual(now);
  });

  it('the list, its filters, counts and export tell the same', async () => {
    const { office, milestone, programme, agreement } = await stage();
    const other = await createMilestone(application.owner, programme, agreement, { baselineOn: '2026-03-01' });
    await log(office, milestone.ref, 1, { outcome: 'met', on: '2026-11-10' }).expect(200);
    await log(office, other.ref, 1, { outcome: 'not_met' }).expect(200);
    const list = async (query: string) => (await office.get(`milestones?total=true&sort=ref&${query}`).expect(200)).body;
    expect((await list('asOf=2026-11-09')).facets.status).toEqual({ scheduled: 2 });
    expect((await list('asOf=2026-11-10')).facets.status).toEqual({ met: 1, scheduled: 1 });
    expect((await list('')).facets.status).toEqual({ met: 1, not_met: 1 });
    expect((await list('asOf=2026-10-02&attention=overdue')).items.map(({ ref }: { ref: string }) => ref).sort()).toEqual([milestone.ref, other.ref].sort());
    expect((await list('asOf=2026-09-30&attention=overdue')).items).toEqual([expect.objectContaining({ ref: other.ref, overdue: true })]);
    expect((await list('asOf=2026-11-10&status=met')).items).toEqual([expect.objectContaining({ ref: milestone.ref })]);
    expect((await office.get('milestones/-/export?asOf=2026-11-09').expect(200)).text).not.toContain('2026-11-10');
    expect((await office.get('milestones?asOf=2026-02-30').expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'asOf', code: 'field_civil_date' })]);
  });

  it('the baseline is the one that the amendments in effect had left; what was undone never was', async () => {
    const { office, milestone, agreement } = await stage();
    await office.post(`agreements/${agreement.ref}/amendments`, { number: 1, effectiveOn: '2026-06-01', summary: 'Avenant', baselines: [{ milestone: milestone.ref, baselineOn: '2026-12-31' }] }, ifMatch(1)).expect(201);
    const { version } = await read(office, milestone.ref);
    await log(office, milestone.ref, version, { outcome: 'met', on: '2026-05-01' }).expect(200);
    await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(version + 1)).expect(200);
    expect(await read(office, milestone.ref, '2026-05-31')).toMatchObject({ status: 'scheduled', baseline: { on: '2026-10-01' }, actual: null });
    expect(await read(office, milestone.ref, '2026-06-01')).toMatchObject({ status: 'scheduled', baseline: { on: '2026-12-31' } });
  });

  it('a forecast cannot be known in the future', async () => {
    const { office, milestone } = await stage();
    const { body } = await log(office, milestone.ref, 1, { outcome: 'postponed', on: '2026-12-15', reasonCode: 'permits', knownOn: '2026-11-24' }).expect(422);
    expect(body.fields).toEqual([expect.objectContaining({ field: 'knownOn', code: 'known_in_future' })]);
  });
});
