import { createAccount, createMember, createMembership, createOrganisation, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { refresh, signIn, signInRequest, whoAmI } from './browser.js';

const TODAY = '2026-11-23';
const YESTERDAY = '2026-11-22';

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication();
});
afterAll(() => application.close());

async function administrator({ demonstration = false } = {}) {
  const programme = await createProgramme(application.owner, { demonstration });
  const member = await createMember(application.owner, programme, 'administrator');
  const { accessToken } = await signIn(application, member.email);
  return { ...member, programme, accessToken, ...client(programme, accessToken) };
}

function client(programme: TestProgramme, accessToken: string) {
  const base = `/api/v1/programmes/${programme.code}/accounts`;
  const authorised = <R extends { set(name: string, value: string): R }>(request: R): R => request.set('Authorization', `Bearer ${accessToken}`);
  return {
    get: (path = '') => authorised(application.http.get(base + path)),
    post: (path: string, body: object) => authorised(application.http.post(base + path)).send(body),
    patch: (path: string, version: number | string, body: object) => authorised(application.http.patch(base + path)).set('If-Match', `"${version}"`).send(body),
    end: (path: string, version: number, on: string) => authorised(application.http.post(`${base}${path}/end`)).set('If-Match', `"${version}"`).send({ on }),
  };
}

const newPerson = (changes: object = {}) => ({ name: 'Youssef El Amrani', email: `${unique('y')}@exemple.ma`, language: 'fr', ...changes });

describe('making accounts', () => {
  it('makes a person who signs in with a password shown once, and changes it', async () => {
    const admin = await administrator();
    const body = newPerson();
    const created = await admin.post('', body).expect(201);
    expect(created.body).toEqual({
      id: expect.any(String), personId: expect.any(String), ...body, disabled: false, mustChangePassword: true, memberships: [], version: 1,
      initialPassword: expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/),
    });
    expect(created.headers['etag']).toBe('"1"');
    expect((await admin.get(`/${created.body.id}`).expect(200)).body).not.toHaveProperty('initialPassword');
    const signedIn = await signInRequest(application, body.email, created.body.initialPassword).expect(200);
    expect(signedIn.body.account.mustChangePassword).toBe(true);
  });

  it('answers a repeated request alike, but for the password, and makes one account', async () => {
    const admin = await administrator();
    const body = newPerson();
    const send = () => admin.post('', body).set('Idempotency-Key', `create-${body.email}`);
    const first = await send().expect(201);
    const again = await send().expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual({ ...first.body, initialPassword: null });
    const { rows } = await application.owner.query('select body from app.idempotent_request where account_id = $1', [admin.accountId]);
    expect(rows[0].body).not.toContain(first.body.initialPassword);
  });

  it('refuses an address that has an account, in whatever writing and whichever world, and tells nothing of its person', async () => {
    const admin = await administrator();
    const other = await createAccount(application.owner, { name: 'Personne Cachée', demonstration: true });
    const refused = await admin.post('', newPerson({ email: other.email.toUpperCase() })).expect(409);
    expect(refused.body.code).toBe('already_exists');
    expect(JSON.stringify(refused.body)).not.toMatch(new RegExp(`Cachée|${other.personId}|${other.accountId}`));
    const { rows } = await application.owner.query("select from access.person where email = $1", [other.email.toUpperCase()]);
    expect(rows).toHaveLength(0);
  });

  it.each([
    ['no name', { name: undefined }, 422], ['a blank name', { name: '  ' }, 422], ['a name that turns around', { name: 'A\u202Eb' }, 422], ['half an address', { email: 'nadia@' }, 422],
    ['another language', { language: 'es' }, 422], ['a number for a name', { name: 12 }, 422],
  ])('refuses %s', async (_, changes, status) => {
    const admin = await administrator();
    await admin.post('', newPerson(changes)).expect(status);
  });

  it('case 5: takes no field but its own', async () => {
    const admin = await administrator();
    for (const field of ['role', 'personId', 'id', 'version', 'disabled', 'demonstration', 'passwordHash', 'epoch', 'constructor', 'createdAt']) {
      expect((await admin.post('', { ...newPerson(), [field]: 'x' }).expect(400)).body.code).toBe('unknown_field');
    }
    const created = await admin.post('', newPerson()).expect(201);
    for (const field of ['email', 'role', 'mustChangePassword', 'version', 'epoch', 'personId', 'constructor']) {
      await admin.patch(`/${created.body.id}`, 1, { [field]: 'x' }).expect(400);
    }
    expect((await admin.get(`/${created.body.id}`)).body.version).toBe(1);
  });
});

