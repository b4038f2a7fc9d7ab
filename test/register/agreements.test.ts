import { createOrganisation, createProgramme, unique } from '../factories/accounts.js';
import { ifMatch, signedIn } from '../factories/client.js';
import { createAgreement, createCommitment, createMilestone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

async function stage() {
  const programme = await createProgramme(application.owner);
  return { programme, office: await signedIn(application, programme, 'programme_office') };
}

const newAgreement = (changes: object = {}) => ({ ref: unique('CNV'), kind: 'convention', titleFr: unique('Convention'), parties: [], ...changes });

describe('registering an agreement', () => {
  it('keeps its four dates, each of which may be unknown', async () => {
    const { office } = await stage();
    const dates = { signedOn: '2025-01-15', publishedOn: '2025-03-01', effectiveFrom: '2025-02-01', effectiveTo: '2030-12-31' };
    expect((await office.post('agreements', newAgreement(dates)).expect(201)).body).toMatchObject(dates);
    for (const name of Object.keys(dates)) {
      const { body } = await office.post('agreements', newAgreement({ ...dates, [name]: null })).expect(201);
      expect(body).toMatchObject({ ...dates, [name]: null });
    }
    expect((await office.post('agreements', newAgreement()).expect(201)).body).toMatchObject({ signedOn: null, publishedOn: null, effectiveFrom: null, effectiveTo: null, amount: null, state: 'draft' });
  });

  it('refuses an end before the start, a date that does not exist, and a reference that is taken', async () => {
    const { office } = await stage();
    for (const dates of [{ signedOn: '2025-02-01', effectiveTo: '2025-01-31' }, { effectiveFrom: '2025-02-01', effectiveTo: '2025-01-31' }]) {
      expect((await office.post('agreements', newAgreement(dates)).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'effectiveTo', code: 'end_before_start' })]);
    }
    expect((await office.post('agreements', newAgreement({ signedOn: '2026-02-30' })).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'signedOn', code: 'field_civil_date' })]);
    const sent = newAgreement();
    await office.post('agreements', sent).expect(201);
    expect((await office.post('agreements', sent).expect(409)).body.code).toBe('already_exists');
  });

  it('keeps an amount exactly, with its nature, and none as none', async () => {
    const { office } = await stage();
    const { body } = await office.post('agreements', newAgreement({ amount: '375000000.25', amountQualifier: 'more_than', amountNature: 'private_investment' })).expect(201);
    expect(body.amount).toEqual({ value: '375000000.25', unit: 'MAD', qualifier: 'more_than', nature: 'private_investment' });
    expect((await office.patch(`agreements/${body.ref}`, 1, { amount: null }).expect(200)).body.amount).toBeNull();
    expect((await office.post('agreements', newAgreement({ amount: '0' })).expect(201)).body.amount).toMatchObject({ value: '0', qualifier: 'exact' });
  });

  it('names its parties by side and role', async () => {
    const { office, programme } = await stage();
    const ministry = await createOrganisation(application.owner, programme, { kind: 'ministry' });
    const company = await createOrganisation(application.owner, programme);
    const sent = newAgreement({ parties: [{ organisationId: ministry, side: 'public', role: 'lead' }, { organisationId: company, side: 'private', signedOn: '2025-01-15', signatureDelegation: 'Décision 4/2025' }] });
    const { body } = await office.post('agreements', sent).expect(201);
    expect(body.publicParties).toEqual([expect.objectContaining({ id: ministry })]);
    expect(body.parties).toEqual([
      expect.objectContaining({ organisation: expect.objectContaining({ id: ministry }), side: 'public', role: 'lead', signedOn: null }),
      expect.objectContaining({ organisation: expect.objectContaining({ id: company }), side: 'private', role: 'signatory', signedOn: '2025-01-15', signatureDelegation: 'Décision 4/2025' }),
    ]);
    const late = await createOrganisation(application.owner, programme);
    expect((await office.post(`agreements/${sent.ref}/parties`, { organisationId: late, side: 'private', validFrom: '2026-06-01' }, ifMatch(1)).expect(201)).body.parties).toContainEqual(expect.objectContaining({ organisation: expect.objectContaining({ id: late }), validFrom: '2026-06-01' }));
    await office.post(`agreements/${sent.ref}/parties`, { organisationId: late, side: 'private' }, ifMatch(2)).expect(409);
  });

  it('ends a party from a day on, keeps the days before, and refuses an end before its beginning', async () => {
    const { office, programme } = await stage();
    const company = await createOrganisation(application.owner, programme);
    const { body: { ref, parties: [party] } } = await office.post('agreements', newAgreement({ parties: [{ organisationId: company, side: 'private', validFrom: '2025-01-15' }] })).expect(201);
    const end = (id: string, on: string, version: number) => office.post(`agreements/${ref}/parties/${id}/end`, { on }, ifMatch(version));
    expect((await end(party.id, '2025-01-15', 1).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'on', code: 'end_before_start' })]);
    const { body } = await end(party.id, '2025-07-01', 1).expect(200);
    expect(body).toMatchObject({ privateParties: [], parties: [expect.objectContaining({ organisation: expect.objectContaining({ id: company }), validFrom: '2025-01-15', validTo: '2025-06-30' })] });
    await end(party.id, '2025-08-01', 2).expect(404);
    await end(body.parties[0].id, '2025-08-01', 1).expect(412);
    await office.post(`agreements/${ref}/parties`, { organisationId: company, side: 'private', validFrom: '2025-07-01' }, ifMatch(2)).expect(201);
    const partiesOn = async (asOf: string): Promise<number> => (await office.get(`agreements/${ref}?asOf=${asOf}`).expect(200)).body.privateParties.length as number;
    expect([await partiesOn('2025-01-14'), await partiesOn('2025-01-15'), await partiesOn('2025-06-30'), await partiesOn('2025-07-01')]).toEqual([0, 1, 1, 1]);
  });

  it('refuses a party from outside the programme', async () => {
    const { office } = await stage();
    const stranger = await createOrganisation(application.owner, await createProgramme(application.owner));
    await office.post('agreements', newAgreement({ parties: [{ organisationId: stranger, side: 'private' }] })).expect(422);
  });
});

