import { createAccount, createMember, createProgramme, TEST_PASSWORD } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { PUBLIC_URL } from '../setup/settings.js';
import { cookieOf, refresh, rotated, SESSION, signIn, signInRequest, whoAmI } from './browser.js';

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication();
});
afterAll(() => application.close());

describe('signing in', () => {
  it('answers with a token, the account and what it may do in each programme', async () => {
    const programme = await createProgramme(application.owner);
    const member = await createMember(application.owner, programme, 'programme_office', { name: 'Nadia Berrada' });
    const response = await signInRequest(application, ` ${member.email.toUpperCase()} `).expect(200);
    expect(response.body).toEqual({
      accessToken: expect.any(String),
      expiresInSeconds: 300,
      account: { id: member.accountId, name: 'Nadia Berrada', email: member.email, language: 'fr', mustChangePassword: false, demonstration: false },
      programmes: [{
        code: programme.code, titleFr: `Programme ${programme.code}`, titleAr: null, titleEn: null, demonstration: false,
        organisations: [{ id: member.organisationId, nameFr: expect.any(String), nameAr: null, nameEn: null }],
        roles: ['programme_office'],
        permissions: expect.arrayContaining(['register.write', 'milestone.log']),
      }],
    });
    const me = await whoAmI(application, response.body.accessToken).expect(200);
    const { accessToken: _, expiresInSeconds: __, ...rest } = response.body;
    expect(me.body).toEqual(rest);
  });

  it('keeps the refresh token in a cookie that scripts and other sites cannot use', async () => {
    const { email } = await createAccount(application.owner);
    const response = await signInRequest(application, email).expect(200);
    expect(String(response.headers['set-cookie'])).toMatch(/^mithaq_refresh=[\w-]{43}; Path=\/api\/v1\/session; HttpOnly; SameSite=Strict$/);
    const kept = await application.owner.query('select encode(hash, \'base64\') as hash from access.refresh_token');
    expect(JSON.stringify(kept.rows)).not.toContain(cookieOf(response).split('=')[1]);
  });

  it('uses a __Host- cookie over https', async () => {
    const secure = await startAccessApplication({ settings: { publicUrl: 'https://register.test' } });
    try {
      const { email } = await createAccount(secure.owner);
      const response = await secure.http.post(SESSION).send({ email, password: TEST_PASSWORD }).expect(200);
      expect(String(response.headers['set-cookie'])).toMatch(/^__Host-mithaq=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    } finally {
      await secure.close();
    }
  });

  it('case 13: answers alike for an unknown address, a wrong password, a disabled account and one without password', async () => {
    const known = await createAccount(application.owner);
    const disabled = await createAccount(application.owner);
    const without = await createAccount(application.owner);
    await application.owner.query('update access.account set disabled = true, version = version + 1 where id = $1', [disabled.accountId]);
    await application.owner.query('update access.account set password_hash = null, version = version + 1 where id = $1', [without.accountId]);
    const answers = [
      await signInRequest(application, 'personne@exemple.ma'),
      await signInRequest(application, known.email, 'mauvais mot de passe'),
      await signInRequest(application, disabled.email),
      await signInRequest(application, without.email),
    ].map(({ status, body, headers }) => ({ status, body: { ...body, request: '' }, cookie: headers['set-cookie'] }));
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'wrong_credentials' }, cookie: undefined });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('rehashes a password that was hashed with other costs', async () => {
    const { accountId, email } = await createAccount(application.owner);
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(TEST_PASSWORD, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
    await application.owner.query('update access.account set password_hash = $2, version = version + 1 where id = $1', [accountId, old]);
    await signIn(application, email);
    const { rows } = await application.owner.query('select password_hash from access.account where id = $1', [accountId]);
    expect(rows[0].password_hash).toMatch(/m=19456/);
    await signIn(application, email);
  });

  it.each<[string, string, number]>([
    ['nothing', '', 422],
    ['an empty object', '{}', 422],
    ['an array', '[]', 422],
    ['a number', '1', 422],
    ['no password', '{"email":"a@exemple.ma"}', 422],
    ['a number for an address', '{"email":1,"password":"x"}', 422],
    ['an array for a password', '{"email":"a@exemple.ma","password":["x"]}', 422],
    ['a very long password', `{"email":"a@exemple.ma","password":"${'x'.repeat(2_000)}"}`, 422],
    ['NUL in an address', '{"email":"a\\u0000@exemple.ma","password":"x"}', 422],
    ['another field', '{"email":"a@exemple.ma","password":"x","role":"administrator"}', 400],
    ['a prototype', '{"email":"a@exemple.ma","password":"x","__proto__":{"role":"administrator"}}', 400],
    ['half an object', '{"email":', 400],
  ])('case 5: refuses %s', async (_, body, status) => {
    const response = await application.http.post(SESSION).type('application/json').send(body);
    expect(response.status).toBe(status);
    expect(Object.prototype).not.toHaveProperty('role');
  });
});

describe('refreshing', () => {
  it('rotates: each token is used once and the session goes on', async () => {
    const { email } = await createAccount(application.owner);
    const first = await signIn(application, email);
    const second = await rotated(application, first.cookie);
    const third = await rotated(application, second.cookie);
    expect(new Set([first.cookie, second.cookie, third.cookie]).size).toBe(3);
    await whoAmI(application, third.accessToken).expect(200);
  });

  it('case 12: a replayed older token ends the whole session and is logged', async () => {
    const { accountId, email } = await createAccount(application.owner);
    const first = await signIn(application, email);
    const second = await rotated(application, first.cookie);
    const third = await rotated(application, second.cookie);
    const replay = await refresh(application, first.cookie).expect(401);
    expect(replay.body.code).toBe('session_ended');
    expect(String(replay.headers['set-cookie'])).toMatch(/^mithaq_refresh=;/);
    await refresh(application, third.cookie).expect(401);
    await whoAmI(application, third.accessToken).expect(401);
    const { rows } = await application.owner.query('select id, ended_because from access.session where account_id = $1', [accountId]);
    expect(rows).toEqual([{ id: expect.any(String), ended_because: 'refresh_reused' }]);
    expect(application.log.some((line) => line.includes('auth.refresh_reused') && line.includes(rows[0].id))).toBe(true);
  });

  it('case 12: twenty parallel refreshes get one and the same successor', async () => {
    const { accountId, email } = await createAccount(application.owner);
    const { cookie } = await signIn(application, email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => rotated(application, cookie)));
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1);
    const { rows } = await application.owner.query(
      'select count(*)::int as tokens from access.refresh_token t join access.session s on s.id = t.session_id where s.account_id = $1', [accountId]);
    expect(rows).toEqual([{ tokens: 2 }]);
    await rotated(application, answers[0]?.cookie ?? '');
  });

  it('case 12: the immediate predecessor is answered for ten seconds and no longer', async () => {
    const { email } = await createAccount(application.owner);
    const first = await signIn(application, email);
    const second = await rotated(application, first.cookie);
    application.clock.advance({ seconds: 10 });
    expect((await rotated(application, first.cookie)).cookie).toBe(second.cookie);
    application.clock.advance({ seconds: 1 });
    await refresh(application, first.cookie).expect(401);
    await refresh(application, second.cookie).expect(401);
  });

  it('ends after thirty idle minutes, and after twelve hours in any case', async () => {
    const { email } = await createAccount(application.owner);
    let { cookie } = await signIn(application, email);
    const idle = await signIn(application, email);
    for (let half = 0; half < 28; half += 1) {
      application.clock.advance({ minutes: 25 });
      ({ cookie } = await rotated(application, cookie));
    }
    await refresh(application, idle.cookie).expect(401);
    application.clock.advance({ minutes: 21 });
    await refresh(application, cookie).expect(401);
  });

  it.each(['', 'mithaq_refresh=', 'mithaq_refresh=abc', `mithaq_refresh=${'A'.repeat(43)}`, 'mithaq_refresh=%00', `other=${'A'.repeat(43)}`])('refuses the cookie %p', async (cookie) => {
    const response = await refresh(application, cookie);
    expect(response.status).toBe(401);
  });

  it('does not take an access token for a refresh token, nor the reverse', async () => {
    const { email } = await createAccount(application.owner);
    const { accessToken, cookie } = await signIn(application, email);
    await refresh(application, `mithaq_refresh=${accessToken}`).expect(401);
    await whoAmI(application, cookie.split('=')[1] ?? '').expect(401);
  });
});

