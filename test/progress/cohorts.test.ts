import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ProgressService } from '../../src/progress/progress.service.js';
import { createOrganisation } from '../factories/accounts.js';
import { signedIn } from '../factories/client.js';
import { DeclaringProgramme, type TestLine } from '../factories/observations.js';
import { createAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';

interface DeclarationFile {
  sections: [{ version: number; indicators: { code: string; cohort: string | null }[] }];
  cohorts: unknown[];
  checks: { code: string; indicator: string }[];
}

let application: TestApplication;
let world: DeclaringProgramme;
let one: string;
let other: string;

async function accepted(organisationId: string, quarter: number, lines: readonly TestLine[]): Promise<void> {
  const declaration = await world.submit(organisationId, quarter, lines);
  await world.accept(declaration, lines);
  await application.app.get(UnitOfWork).run(nobody('test'), (tx) => application.app.get(ProgressService).recompute(tx, world.programme.id, declaration));
}

beforeAll(async () => {
  application = await startApplication();
  world = await DeclaringProgramme.create(application.owner);
  [one, other] = [await createOrganisation(application.owner, world.programme), await createOrganisation(application.owner, world.programme)];
  const agreement = await createAgreement(application.owner, world.programme, { [other]: 'private' }, { signedOn: '2025-01-01' });
  await world.commitment(agreement, 'headcount', [other], { base: '0' });
  await accepted(one, 1, [{ indicator: 'job_entries', value: '20' }]);
  await accepted(other, 1, [{ indicator: 'job_entries', value: '30' }]);
  await accepted(one, 7, [{ indicator: 'recruits_kept_18_months', value: '15', accepted: '14' }]);
});
afterAll(() => application.close());

describe('a declaration', () => {
  it('asks whom of its recruits of six quarters before are present, and refuses more than entered', async () => {
    const signatory = await signedIn(application, world.programme, 'signatory', other);
    const { ref } = (await signatory.post('declarations', { period: '2026-T3' }).expect(201)).body as { ref: string };
    const read = async () => (await signatory.get(`declarations/${ref}`).expect(200)).body as DeclarationFile;
    const say = async (value: string) => {
      const { sections: [jobs] } = await read();
      return (await signatory.put(`declarations/${ref}/sections/jobs`, jobs.version, { lines: [{ indicator: 'recruits_kept_18_months', state: 'reported', value }] }).expect(200)).body as DeclarationFile;
    };
    const { sections, cohorts, checks } = await read();
    expect(cohorts).toEqual([{ indicator: 'recruits_kept_18_months', period: '2025-T1', entered: '30' }]);
    expect(sections[0].indicators.find(({ code }) => code === 'recruits_kept_18_months')).toMatchObject({ cohort: '2025-T1' });
    expect(checks.filter(({ indicator }) => indicator === 'recruits_kept_18_months')).toEqual([]);
    expect((await say('31')).checks).toContainEqual(expect.objectContaining({ code: 'cohort_exceeded', level: 'error', text: expect.stringContaining('T1 2025') }));
    expect((await say('30')).checks.map(({ code }) => code)).not.toContain('cohort_exceeded');
  });

  it('that says somebody stayed of a quarter in which zero entered is refused: zero is known', async () => {
    const third = await createOrganisation(application.owner, world.programme);
    const agreement = await createAgreement(application.owner, world.programme, { [third]: 'private' }, { signedOn: '2025-01-01' });
    await world.commitment(agreement, 'headcount', [third], { base: '0' });
    await accepted(third, 1, [{ indicator: 'job_entries', value: '0' }]);
    const signatory = await signedIn(application, world.programme, 'signatory', third);
    const { ref, sections: [jobs] } = (await signatory.post('declarations', { period: '2026-T3' }).expect(201)).body as DeclarationFile & { ref: string };
    expect(jobs.indicators.filter(({ cohort }) => cohort !== null)).toEqual([]);
    const { checks } = (await signatory.put(`declarations/${ref}/sections/jobs`, jobs.version, { lines: [{ indicator: 'recruits_kept_18_months', state: 'reported', value: '1' }] }).expect(200)).body as DeclarationFile;
    expect(checks).toContainEqual(expect.objectContaining({ code: 'cohort_exceeded' }));
  });

  it('of a quarter whose cohort nobody entered does not ask', async () => {
    const signatory = await signedIn(application, world.programme, 'signatory', other);
    const { ref } = (await signatory.post('declarations', { period: '2026-T4' }).expect(201)).body as { ref: string };
    const { sections, cohorts } = (await signatory.get(`declarations/${ref}`).expect(200)).body as DeclarationFile;
    expect([cohorts, sections[0].indicators.filter(({ cohort }) => cohort !== null)]).toEqual([[], []]);
  });
});

describe('cohorts', () => {
  it('follow the recruits of a quarter to the end of the sixth after it', async () => {
    const office = await signedIn(application, world.programme, 'programme_office');
    expect((await office.get('cohorts').expect(200)).body).toEqual([{
      indicator: 'recruits_kept_18_months', name: expect.objectContaining({ fr: 'Recrues présentes à 18 mois' }), entrants: 'job_entries', months: 18,
      cohorts: [{
        period: '2025-T1', countedOn: '2026-09-30', entered: { declared: '50', accepted: '50' }, present: { declared: '15', accepted: '14', verified: null }, followed: '20',
        organisations: { entered: 2, followed: 1, missing: 1, awaited: 0 },
      }],
    }]);
    expect((await office.get(`cohorts?organisation=${other}`).expect(200)).body).toMatchObject([{ cohorts: [{ entered: { accepted: '30' }, present: { accepted: null }, followed: null }] }]);
  });

  it('are those of its own declarations for a partner', async () => {
    const partner = await signedIn(application, world.programme, 'preparer', other);
    expect((await partner.get('cohorts').expect(200)).body).toMatchObject([{ cohorts: [{ entered: { accepted: '30' }, organisations: { entered: 1 } }] }]);
    expect((await partner.get(`cohorts?organisation=${one}`).expect(200)).body).toMatchObject([{ cohorts: [] }]);
  });
});
