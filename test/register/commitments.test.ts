import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, createProgramme, unique } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createAgreement, createCommitment, createIndicator } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());

async function stage(signedOn = '2025-01-15') {
  const programme = await createProgramme(application.owner);
  await createIndicator(application.owner, programme);
  const agreement = await createAgreement(application.owner, programme, {}, { signedOn });
  const office = await signedIn(application, programme, 'programme_office');
  const newCommitment = (changes: object = {}) => ({
    ref: unique('ENG'), agreement: agreement.ref, kind: 'jobs', side: 'company', titleFr: 'Emplois', indicator: 'jobs_created', basis: 'increment', obligors: [], ...changes,
  });
  return { programme, agreement, office, newCommitment };
}

const fieldsOf = async (client: TestClient, body: object): Promise<unknown> => (await client.post('commitments', body).expect(422)).body.fields.map(({ field, code }: Record<string, string>) => [field, code]);

it('keeps a target that the act does not publish empty, which is not zero', async () => {
  const { office, newCommitment } = await stage();
  const { body } = await office.post('commitments', newCommitment({ target: null })).expect(201);
  expect(body.term).toMatchObject({ target: null, qualifier: null, base: null, due: null });
  expect(body.achievement).toEqual({ ratio: null, undefinedBecause: expect.arrayContaining(['target']) });
  expect((await office.post('commitments', newCommitment({ target: '0' })).expect(201)).body.term).toMatchObject({ target: '0', qualifier: 'exact' });
});

it('takes whole numbers only for what is counted by heads', async () => {
  const { office, newCommitment } = await stage();
  expect(await fieldsOf(office, newCommitment({ target: '10.5' }))).toEqual([['target', 'field_whole']]);
  expect(await fieldsOf(office, newCommitment({ target: '10', base: '1.5', steps: [{ on: '2026-12-31', value: '3' }, { on: '2027-12-31', value: '3.2' }] }))).toEqual([['base', 'field_whole'], ['steps[1].value', 'field_whole']]);
  expect((await office.post('commitments', newCommitment({ target: '10.0' })).expect(201)).body.term.target).toBe('10');
});

it('keeps decimals to the last digit where the indicator is measured', async () => {
  const { office, newCommitment, programme } = await stage();
  await application.owner.query(`insert into register.indicator (programme_id, id, code, kind, family, unit, whole, name_fr) values ($1, app.uuid7(), 'revenue', 'flow', 'under_agreement', 'MAD', false, 'Recettes')`, [programme.id]);
  const { body } = await office.post('commitments', newCommitment({ kind: 'export_revenue', indicator: 'revenue', basis: 'annual_flow', target: '123456789012345.123456', base: '0.1' })).expect(201);
  expect(body.term).toMatchObject({ target: '123456789012345.123456', base: { value: '0.1' }, unit: 'MAD' });
});

it('presumes that terms hold from the signature where the act publishes no effect, and says so', async () => {
  const { office, newCommitment, agreement } = await stage('2025-01-15');
  expect((await office.post('commitments', newCommitment()).expect(201)).body.term).toMatchObject({ validFrom: '2025-01-15', validIsPresumed: true });
  await office.patch(`agreements/${agreement.ref}`, 1, { effectiveFrom: '2025-02-01' }).expect(200);
  expect((await office.post('commitments', newCommitment()).expect(201)).body.term).toMatchObject({ validFrom: '2025-02-01', validIsPresumed: false });
  expect((await office.post('commitments', newCommitment({ validFrom: '2025-04-01' })).expect(201)).body.term).toMatchObject({ validFrom: '2025-04-01', validIsPresumed: false });
});

it('shows dated steps and what is expected on the day asked, and no straight line that no clause says', async () => {
  const { office, newCommitment } = await stage();
  const steps = [{ on: '2026-01-01', precision: 'year', value: '100' }, { on: '2027-12-31', value: '400', qualifier: 'at_least' }];
  const { ref, term } = (await office.post('commitments', newCommitment({ target: '400', base: '0', baseOn: '2025-01-01', steps })).expect(201)).body;
  expect(term.steps).toEqual([{ due: { on: '2026-12-31', precision: 'year' }, value: '100', qualifier: 'exact' }, { due: { on: '2027-12-31', precision: 'day' }, value: '400', qualifier: 'at_least' }]);
  const expectedOn = async (asOf: string) => (await office.get(`commitments/${ref}?asOf=${asOf}`).expect(200)).body.expected;
  expect([await expectedOn('2026-12-31'), await expectedOn('2027-06-30'), await expectedOn('2027-12-31')]).toEqual(['100', '100', '400']);
});

it('names several obligors of one target, and does not guess their liability', async () => {
  const { office, newCommitment, programme } = await stage();
  const [one, other] = [await createOrganisation(application.owner, programme), await createOrganisation(application.owner, programme)];
  const { body } = await office.post('commitments', newCommitment({ obligors: [{ organisationId: one }, { organisationId: other }] })).expect(201);
  expect(body).toMatchObject({ liability: 'unknown', obligors: [expect.objectContaining({ id: one }), expect.objectContaining({ id: other })] });
  expect((await office.post('commitments', newCommitment({ obligors: [{ organisationId: one }] })).expect(201)).body.liability).toBe('single');
});

it('refuses unknown indicators, agreements, regions, segments, obligors and clauses of other agreements', async () => {
  const { office, newCommitment, programme } = await stage();
  expect(await fieldsOf(office, newCommitment({ indicator: 'nothing' }))).toEqual([['indicator', 'unknown_reference']]);
  expect(await fieldsOf(office, newCommitment({ agreement: 'nothing' }))).toEqual([['agreement', 'unknown_reference']]);
  const stranger = await createOrganisation(application.owner, await createProgramme(application.owner));
  const other = await createAgreement(application.owner, programme, {});
  const { acts } = (await office.post(`agreements/${other.ref}/acts`, { kind: 'agreement', title: 'Acte', clauses: [{ article: '1' }] }, { 'If-Match': '"1"' }).expect(201)).body;
  for (const changes of [{ regions: ['MA-99'] }, { segments: ['NONE'] }, { obligors: [{ organisationId: stranger }] }, { clauseId: acts[0].clauses[0].id }]) {
    expect((await office.post('commitments', newCommitment(changes)).expect(422)).body.code).toBe('unknown_reference');
  }
});

it('changes over the version that was read; terms are changed by amendments alone', async () => {
  const { office, newCommitment } = await stage();
  const { ref } = (await office.post('commitments', newCommitment()).expect(201)).body;
  expect((await office.patch(`commitments/${ref}`, 1, { regions: ['MA-03'], note: 'Précision' }).expect(200)).body).toMatchObject({ regions: ['MA-03'], note: 'Précision', version: 2 });
  expect((await office.patch(`commitments/${ref}`, 2, { target: '5' }).expect(400)).body.code).toBe('unknown_field');
  await office.patch(`commitments/${ref}`, 1, { note: 'trop tard' }).expect(412);
});

it('lets an official write the commitments of its own body, and read the others', async () => {
  const { programme, agreement } = await stage();
  const official = await signedIn(application, programme, 'official');
  const own = await createCommitment(application.owner, programme, agreement, { obligor: official.organisationId });
  const another = await createCommitment(application.owner, programme, agreement);
  await official.patch(`commitments/${own.ref}`, 1, { note: 'Précision' }).expect(200);
  expect((await official.patch(`commitments/${another.ref}`, 1, { note: 'Précision' }).expect(403)).body.code).toBe('not_permitted');
  await official.get(`commitments/${another.ref}`).expect(200);
});
