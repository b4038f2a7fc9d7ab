import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation } from '../factories/accounts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { createDeclaringWorld, createObligation, type DeclaringWorld, draft, fill, jobLines, openPeriod, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

interface Effects {
  commitments: { commitment: { ref: string }; period: string; before: string | null; after: string | null; target: string | null; remaining: string | null }[];
  totals: { indicator: string; before: string | null; after: string | null }[];
}

const effectsOf = async (client: TestClient, ref: string): Promise<Effects> => (await client.get(`declarations/${ref}/effects`).expect(200)).body as Effects;

async function accept({ office, programme }: DeclaringWorld, ref: string, version: number): Promise<void> {
  const { body } = await office.get(`declarations/${ref}`).expect(200);
  if (!body.twoPersons) {
    await office.post(`examination/${ref}/accept`, {}, ifMatch(version)).expect(200);
    return;
  }
  const visa = await office.post(`examination/${ref}/visa`, {}, ifMatch(version)).expect(200);
  const second = await signedIn(application, programme, 'programme_office', office.organisationId);
  await second.post(`examination/${ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
}

/** What the register says once it was decided, in the words of the effects. */
async function standing({ office }: DeclaringWorld, { commitments, totals }: Effects, from: string, to: string): Promise<Pick<Effects, 'commitments' | 'totals'>> {
  return {
    commitments: await Promise.all(commitments.map(async (effect) => {
      const { body } = await office.get(`commitments/${effect.commitment.ref}`).expect(200);
      const progress = body.periods.find((period: { to: string }) => period.to === lastDayOf(effect.period));
      return { ...effect, after: progress?.accepted ?? null };
    })),
    totals: await Promise.all(totals.map(async (effect) => {
      const { body } = await office.get(`totals?indicator=${effect.indicator}&from=${from}&to=${to}`).expect(200);
      return { ...effect, after: body.cells[0]?.value ?? null };
    })),
  };
}

const lastDayOf = (period: string): string => `${period.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][Number(period.slice(-1)) - 1]}`;

it('are told from the draft to its organisation, from what was sent to its examiner, and are what the acceptance then writes', async () => {
  const world = await createDeclaringWorld(application);
  const { office, signatory, siteId, period, obligation } = world;
  const before = await openPeriod(office, 2026, 2);
  const first = await draft(signatory, before, jobLines(siteId));
  await accept(world, first.ref, (await submit(signatory, first.ref, first.version)).version);

  const { ref, version } = await draft(signatory, period, jobLines(siteId, { before: 120, entries: 5, explanation: null }));
  await office.get(`declarations/${ref}/effects`).expect(404);
  const drafted = await effectsOf(signatory, ref);
  expect(drafted.commitments).toEqual([expect.objectContaining({ commitment: expect.objectContaining({ ref: obligation.commitment }), period, before: '120', after: '125', target: '500', remaining: '375' })]);
  expect(drafted.totals).toContainEqual(expect.objectContaining({ indicator: 'headcount', before: '120', after: '125' }));
  expect(drafted.totals).toContainEqual(expect.objectContaining({ indicator: 'job_entries', before: null, after: '5' }));

  const sent = await submit(signatory, ref, version);
  const submitted = await effectsOf(office, ref);
  expect(submitted.commitments).toEqual(drafted.commitments);
  const line = sent.sections[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'headcount');
  const lowered = (await office.get(`declarations/${ref}/effects?lowered=${line.id}:110.5`).expect(200)).body as Effects;
  expect(lowered.commitments).toEqual([expect.objectContaining({ before: '120', after: '110.5', remaining: '389.5' })]);
  expect((await office.get(`declarations/${ref}/effects?lowered=${line.id}:-1`).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'lowered', code: 'field_lowered' })]);
  await accept(world, ref, sent.version);
  expect(await standing(world, submitted, '2026-07-01', '2026-09-30')).toEqual({ commitments: submitted.commitments, totals: submitted.totals });
  expect(await effectsOf(office, ref)).toEqual({ commitments: [], totals: [] });
});

it('tell of a restatement what it changes now, and of the last later period too', async () => {
  const world = await createDeclaringWorld(application);
  const { office, signatory, siteId, period, organisationId, programme } = world;
  const movements = await createObligation(application, programme, organisationId, { indicator: 'jobs_created', basis: 'running_total', base: '0', target: '400' });
  const before = await openPeriod(office, 2026, 2);
  const first = await draft(signatory, before, jobLines(siteId));
  await accept(world, first.ref, (await submit(signatory, first.ref, first.version)).version);
  const next = await draft(signatory, period, jobLines(siteId, { before: 120, entries: 5, explanation: null }));
  await accept(world, next.ref, (await submit(signatory, next.ref, next.version)).version);

  const { body } = await signatory.post('declarations', { period: before, restatementReason: 'error', reason: 'Vingt entrées comptées deux fois' }).expect(201);
  const filled = await fill(signatory, body.ref as string, jobLines(siteId, { entries: 100 }));
  const sent = await submit(signatory, filled.ref as string, filled.version as number);
  const effects = await effectsOf(office, sent.ref as string);
  expect(effects.commitments.filter(({ commitment }) => commitment.ref === movements.commitment).map(({ period: at, before: was, after, remaining }) => [at, was, after, remaining])).toEqual([
    [before, '120', '100', '300'], [period, '125', '105', '295'],
  ]);
  await accept(world, sent.ref as string, sent.version as number);
  expect(await standing(world, effects, '2026-04-01', '2026-06-30')).toEqual({ commitments: effects.commitments, totals: effects.totals });

  const errata = (await office.get(`declarations/${first.ref}/errata`).expect(200)).body as { lines: { indicator: string; before: string; after: string }[] }[];
  expect(errata).toEqual([expect.objectContaining({ declaration: `${first.ref}-R1`, reasonCode: 'error', approvedBy: expect.any(String), commitments: effects.commitments, totals: effects.totals })]);
  expect(errata[0]?.lines.map(({ indicator, before: was, after }) => [indicator, was, after])).toEqual([['headcount', '120', '100'], ['job_entries', '120', '100']]);
  // the totals of a programme are not for one of its partners
  expect((await signatory.get(`declarations/${sent.ref}/errata`).expect(200)).body).toEqual([{ ...errata[0], totals: [], requestedBy: expect.anything(), approvedBy: null }]);
  expect((await office.get(`declarations/${next.ref}/errata`).expect(200)).body).toEqual([]);
  const stranger = await signedIn(application, programme, 'signatory', await createOrganisation(application.owner, programme));
  await stranger.get(`declarations/${sent.ref}/errata`).expect(404);
  await expect(application.owner.query('update register.erratum set lines = $1', ['[]'])).rejects.toThrow();
  // nor does one tell of what was no restatement, in the database either
  await expect(application.owner.query(
    `insert into register.erratum (programme_id, id, organisation_id, declaration_id, decision_id, lines, effects)
     select c.programme_id, app.uuid7(), c.organisation_id, c.declaration_id, c.id, '[]', '{}' from register.declaration_decision c join register.declaration d on d.id = c.declaration_id where d.ref = $1 and c.programme_id = $2 and c.kind = 'acceptance'`,
    [first.ref, programme.id])).rejects.toMatchObject({ constraint: 'erratum_of_restatement' });
});

it('of a joint commitment add what the others have accepted, and tell an organisation nothing of the others', async () => {
  const world = await createDeclaringWorld(application);
  const { signatory, siteId, period, organisationId, programme } = world;
  const other = await createOrganisation(application.owner, programme);
  const joint = await createObligation(application, programme, organisationId, { obligors: [organisationId, other], target: '900' });
  const { ref } = await draft(signatory, period, jobLines(siteId));
  const effects = await effectsOf(signatory, ref);
  expect(effects.commitments).toContainEqual(expect.objectContaining({ commitment: expect.objectContaining({ ref: joint.commitment }), before: null, after: '120', remaining: '780' }));
  const stranger = await signedIn(application, programme, 'signatory', other);
  await stranger.get(`declarations/${ref}/effects`).expect(404);
});

it.each([[2026, 4], [2027, 1]])('of a quarter that has not ended, %i T%i, change commitments, and no total yet', async (year, quarter) => {
  const { signatory, siteId, period } = await createDeclaringWorld(application, { year, quarter });
  const { ref } = await draft(signatory, period, jobLines(siteId));
  expect(await effectsOf(signatory, ref)).toEqual({ commitments: [expect.objectContaining({ period, before: null, after: '120' })], totals: [] });
});