describe('ending sessions', () => {
  it('case 15: after signing out neither the cookie nor the access token opens anything', async () => {
    const { email } = await createAccount(application.owner);
    const { accessToken, cookie } = await signIn(application, email);
    const other = await signIn(application, email);
    const response = await application.http.delete(SESSION).set('Origin', PUBLIC_URL).set('Cookie', cookie).expect(204);
    expect(String(response.headers['set-cookie'])).toMatch(/^mithaq_refresh=; .*Expires=Thu, 01 Jan 1970/);
    await whoAmI(application, accessToken).expect(401);
    await refresh(application, cookie).expect(401);
    await whoAmI(application, other.accessToken).expect(200);
    await application.http.delete(SESSION).set('Origin', PUBLIC_URL).set('Cookie', cookie).expect(204);
  });

  it('case 15: signs out by the access token alone, and without any', async () => {
    const { email } = await createAccount(application.owner);
    const { accessToken, cookie } = await signIn(application, email);
    await application.http.delete(SESSION).set('Authorization', `Bearer ${accessToken}`).expect(204);
    await refresh(application, cookie).expect(401);
    await application.http.delete(SESSION).expect(204);
  });

  it('case 15: signing in ends the session whose cookie the browser held, so that none can be planted', async () => {
    const { email } = await createAccount(application.owner);
    const planted = await signIn(application, email);
    const response = await signInRequest(application, email).set('Cookie', planted.cookie).expect(200);
    expect(cookieOf(response)).not.toBe(planted.cookie);
    await whoAmI(application, planted.accessToken).expect(401);
    await refresh(application, planted.cookie).expect(401);
    await whoAmI(application, response.body.accessToken).expect(200);
  });

  it('case 15: a changed password ends every session and opens a new one', async () => {
    const { email } = await createAccount(application.owner);
    const here = await signIn(application, email);
    const elsewhere = await signIn(application, email);
    const response = await application.http.put(`${SESSION}/password`).set('Origin', PUBLIC_URL).set('Authorization', `Bearer ${here.accessToken}`)
      .send({ current: TEST_PASSWORD, new: 'cinq chameaux bleus' }).expect(200);
    for (const { accessToken, cookie } of [here, elsewhere]) {
      await whoAmI(application, accessToken).expect(401);
      await refresh(application, cookie).expect(401);
    }
    await whoAmI(application, response.body.accessToken).expect(200);
    await rotated(application, cookieOf(response));
    await signInRequest(application, email).expect(401);
    await signIn(application, email, 'cinq chameaux bleus');
  });

  it('refuses a wrong current password, a weak new one and the same again, naming the field', async () => {
    const { email } = await createAccount(application.owner);
    const { accessToken } = await signIn(application, email);
    const change = (body: object) => application.http.put(`${SESSION}/password`).set('Authorization', `Bearer ${accessToken}`).send(body);
    const wrong = await change({ current: 'pas celui-ci du tout', new: 'cinq chameaux bleus' }).expect(422);
    const weak = await change({ current: TEST_PASSWORD, new: 'motdepasse2026' }).expect(422);
    const same = await change({ current: TEST_PASSWORD, new: TEST_PASSWORD }).expect(422);
    expect([wrong, weak, same].map(({ body }) => body.fields.map(({ field, code }: { field: string; code: string }) => [field, code]))).toEqual([
      [['current', 'wrong_password']], [['new', 'password_too_weak']], [['new', 'password_unchanged']],
    ]);
    await whoAmI(application, accessToken).expect(200);
  });

  it('does not keep the tokens of a password change for a repeated request', async () => {
    const { email, accountId } = await createAccount(application.owner);
    const { accessToken } = await signIn(application, email);
    await application.http.put(`${SESSION}/password`).set('Authorization', `Bearer ${accessToken}`).set('Idempotency-Key', 'change-of-password-1')
      .send({ current: TEST_PASSWORD, new: 'cinq chameaux bleus' }).expect(200);
    const { rows } = await application.owner.query('select from app.idempotent_request where account_id = $1', [accountId]);
    expect(rows).toHaveLength(0);
  });
});

it('remembers the language that the person chooses', async () => {
  const { email } = await createAccount(application.owner);
  const { accessToken } = await signIn(application, email);
  const choose = (language: string) => application.http.put(`${SESSION}/language`).set('Authorization', `Bearer ${accessToken}`).send({ language });
  await choose('ar').expect(204);
  expect((await whoAmI(application, accessToken)).body.account.language).toBe('ar');
  await choose('es').expect(422);
});

it('asks for a new password before anything else while the password is provisional', async () => {
  const programme = await createProgramme(application.owner);
  const member = await createMember(application.owner, programme, 'administrator', { mustChangePassword: true });
  const { accessToken } = await signIn(application, member.email);
  const list = (token: string) => application.http.get(`/api/v1/programmes/${programme.code}/accounts`).set('Authorization', `Bearer ${token}`);
  expect((await list(accessToken).expect(403)).body.code).toBe('password_change_required');
  const changed = await application.http.put(`${SESSION}/password`).set('Authorization', `Bearer ${accessToken}`)
    .send({ current: TEST_PASSWORD, new: 'cinq chameaux bleus' }).expect(200);
  expect(changed.body.account.mustChangePassword).toBe(false);
  await list(changed.body.accessToken).expect(200);
});
