import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ProgressService } from '../../src/progress/progress.service.js';
import { createOrganisation } from '../factories/accounts.js';
import { signedIn } from '../factories/client.js';
import { DeclaringProgramme, type TestLine } from '../factories/observations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

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
  await accepted(one, 1, [{ indicator: 'job_entries', value: '20' }]);
  await accepted(other, 1, [{ indicator: 'job_entries', value: '30' }]);
  await accepted(one, 7, [{ indicator: 'recruits_kept_18_months', value: '15', accepted: '14' }]);
});
afterAll(() => application.close());

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