it('goes from draft to its end over the transitions, with the day on which they took place', async () => {
  const { office } = await stage();
  const { ref } = (await office.post('agreements', newAgreement()).expect(201)).body;
  const move = (action: string, version: number, on?: string) => office.post(`agreements/${ref}/transitions`, { action, ...(on ? { on } : {}) }, ifMatch(version));
  expect((await move('complete', 1).expect(409)).body).toMatchObject({ code: 'transition_not_allowed', title: expect.stringContaining('sign') });
  expect((await move('sign', 1, '2025-01-15').expect(200)).body).toMatchObject({ state: 'signed', signedOn: '2025-01-15', effectiveFrom: null });
  expect((await move('enter_into_force', 2, '2025-02-01').expect(200)).body).toMatchObject({ state: 'in_force', effectiveFrom: '2025-02-01' });
  await move('suspend', 3).expect(200);
  await move('resume', 4).expect(200);
  expect((await move('complete', 5).expect(200)).body).toMatchObject({ state: 'completed', actions: [] });
  await move('terminate', 6).expect(409);
});

it('keeps acts with the article and page of each clause', async () => {
  const { office } = await stage();
  const { ref } = (await office.post('agreements', newAgreement()).expect(201)).body;
  const act = { kind: 'agreement', title: 'Convention signée', registryNumber: 'C-12/2025', visa: 'CED 77', pages: 14, language: 'ar', signedOn: '2025-01-15', signatureDelegation: 'Arrêté 3/2024' };
  const clauses = [{ article: 'art. 5', page: 6, wording: 'La société crée 1 000 emplois.' }, { article: 'art. 9', page: null }];
  const { body } = await office.post(`agreements/${ref}/acts`, { ...act, clauses }, ifMatch(1)).expect(201);
  expect(body.acts).toEqual([expect.objectContaining({ ...act, clauses: [expect.objectContaining(clauses[0]), expect.objectContaining({ article: 'art. 9', page: null, wording: null })] })]);
});

