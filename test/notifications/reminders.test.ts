import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Reminders } from '../../src/notifications/reminders.js';
import { createMember, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { createAgreement, createMilestone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { actorOf, createDeclarant, createPeriod, owe, type TestPeriod } from './stage.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

const look = () => application.app.get(Reminders).look();

/** What persons of a programme were told so far, as `kind subject due`. */
async function toldIn({ id }: TestProgramme): Promise<string[]> {
  const { rows } = await application.owner.query<{ told: string }>(
    `select kind || ' ' || subject_ref || ' ' || due_on as told from app.notification where programme_id = $1 order by id`, [id]);
  return rows.map(({ told }) => told);
}

/** What is owed, whoever asks; what an actor is told of it, when one is given. */
const due = async ({ id }: TestProgramme, period: TestPeriod, actor?: Actor): Promise<{ organisation: string; on: string }[]> =>
  actor
    ? application.app.get(UnitOfWork).read(actor, (tx) => tx.query('select organisation_id as organisation, due_on as on from app.due_declarations($1, $2)', [id, period.id]))
    : (await application.owner.query<{ organisation: string; on: string }>('select organisation_id as organisation, due_on as on from access.declarations_owed($1, $2)', [id, period.id])).rows;

/** A declaration of the organisation for the period, in this state. */
async function declare(programme: TestProgramme, period: TestPeriod, organisationId: string, personId: string, state: string): Promise<void> {
  const { owner } = application;
  const id = randomUUID();
  await owner.query('begin');
  await owner.query('insert into register.declaration (programme_id, id, organisation_id, period_id, ref) values ($1, $2, $3, $4, $5)', [programme.id, id, organisationId, period.id, unique('DEC')]);
  if (state !== 'draft') {
    await owner.query(
      `insert into register.declaration_revision (programme_id, organisation_id, declaration_id, number, content, submitted_at, due_on, late, person_id, delegation_reference, two_persons)
       values ($1, $2, $3, 1, '{}', now(), '2026-12-08', false, $4, 'Délégation 1', false)`, [programme.id, organisationId, id, personId]);
    await owner.query(`update register.declaration set state = 'submitted', revision = 1, submitted_at = now(), late = false, version = 2 where id = $1`, [id]);
  }
  await owner.query('commit');
}

describe('who owes a declaration', () => {
  it('obligors of declared commitments under agreements alive in the period, until it is submitted', async () => {
    const { owner } = application;
    const programme = await createProgramme(owner);
    const period = await createPeriod(owner, programme);
    const obligor = () => createMember(owner, programme, 'preparer');
    const [signed, suspended, terminatedIn, terminatedBefore, later, drafted, drafting, submitted] = [await obligor(), await obligor(), await obligor(), await obligor(), await obligor(), await obligor(), await obligor(), await obligor()];
    await owe(owner, programme, signed.organisationId);
    await owe(owner, programme, signed.organisationId, { state: 'in_force' }); // two agreements, one declaration
    await owe(owner, programme, suspended.organisationId, { state: 'suspended' });
    const end = (agreement: { id: string }, on: string) => owner.query('update register.agreement set effective_to = $2, version = version + 1 where id = $1', [agreement.id, on]);
    await end(await owe(owner, programme, terminatedIn.organisationId, { state: 'terminated' }), '2026-08-15');
    await end(await owe(owner, programme, terminatedBefore.organisationId, { state: 'terminated' }), '2026-06-30');
    await owe(owner, programme, later.organisationId, { signedOn: '2026-10-02' });
    await owe(owner, programme, drafted.organisationId, { state: 'draft' });
    for (const { organisationId } of [drafting, submitted]) await owe(owner, programme, organisationId);
    await declare(programme, period, drafting.organisationId, drafting.personId, 'draft');
    await declare(programme, period, submitted.organisationId, submitted.personId, 'submitted');
    const owing = [signed, suspended, terminatedIn, drafting].map(({ organisationId }) => ({ organisation: organisationId, on: '2026-12-08' }));
    const byOrganisation = (one: { organisation: string }, other: { organisation: string }): number => (one.organisation < other.organisation ? -1 : 1);
    expect((await due(programme, period)).sort(byOrganisation)).toEqual(owing.sort(byOrganisation));
    expect(await due(programme, period, actorOf(suspended, programme, 'preparer'))).toEqual([{ organisation: suspended.organisationId, on: '2026-12-08' }]);
    expect(await due(programme, period, actorOf(await createMember(owner, programme, 'administrator'), programme, 'administrator'))).toEqual([]);
    expect(await due(programme, period, actorOf(await createMember(owner, programme, 'auditor'), programme, 'auditor'))).toHaveLength(5);
  });

  it('nobody of a commitment whose indicator no declaration asks for', async () => {
    const programme = await createProgramme(application.owner);
    const { organisationId } = await createDeclarant(application.owner, programme);
    const period = await createPeriod(application.owner, programme);
    expect(await due(programme, period)).toEqual([{ organisation: organisationId, on: '2026-12-08' }]);
    await application.owner.query('update register.indicator set section = null where programme_id = $1', [programme.id]);
    expect(await due(programme, period)).toEqual([]);
  });
});

describe('reminders', () => {
  it('come 15, 5 and 1 days before the due day and once after it, each once however often it is looked', async () => {
    const programme = await createProgramme(application.owner);
    await createDeclarant(application.owner, programme);
    const start = application.clock.now();
    const dayAfter = (days: number): string => new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const dueOn = dayAfter(17);
    const { ref } = await createPeriod(application.owner, programme, { dueOn });
    const seen: number[] = [];
    for (let day = 0; day <= 20; day += 1) {
      await look();
      await look();
      seen.push((await toldIn(programme)).length);
      application.clock.advance({ days: 1 });
    }
    expect(await toldIn(programme)).toEqual([...Array<string>(3).fill(`declaration_due ${ref} ${dueOn}`), `declaration_late ${ref} ${dueOn}`]);
    expect(seen).toEqual([0, 0, ...Array<number>(10).fill(1), ...Array<number>(4).fill(2), ...Array<number>(2).fill(3), ...Array<number>(3).fill(4)]);
  });

  it('two processes that look at the same moment make them once', async () => {
    const programme = await createProgramme(application.owner);
    await createDeclarant(application.owner, programme);
    const { ref } = await createPeriod(application.owner, programme, { dueOn: '2026-01-05', opensOn: '2026-01-01' });
    await Promise.all([look(), look(), look()]);
    expect(await toldIn(programme)).toEqual([`declaration_late ${ref} 2026-01-05`]);
  });

  it('make up for days on which nothing ran, follow an extension, and stop with the submission', async () => {
    const programme = await createProgramme(application.owner);
    const member = await createDeclarant(application.owner, programme);
    const start = application.clock.now();
    const dayAfter = (days: number): string => new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const period = await createPeriod(application.owner, programme, { dueOn: dayAfter(12) });
    await look();
    expect(await toldIn(programme)).toEqual([`declaration_due ${period.ref} ${dayAfter(12)}`]); // three days late
    await application.owner.query(`insert into register.period_extension (programme_id, id, period_id, organisation_id, due_on, reason_code) values ($1, $2, $3, $4, $5, 'technical')`, [programme.id, randomUUID(), period.id, member.organisationId, dayAfter(20)]);
    application.clock.advance({ days: 12 });
    await look();
    expect((await toldIn(programme)).slice(1)).toEqual([`declaration_due ${period.ref} ${dayAfter(20)}`]);
    await declare(programme, period, member.organisationId, member.personId, 'submitted');
    application.clock.advance({ days: 30 });
    await look();
    expect(await toldIn(programme)).toHaveLength(2);
  });

  it('tell the owner of a milestone, or the programme office, that it is overdue', async () => {
    const { owner } = application;
    const programme = await createProgramme(owner);
    const [partner, officer] = [await createMember(owner, programme, 'contributor'), await createMember(owner, programme, 'programme_office')];
    const yesterday = new Date(application.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
    const agreement = await createAgreement(owner, programme, { [partner.organisationId]: 'private' });
    const owned = await createMilestone(owner, programme, agreement, { baselineOn: yesterday, ownerId: partner.organisationId });
    const unowned = await createMilestone(owner, programme, agreement, { baselineOn: yesterday });
    await createMilestone(owner, programme, agreement, { baselineOn: '2025-06-30', ownerId: partner.organisationId }); // long known
    await createMilestone(owner, programme, await createAgreement(owner, programme, {}, { state: 'terminated' }), { baselineOn: yesterday });
    await look();
    application.clock.advance({ days: 1 });
    await look();
    const { rows } = await owner.query<{ person: string; ref: string }>('select person_id as person, subject_ref as ref from app.notification where programme_id = $1', [programme.id]);
    const expected = [{ person: partner.personId, ref: owned.ref }, { person: officer.personId, ref: unowned.ref }];
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining(expected));
  });

  it('are not made at night', async () => {
    const programme = await createProgramme(application.owner);
    await createDeclarant(application.owner, programme);
    await createPeriod(application.owner, programme, { dueOn: '2026-01-05', opensOn: '2026-01-01' });
    application.clock.advance({ hours: 24 + 3 - application.clock.now().getUTCHours() });
    expect((await look()).reminded).toBe(0);
    application.clock.advance({ hours: 5 });
    await look();
    expect(await toldIn(programme)).toHaveLength(1);
  });
});
