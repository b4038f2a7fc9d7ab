import { loadReference } from '../../src/reference/load-reference.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { horizonOf } from '../ledger/horizon.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

/** A declaration that is sent between the first and the second instant, and accepted between the second and the third; the agreement's note changes after the third. */
async function stage() {
  const world = await createDeclaringWorld(application);
  const { signatory, office, siteId, period } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const first = await horizonOf(application);
  const sent = await submit(signatory, drafted.ref, drafted.version);
  const second = await horizonOf(application);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  const third = await horizonOf(application);
  const agreement = (await office.get(`agreements/${world.obligation.agreement}`).expect(200)).body;
  await office.patch(`agreements/${agreement.ref}`, agreement.version, { note: 'Relevé en comité' }).expect(200);
  const fourth = await horizonOf(application);
  const between = (from: string, to: string, reader: TestClient = office) => reader.get(`comparison?from=${from}&to=${to}`).expect(200).then(({ body }) => body);
  return { ...world, declaration: drafted.ref, first, second, third, fourth, between };
}

const headcount = ({ totals }: { totals: { indicator: string }[] }) => totals.find(({ indicator }) => indicator === 'headcount');

it('tells each figure that was known otherwise, by agreement, and the totals at both instants', async () => {
  const { between, first, second, third, obligation, period, declaration } = await stage();
  const sent = await between(first, second);
  expect(headcount(sent)).toMatchObject({ before: null, after: null });
  expect(sent.agreements).toMatchObject([{ ref: obligation.agreement, figures: [
    { commitment: obligation.commitment, period, before: { declared: null, accepted: null, verified: null }, after: { declared: '120', accepted: null, verified: null }, declarations: [declaration] }] }]);
  const accepted = await between(second, third);
  expect(headcount(accepted)).toMatchObject({ before: null, after: '120' });
  expect(accepted.agreements).toMatchObject([{ figures: [{ before: { declared: '120', accepted: null }, after: { declared: '120', accepted: '120' } }] }]);
  const whole = await between(first, third);
  expect(whole.agreements).toMatchObject([{ figures: [{ before: { declared: null, accepted: null }, after: { declared: '120', accepted: '120' } }] }]);
});

it('counts the events of an agreement, and shows them with who, before and after', async () => {
  const { between, office, first, third, fourth, obligation, declaration } = await stage();
  expect(await between(third, fourth)).toMatchObject({ agreements: [{ ref: obligation.agreement, events: 1, figures: [] }] });
  const [event, ...others] = (await office.get(`comparison/events?from=${third}&to=${fourth}&agreement=${obligation.agreement}`).expect(200)).body.items;
  expect([event, others]).toMatchObject([{ root: 'agreement', about: obligation.agreement, agreement: obligation.agreement, author: expect.any(String), declarant: null, rows: [{ table: 'register.agreement' }] }, []]);
  const all = (await office.get(`comparison/events?from=${first}&to=${third}`).expect(200)).body.items as { root: string; about: string; declarant: object | null }[];
  expect(all.filter(({ root }) => root === 'declaration').every(({ about, declarant }) => about === declaration && declarant !== null)).toBe(true);
  expect(all.length).toBeGreaterThan(3);
});

it('gives the same answer later, whatever was recorded since', async () => {
  const { between, second, third, signatory, office, obligation, period } = await stage();
  const before = await between(second, third);
  await signatory.post('declarations', { period, restatementReason: 'error', reason: 'Sorties oubliées' }).expect(201);
  const commitment = (await office.get(`commitments/${obligation.commitment}`).expect(200)).body;
  await office.patch(`commitments/${commitment.ref}`, commitment.version, { note: 'autre' }).expect(200);
  expect(await between(second, third)).toEqual(before);
});

it('shows another partner nothing, and refuses instants in the wrong order', async () => {
  const { between, first, third, programme, office } = await stage();
  const other = await signedIn(application, programme, 'signatory');
  expect(await between(first, third, other)).toMatchObject({ agreements: [] });
  expect((await other.get(`comparison/events?from=${first}&to=${third}`).expect(200)).body.items).toEqual([]);
  expect((await office.get(`comparison?from=${third}&to=${first}`).expect(422)).body.fields).toMatchObject([{ field: 'to', code: 'end_before_start' }]);
});