it('corrects a typing error with its reason, and leaves the terms untouched', async () => {
  const { office, programme } = await stage();
  const agreement = await createAgreement(application.owner, programme, {});
  const commitment = await createCommitment(application.owner, programme, agreement);
  const terms = (await office.get(`commitments/${commitment.ref}`).expect(200)).body.terms;
  const { body } = await office.post(`agreements/${agreement.ref}/corrections`, { field: 'titleFr', after: 'Convention Argane', reason: 'Erreur matérielle' }, ifMatch(1)).expect(201);
  expect(body).toMatchObject({ title: { fr: 'Convention Argane' }, amendments: [], corrections: [expect.objectContaining({ field: 'titleFr', after: 'Convention Argane', reason: 'Erreur matérielle' })] });
  expect((await office.get(`commitments/${commitment.ref}`).expect(200)).body.terms).toEqual(terms);
  expect((await office.get('agreements?q=argane').expect(200)).body.items).toHaveLength(1);
  await office.post(`agreements/${agreement.ref}/corrections`, { field: 'titleFr', after: null, reason: 'Erreur' }, ifMatch(2)).expect(422);
  await office.post(`agreements/${agreement.ref}/corrections`, { field: 'signedOn', after: '2025-01-16', reason: 'Erreur' }, ifMatch(2)).expect(422);
});

