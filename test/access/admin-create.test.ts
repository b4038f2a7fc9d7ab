import { AdministratorError, createAdministrator, type NewAdministrator } from '../../src/cli/admin-create.js';
import { createOrganisation, createProgramme, TEST_PASSWORD, unique } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { signIn, signInRequest } from './browser.js';

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication();
});
afterAll(() => application.close());

async function input(changes: Partial<NewAdministrator> = {}): Promise<NewAdministrator> {
  const programme = await createProgramme(application.owner);
  const code = unique('MIN');
  await createOrganisation(application.owner, programme, { kind: 'ministry', code });
  return { ownerUrl: application.database.ownerUrl, email: `${unique('admin')}@exemple.ma`, name: 'Salma Idrissi', programmeCode: programme.code, organisationCode: code, ...changes };
}

it('makes the first administrator, who changes the generated password and then administers', async () => {
  const wanted = await input();
  const made = await createAdministrator(wanted, application.clock);
  expect(made.generatedPassword).toMatch(/^[a-z2-9-]{23}$/);
  const response = await signInRequest(application, wanted.email, made.generatedPassword ?? '').expect(200);
  expect(response.body).toMatchObject({
    account: { id: made.accountId, name: 'Salma Idrissi', mustChangePassword: true },
    programmes: [{ code: wanted.programmeCode, roles: ['administrator'], permissions: expect.arrayContaining(['accounts.manage']) }],
  });
});

it('takes the password that is given', async () => {
  const wanted = await input({ password: TEST_PASSWORD });
  expect((await createAdministrator(wanted, application.clock)).generatedPassword).toBeNull();
  const { accessToken } = await signIn(application, wanted.email);
  await application.http.get(`/api/v1/programmes/${wanted.programmeCode}/accounts`).set('Authorization', `Bearer ${accessToken}`).expect(200);
});

it('says that the address has an account already, and changes nothing', async () => {
  const wanted = await input({ password: TEST_PASSWORD });
  await createAdministrator(wanted, application.clock);
  await expect(createAdministrator({ ...wanted, email: wanted.email.toUpperCase(), password: 'un autre secret assez long' }, application.clock)).rejects.toThrow(/has an account already, which was left as it is/);
  await signIn(application, wanted.email);
  const { rows } = await application.owner.query('select from access.person where lower(email) = $1', [wanted.email]);
  expect(rows).toHaveLength(1);
});

it.each<[string, Partial<NewAdministrator>, RegExp]>([
  ['an unknown programme', { programmeCode: 'NOT-THERE' }, /no programme NOT-THERE/],
  ['an unknown organisation', { organisationCode: 'NOT-THERE' }, /no organisation NOT-THERE/],
  ['half an address', { email: 'salma@' }, /not a complete e-mail address/],
  ['a blank name', { name: ' ' }, /--name/],
  ['a weak password', { password: 'motdepasse12' }, /too weak/],
])('explains %s', async (_, changes, sentence) => {
  const attempt = createAdministrator(await input(changes), application.clock);
  await expect(attempt).rejects.toThrow(AdministratorError);
  await expect(attempt).rejects.toThrow(sentence);
});