describe('changing accounts', () => {
  it('changes name and language over the version that was read', async () => {
    const admin = await administrator();
    const { body: created } = await admin.post('', newPerson()).expect(201);
    const changed = await admin.patch(`/${created.id}`, 1, { name: 'Youssef Amrani', language: 'ar' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Youssef Amrani', language: 'ar', version: 2, initialPassword: null });
    expect((await admin.patch(`/${created.id}`, 1, { name: 'Autre' }).expect(412)).body.code).toBe('stale_version');
    await admin.patch(`/${created.id}`, '*', { name: 'Autre' }).expect(428);
    expect((await admin.get(`/${created.id}`)).body.name).toBe('Youssef Amrani');
  });

  it('case 9: a disabled account is out at once; enabled again, it signs in', async () => {
    const admin = await administrator();
    const member = await createMember(application.owner, admin.programme, 'programme_office');
    const { accessToken, cookie } = await signIn(application, member.email);
    await whoAmI(application, accessToken).expect(200);
    const { body: account } = await admin.get(`/${member.accountId}`).expect(200);
    const { body: disabled } = await admin.patch(`/${member.accountId}`, account.version, { disabled: true }).expect(200);
    await whoAmI(application, accessToken).expect(401);
    await refresh(application, cookie).expect(401);
    await signInRequest(application, member.email).expect(401);
    await admin.patch(`/${member.accountId}`, disabled.version, { disabled: false }).expect(200);
    await whoAmI(application, accessToken).expect(401);
    await signIn(application, member.email);
  });

  it('replaces a lost password and ends the sessions', async () => {
    const admin = await administrator();
    const member = await createMember(application.owner, admin.programme, 'auditor');
    const { accessToken, cookie } = await signIn(application, member.email);
    const { body: account } = await admin.get(`/${member.accountId}`);
    const { body: reset } = await admin.patch(`/${member.accountId}`, account.version, { resetPassword: true }).expect(200);
    expect(reset.mustChangePassword).toBe(true);
    await whoAmI(application, accessToken).expect(401);
    await refresh(application, cookie).expect(401);
    await signInRequest(application, member.email).expect(401);
    await signIn(application, member.email, reset.initialPassword);
  });

  it('leaves alone whoever also acts where the administrator does not, but may end what it gave', async () => {
    const [here, there] = [await administrator(), await administrator()];
    const member = await createMember(application.owner, here.programme, 'auditor');
    await createMembership(application.owner, member.personId, {
      programme: there.programme, organisationId: await createOrganisation(application.owner, there.programme), role: 'programme_office',
    });
    const { body: account } = await here.get(`/${member.accountId}`).expect(200);
    expect(account.memberships).toHaveLength(1);
    const refused = await here.patch(`/${member.accountId}`, account.version, { resetPassword: true }).expect(403);
    expect(refused.body.code).toBe('acts_in_other_programme');
    await here.end(`/${member.accountId}/memberships/${member.membershipId}`, 1, TODAY).expect(200);
  });
});

describe('memberships', () => {
  const role = (organisationId: string, changes: object = {}) => ({ organisationId, role: 'programme_office', validFrom: TODAY, ...changes });

  it('are dated, and bite at once', async () => {
    const admin = await administrator();
    const person = await createAccount(application.owner);
    const organisationId = await createOrganisation(application.owner, admin.programme);
    const { accessToken } = await signIn(application, person.email);
    expect((await whoAmI(application, accessToken)).body.programmes).toEqual([]);
    const added = await admin.post(`/${person.accountId}/memberships`, role(organisationId, { validTo: '2027-06-30' })).expect(201);
    expect(added.body).toEqual({
      id: expect.any(String), role: 'programme_office', state: 'in_force', validFrom: TODAY, validTo: '2027-06-30', delegationReference: null, version: 1,
      organisation: { id: organisationId, code: expect.any(String), kind: 'company', name: { fr: expect.any(String), ar: null, en: null } },
    });
    const again = await signIn(application, person.email);
    expect((await whoAmI(application, again.accessToken)).body.programmes).toMatchObject([{ code: admin.programme.code, roles: ['programme_office'] }]);
    const ended = await admin.end(`/${person.accountId}/memberships/${added.body.id}`, 1, TODAY).expect(200);
    expect(ended.body).toMatchObject({ state: 'withdrawn', validFrom: null, validTo: null, version: 2 });
    await whoAmI(application, again.accessToken).expect(401);
    const { accessToken: last } = await signIn(application, person.email);
    expect((await whoAmI(application, last)).body.programmes).toEqual([]);
    expect((await admin.get(`/${person.accountId}/memberships`)).body.items).toMatchObject([{ state: 'withdrawn' }]);
    expect((await admin.get(`/${person.accountId}`)).body.memberships).toEqual([]);
  });

  it('end on the day before the one given, today or later', async () => {
    const admin = await administrator();
    const member = await createMember(application.owner, admin.programme, 'official');
    const path = `/${member.accountId}/memberships/${member.membershipId}`;
    const early = await admin.end(path, 1, YESTERDAY).expect(422);
    expect(early.body.fields).toMatchObject([{ field: 'on', code: 'end_in_past' }]);
    const later = await admin.end(path, 1, '2026-12-31').expect(200);
    expect(later.body).toMatchObject({ state: 'in_force', validTo: '2026-12-30', version: 2 });
    await admin.end(path, 2, '2027-03-01').expect(409);
    await admin.end(path, 1, TODAY).expect(412);
    expect((await admin.end(path, 2, TODAY).expect(200)).body).toMatchObject({ state: 'ended', validTo: YESTERDAY });
    expect((await admin.end(path, 3, TODAY).expect(409)).body.code).toBe('conflict');
  });

  it('say what is wrong with each field', async () => {
    const admin = await administrator();
    const person = await createAccount(application.owner);
    const organisationId = await createOrganisation(application.owner, admin.programme);
    const elsewhere = await createOrganisation(application.owner, await createProgramme(application.owner));
    const fieldsOf = async (body: object) =>
      (await admin.post(`/${person.accountId}/memberships`, body).expect(422)).body.fields.map(({ field, code }: { field: string; code: string }) => [field, code]);
    expect(await fieldsOf(role(organisationId, { validTo: YESTERDAY }))).toEqual([['validTo', 'end_before_start']]);
    expect(await fieldsOf(role(organisationId, { role: 'signatory' }))).toEqual([['delegationReference', 'delegation_required']]);
    expect(await fieldsOf(role(elsewhere))).toEqual([['organisationId', 'unknown_reference']]);
    expect(await fieldsOf(role(organisationId, { role: 'superuser' }))).toEqual([['role', 'field_choice']]);
    expect(await fieldsOf(role(organisationId, { validFrom: '2026-02-30' }))).toEqual([['validFrom', 'field_civil_date']]);
    expect(await fieldsOf(role('7'))).toEqual([['organisationId', 'field_identifier']]);
  });

  it('never overlap for one role and organisation', async () => {
    const admin = await administrator();
    const person = await createAccount(application.owner);
    const organisationId = await createOrganisation(application.owner, admin.programme);
    const add = (changes: object) => admin.post(`/${person.accountId}/memberships`, role(organisationId, changes));
    await add({ validTo: '2026-12-31' }).expect(201);
    expect((await add({ validFrom: '2026-12-31' }).expect(409)).body.code).toBe('membership_overlap');
    await add({ validFrom: '2027-01-01' }).expect(201);
    await add({ role: 'official' }).expect(201);
  });

  it('leave their change in the trail, without a name', async () => {
    const admin = await administrator();
    const person = await createAccount(application.owner, { name: 'Nom Très Privé' });
    const organisationId = await createOrganisation(application.owner, admin.programme);
    await admin.post(`/${person.accountId}/memberships`, role(organisationId)).expect(201);
    const { rows } = await application.owner.query<{ body: string }>(
      "select convert_from(substring(body from 2), 'UTF8') as body from ledger.event where root_kind = 'person' and root_id = $1 order by at", [person.personId]);
    const last = JSON.parse(rows.at(-1)?.body ?? '') as { account: string; rows: { table: string }[] };
    expect(last.account).toBe(admin.accountId);
    expect(last.rows.map((row) => row.table)).toContain('access.membership');
    expect(JSON.stringify(rows)).not.toMatch(/Privé|exemple\.ma/);
  });
});

describe('case 6: rights', () => {
  it.each(['programme_office', 'official', 'contributor', 'preparer', 'signatory', 'auditor', 'audit_head'] as const)('are managed by no %s', async (role) => {
    const { programme, ...admin } = await administrator();
    const member = await createMember(application.owner, programme, role);
    const { accessToken } = await signIn(application, member.email);
    const other = client(programme, accessToken);
    const target = admin.accountId;
    const answers = [
      await other.get(), await other.get(`/${target}`), await other.post('', newPerson()), await other.patch(`/${target}`, 1, { disabled: true }), await other.get(`/${target}/memberships`),
      await other.post(`/${member.accountId}/memberships`, { organisationId: member.organisationId, role: 'administrator', validFrom: TODAY }),
      await other.end(`/${target}/memberships/${admin.membershipId}`, 1, TODAY),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  });

  it('are never given or changed by the one who holds them', async () => {
    const admin = await administrator();
    const { body: own } = await admin.get(`/${admin.accountId}`).expect(200);
    const answers = [
      await admin.post(`/${admin.accountId}/memberships`, { organisationId: admin.organisationId, role: 'programme_office', validFrom: TODAY }),
      await admin.end(`/${admin.accountId}/memberships/${admin.membershipId}`, 1, TODAY),
      await admin.patch(`/${admin.accountId}`, own.version, { disabled: true }),
      await admin.patch(`/${admin.accountId}`, own.version, { resetPassword: true }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'own_rights']));
    expect((await admin.get(`/${admin.accountId}`)).body).toEqual(own);
  });

  it('of another programme are out of reach', async () => {
    const [here, there] = [await administrator(), await administrator()];
    const trespasser = client(there.programme, here.accessToken);
    const answers = [
      await trespasser.get(), await trespasser.get(`/${there.accountId}`), await trespasser.post('', newPerson()),
      await trespasser.post(`/${here.accountId}/memberships`, { organisationId: there.organisationId, role: 'programme_office', validFrom: TODAY }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('of real persons are out of reach of a demonstration administrator, and the reverse', async () => {
    const [real, demonstration] = [await administrator(), await administrator({ demonstration: true })];
    for (const [admin, other] of [[demonstration, real], [real, demonstration]] as const) {
      const answers = [
        await admin.get(`/${other.accountId}`), await admin.patch(`/${other.accountId}`, 1, { disabled: true }), await admin.get(`/${other.accountId}/memberships`),
        await admin.post(`/${other.accountId}/memberships`, { organisationId: admin.organisationId, role: 'auditor', validFrom: TODAY }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      const { body: list } = await admin.get('?limit=200');
      expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(other.accountId);
    }
    const { body: created } = await demonstration.post('', newPerson()).expect(201);
    await real.get(`/${created.id}`).expect(404);
  });
});

describe('the list', () => {
  it('is sorted by name, paged by keyset, and counted when asked', async () => {
    const admin = await administrator({ demonstration: true });
    const organisationId = await createOrganisation(application.owner, admin.programme);
    const names = ['Éric Alaoui', 'eric bennani', 'Zineb', 'أمينة', 'Fatima'];
    for (const name of names) await createMember(application.owner, admin.programme, 'official', { name: `${name} ${organisationId}`, organisationId });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: { items: { name: string }[]; nextCursor: string | null } } =
        await admin.get(`?organisation=${organisationId}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items.map(({ name }) => name.replace(` ${organisationId}`, '')));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['Éric Alaoui', 'eric bennani', 'Fatima', 'Zineb', 'أمينة']);
    expect((await admin.get(`?organisation=${organisationId}&total=true`)).body).toMatchObject({ total: 5, facets: { state: { enabled: 5 } } });
    expect((await admin.get('?limit=1')).body.total).toBeNull();
  });

  it('is searched by name and address, and filtered by role and organisation', async () => {
    const admin = await administrator();
    const mark = unique('m').replaceAll('-', '');
    const one = await createMember(application.owner, admin.programme, 'auditor', { name: `Hélène ${mark}` });
    const two = await createMember(application.owner, admin.programme, 'signatory', { email: `karim.${mark}@exemple.ma` });
    const ids = async (query: string) => (await admin.get(`?${query}`).expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(`q=${encodeURIComponent(`HELENE ${mark}`)}`)).toEqual([one.accountId]);
    expect(await ids(`q=karim.${mark}@exemple`)).toEqual([two.accountId]);
    expect(await ids(`q=${mark}&role=signatory,preparer`)).toEqual([two.accountId]);
    expect(await ids(`q=${mark}&organisation=${one.organisationId}`)).toEqual([one.accountId]);
    expect(await ids(`q=${mark}&state=disabled`)).toEqual([]);
    expect(await ids('q=%25')).toEqual([]);
  });

  it.each(['sort=password_hash', 'sort=name;drop', 'role=superuser', 'limit=0', 'limit=201', 'cursor=abc', 'cursor=..', 'state=deleted', 'q=%00', 'unknown=1'])('refuses %s', async (query) => {
    const admin = await administrator();
    const { status } = await admin.get(`?${query}`);
    expect([400, 422]).toContain(status);
  });

  it.each(['not-a-uuid', '%00', '00000000-0000-0000-0000-000000000000', "' or true --"])('does not find %s', async (id) => {
    const admin = await administrator();
    await admin.get(`/${encodeURIComponent(id)}`).expect(404);
    await admin.end(`/${admin.accountId}/memberships/${encodeURIComponent(id)}`, 1, TODAY).expect(403);
    const member = await createMember(application.owner, admin.programme, 'official');
    await admin.end(`/${member.accountId}/memberships/${encodeURIComponent(id)}`, 1, TODAY).expect(404);
  });
});
