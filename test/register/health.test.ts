import { loadReference } from '../../src/reference/load-reference.js';
import { signedIn } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
beforeEach(() => application.clock.moveTo('2026-10-10T09:00:00Z'));
afterAll(() => application.close());

async function stage() {
  const world = await createDeclaringWorld(application);
  const { signatory, office, siteId, period, obligation } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, drafted.ref, drafted.version);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  const address = `commitments/${obligation.commitment}`;
  return { ...world, address, health: async (reader = office, query = '') => (await reader.get(`${address}${query}`).expect(200)).body.health };
}

it('is grey while nothing is expected, and says why, in the list as on the page', async () => {
  const { office, health, obligation } = await stage();
  const grey = { rule: 1, computed: 'no_data', reasons: ['nothing_expected_yet'], share: null, on: null, override: null };
  expect(await health()).toEqual(grey);
  const { items } = (await office.get('commitments').expect(200)).body;
  expect(items.find(({ ref }: { ref: string }) => ref === obligation.commitment).health).toEqual(grey);
});

it('follows the steps of the clause', async () => {
  const { health, obligation, programme } = await stage();
  const expects = (value: string) => application.owner.query(
    `insert into register.commitment_step (programme_id, agreement_id, commitment_id, term_id, id, due_on, due_precision, value, qualifier)
     select t.programme_id, t.agreement_id, t.commitment_id, t.id, gen_random_uuid(), $3, 'day', $4, 'exact' from register.commitment_term t join register.commitment c on c.id = t.commitment_id where c.ref = $1 and c.programme_id = $2`,
    [obligation.commitment, programme.id, value === '100' ? '2026-03-31' : '2026-09-30', value]);
  await expects('100');
  const first = await health();
  expect([first.computed, first.on]).toEqual([expect.stringMatching(/on_track|at_risk/), '2026-09-30']);
  await expects('400');
  expect(await health()).toMatchObject({ computed: 'off_track', reasons: ['behind_expected'] });
});

it('shows an official’s word beside the rule until its last day, to its partner too, and keeps what was said before', async () => {
  const { office, signatory, address, health } = await stage();
  const said = { state: 'at_risk', reasonCode: 'outside_event', note: 'Le site ouvre avec deux mois de retard.', until: '2026-12-31' };
  expect((await office.post(`${address}/health`, said).expect(200)).body.health).toMatchObject({ computed: 'no_data', override: { state: 'at_risk', reasonCode: 'outside_event', from: '2026-10-10', until: '2026-12-31' } });
  expect(await health(signatory)).toMatchObject({ override: { state: 'at_risk' } });
  await office.post(`${address}/health`, { ...said, state: 'on_track', note: undefined }).expect(200);
  expect((await office.get(`${address}/health`).expect(200)).body).toMatchObject([{ state: 'on_track', note: null, superseded: false }, { state: 'at_risk', note: said.note, superseded: true, by: expect.any(String) }]);
  expect(JSON.stringify((await office.get(`${address}/history`).expect(200)).body)).toContain('health_override');
  application.clock.moveTo('2027-01-01T09:00:00Z');
  expect(await health(await signedIn(application, office.programme, 'programme_office'))).toMatchObject({ override: null });
});

it('is withdrawn once, and the rule stands alone', async () => {
  const { office, address, health } = await stage();
  await office.post(`${address}/health`, { state: 'off_track', reasonCode: 'other', until: '2026-11-30' }).expect(200);
  await office.post(`${address}/health/withdraw`, {}).expect(200);
  expect(await health()).toMatchObject({ override: null });
  expect((await office.post(`${address}/health/withdraw`, {}).expect(409)).body.code).toBe('no_override');
});

it.each([
  [{ state: 'no_data' }, 'state', 'field_choice'],
  [{ reasonCode: 'mood' }, 'reasonCode', 'field_choice'],
  [{ until: '2026-10-09' }, 'until', 'end_before_start'],
  [{ until: '2027-10-12' }, 'until', 'override_too_long'],
])('refuses %j, saying which field', async (body, field, code) => {
  const { office, address } = await stage();
  expect((await office.post(`${address}/health`, { state: 'at_risk', reasonCode: 'other', until: '2026-12-31', ...body }).expect(422)).body.fields).toMatchObject([{ field, code }]);
});

it('is no partner’s and no auditor’s to say', async () => {
  const { signatory, programme, address } = await stage();
  for (const reader of [signatory, await signedIn(application, programme, 'auditor')]) await reader.post(`${address}/health`, { state: 'on_track', reasonCode: 'other', until: '2026-12-31' }).expect(403);
});
