import { endRoles, grantRole, listAccounts, resetPassword, setDisabled } from '../../src/cli/admin-accounts.js';
import { AdministratorError } from '../../src/cli/admin-create.js';
import { withOwner } from '../../src/cli/owner-work.js';
import type { Transaction } from '../../src/database/transaction.js';
import { createMember, createOrganisation, createProgramme, TEST_PASSWORD, unique } from '../factories/accounts.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());

const asOwner = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => withOwner(application.database.ownerUrl, (owner) => owner.run(work), application.clock);

const signIn = (email: string, password: string) => application.http.post('/api/v1/session').set('Origin', application.settings.publicUrl).send({ email, password });

it('resets a lost password: the old one no longer opens, the new one must be changed', async () => {
  const member = await createMember(application.owner, await createProgramme(application.owner), 'administrator');
  const password = await asOwner((tx) => resetPassword(tx, member.email));
  await signIn(member.email, TEST_PASSWORD).expect(401);
  expect((await signIn(member.email, password).expect(200)).body.account.mustChangePassword).toBe(true);
});

it('disables an account with its sessions, and enables it again', async () => {
  const programme = await createProgramme(application.owner);
  const member = await createMember(application.owner, programme, 'auditor');
  const { body } = await signIn(member.email, TEST_PASSWORD).expect(200);
  await asOwner((tx) => setDisabled(tx, member.email, true));
  application.clock.advance({ seconds: 5 });
  await application.http.get(`/api/v1/programmes/${programme.code}`).set('Authorization', `Bearer ${body.accessToken}`).expect(401);
  await asOwner((tx) => setDisabled(tx, member.email, false));
  await signIn(member.email, TEST_PASSWORD).expect(200);
});

it('grants a dated role, and ends all of them in a programme', async () => {
  const programme = await createProgramme(application.owner);
  const code = unique('ORG');
  await createOrganisation(application.owner, programme, { code });
  const member = await createMember(application.owner, programme, 'contributor');
  await asOwner((tx) => grantRole(tx, { email: member.email, programme: programme.code, organisation: code, role: 'signatory', delegation: 'Délégation 4' }));
  const roles = async () => (await signIn(member.email, TEST_PASSWORD).expect(200)).body.programmes.flatMap((one: { roles: string[] }) => one.roles);
  expect(await roles()).toEqual(['contributor', 'signatory']);
  expect(await asOwner((tx) => endRoles(tx, member.email, programme.code))).toBe(2);
  expect(await roles()).toEqual([]);
});

it('says what is wrong: unknown address, role, organisation, date, a signatory without delegation', async () => {
  const programme = await createProgramme(application.owner);
  const code = unique('ORG');
  await createOrganisation(application.owner, programme, { code });
  const { email } = await createMember(application.owner, programme, 'official');
  const grant = { email, programme: programme.code, organisation: code, role: 'official' };
  for (const wrong of [{ email: 'nobody@exemple.ma' }, { role: 'king' }, { organisation: 'NONE' }, { from: '2026-02-30' }, { role: 'signatory' }]) {
    await expect(asOwner((tx) => grantRole(tx, { ...grant, ...wrong }))).rejects.toThrow(AdministratorError);
  }
});

it('lists every account with its roles and their days', async () => {
  const programme = await createProgramme(application.owner);
  const member = await createMember(application.owner, programme, 'official');
  expect(await asOwner(listAccounts)).toContainEqual(expect.stringMatching(new RegExp(`^${member.email} .*${programme.code} official .*\\[2020-01-01,\\)`)));
});