describe('an amendment', () => {
  async function amended(effectiveOn = '2026-06-01') {
    const { office, programme } = await stage();
    const agreement = await createAgreement(application.owner, programme, {});
    const commitment = await createCommitment(application.owner, programme, agreement, { target: '1000' });
    const milestone = await createMilestone(application.owner, programme, agreement, { baselineOn: '2026-12-31' });
    const body = {
      number: 1, signedOn: '2026-05-20', effectiveOn, summary: 'Objectif relevé',
      terms: [{ commitment: commitment.ref, basis: 'increment', target: '1500', dueOn: '2029-12-31', duePrecision: 'year' }],
      baselines: [{ milestone: milestone.ref, baselineOn: '2027-06-30' }],
    };
    const answer = await office.post(`agreements/${agreement.ref}/amendments`, body, ifMatch(1)).expect(201);
    return { office, programme, agreement, commitment, milestone, answer: answer.body };
  }

  it('says before and after', async () => {
    const { answer, commitment, milestone } = await amended();
    expect(answer.amendments).toEqual([expect.objectContaining({ number: 1, signedOn: '2026-05-20', effectiveOn: '2026-06-01' })]);
    expect(answer.amendments[0].changes.map(({ ref, field, before, after }: Record<string, unknown>) => ({ ref, field, before, after }))).toEqual(expect.arrayContaining([
      { ref: commitment.ref, field: 'target', before: '1000', after: '1500' },
      { ref: commitment.ref, field: 'due', before: '2028-12-31', after: '2029-12-31' },
      { ref: milestone.ref, field: 'baseline', before: '2026-12-31', after: '2027-06-30' },
    ]));
    expect(answer.amendments[0].changes).toHaveLength(3);
  });

  it('leaves the terms before its effect as they were', async () => {
    const { office, commitment, agreement } = await amended();
    const targetOn = async (asOf: string) => (await office.get(`commitments/${commitment.ref}?asOf=${asOf}`).expect(200)).body.term;
    expect(await targetOn('2026-05-31')).toMatchObject({ target: '1000', amendment: null, validFrom: '2025-01-15', validTo: '2026-05-31' });
    expect(await targetOn('2026-06-01')).toMatchObject({ target: '1500', amendment: 1, validFrom: '2026-06-01', validTo: null });
    expect(await targetOn('2025-01-14')).toBeNull();
    expect((await office.get(`agreements/${agreement.ref}/commitments?asOf=2026-05-31`).expect(200)).body[0].term.target).toBe('1000');
    const { terms } = (await office.get(`commitments/${commitment.ref}`).expect(200)).body;
    expect(terms.filter((term: { superseded: boolean }) => term.superseded)).toEqual([expect.objectContaining({ target: '1000', validTo: null })]);
  });

  it('moves the baseline of a milestone, and keeps the former one', async () => {
    const { office, milestone } = await amended();
    const { body } = await office.get(`milestones/${milestone.ref}`).expect(200);
    expect(body).toMatchObject({ baseline: { on: '2027-06-30' }, version: 2 });
    expect(body.baselines.map((one: { date: { on: string }; amendment: number | null; superseded: boolean }) => [one.date.on, one.amendment, one.superseded]).sort()).toEqual([['2026-12-31', null, true], ['2027-06-30', 1, false]]);
  });

  it('with an earlier effect than one already recorded closes what stood before', async () => {
    const { office, agreement, commitment } = await amended('2026-06-01');
    const terms = [{ commitment: commitment.ref, basis: 'increment', target: '1200' }];
    await office.post(`agreements/${agreement.ref}/amendments`, { number: 2, effectiveOn: '2025-07-01', summary: 'Rétroactif', terms }, ifMatch(2)).expect(201);
    const targetOn = async (asOf: string) => (await office.get(`commitments/${commitment.ref}?asOf=${asOf}`).expect(200)).body.term.target;
    expect([await targetOn('2025-06-30'), await targetOn('2025-07-01'), await targetOn('2026-06-01')]).toEqual(['1000', '1200', '1200']);
  });

  it('is refused before the agreement is signed, for what is not of the agreement, and twice under one number', async () => {
    const { office, agreement, programme } = await amended();
    const amend = (body: object) => office.post(`agreements/${agreement.ref}/amendments`, { number: 2, effectiveOn: '2026-09-01', summary: 'Avenant', ...body }, ifMatch(2));
    const foreign = await createAgreement(application.owner, programme, {});
    const [commitment, milestone] = [await createCommitment(application.owner, programme, foreign), await createMilestone(application.owner, programme, foreign)];
    expect((await amend({ effectiveOn: '2025-01-14' }).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'effectiveOn', code: 'amendment_before_signature' })]);
    expect((await amend({ terms: [{ commitment: commitment.ref, basis: 'level' }] }).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'terms[0].commitment' })]);
    expect((await amend({ baselines: [{ milestone: milestone.ref, baselineOn: '2027-01-01' }] }).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'baselines[0].milestone' })]);
    await amend({ number: 1 }).expect(409);
    await amend({ actId: '018f4e1e-0000-7000-8000-000000000000' }).expect(422);
    expect((await office.get(`agreements/${agreement.ref}`).expect(200)).body).toMatchObject({ version: 2, amendments: [expect.objectContaining({ number: 1 })] });
  });

  it('cannot make terms overlap, not even by raw SQL of the owner', async () => {
    const { programme, agreement, commitment } = await amended();
    await expect(application.owner.query(
      `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, unit) values ($1, app.uuid7(), $2, $3, '[2026-01-01,2026-01-02]', 'level', 'jobs')`,
      [programme.id, agreement.id, commitment.id])).rejects.toMatchObject({ code: '23P01' });
  });

  it('is append-only in the database', async () => {
    const { agreement } = await amended();
    await expect(application.owner.query("update register.amendment set summary = 'x' where agreement_id = $1", [agreement.id])).rejects.toMatchObject({ code: '42501' });
    await expect(application.owner.query("update register.commitment_term set target = 1 where agreement_id = $1 and superseded_by is null", [agreement.id])).rejects.toMatchObject({ code: 'MQ409' });
  });
});

it('tells the reader of another language in that language', async () => {
  const { office } = await stage();
  const sent = newAgreement();
  await office.post('agreements', sent).expect(201);
  expect((await office.get('agreements/NOBODYS').set('Accept-Language', 'ar').expect(404)).body.title).toMatch(/[\u0600-\u06ff]/);
  expect((await office.get('agreements/NOBODYS').set('Accept-Language', 'en').expect(404)).body.title).toMatch(/does not exist/);
});
