import { createAccount, createMember, createProgramme, TEST_PASSWORD } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { PUBLIC_URL } from '../setup/settings.js';
import { refresh, SESSION, signIn, whoAmI } from './browser.js';

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication();
});
afterAll(() => application.close());

describe('case 16: a request that another site makes the browser send', () => {
  it.each(['https://attacker.test', 'null', 'https://register.test', 'http://register.test.attacker.test', 'http://register.test:8080', 'not an origin'])(
    'is refused from the origin %s', async (origin) => {
      const { email } = await createAccount(application.owner);
      const { cookie, accessToken } = await signIn(application, email);
      const refused = await application.http.post(`${SESSION}/refresh`).set('Origin', origin).set('Cookie', cookie).expect(403);
      expect(refused.body.code).toBe('cross_site_request');
      await application.http.delete(SESSION).set('Origin', origin).set('Cookie', cookie).expect(403);
      await application.http.post(SESSION).set('Origin', origin).send({ email, password: TEST_PASSWORD }).expect(403);
      await application.http.put(`${SESSION}/language`).set('Origin', origin).set('Authorization', `Bearer ${accessToken}`).send({ language: 'ar' }).expect(403);
      expect((await whoAmI(application, accessToken).expect(200)).body.account.language).toBe('fr');
    });

  it.each(['cross-site', 'same-site', 'anything'])('is refused when the browser says %s', async (site) => {
    const { email } = await createAccount(application.owner);
    const { cookie } = await signIn(application, email);
    await application.http.post(`${SESSION}/refresh`).set('Origin', PUBLIC_URL).set('Sec-Fetch-Site', site).set('Cookie', cookie).expect(403);
    await refresh(application, cookie).set('Sec-Fetch-Site', 'same-origin').expect(200);
  });

  it('is refused with the cookie and without an origin', async () => {
    const { email } = await createAccount(application.owner);
    const { cookie } = await signIn(application, email);
    await application.http.post(`${SESSION}/refresh`).set('Cookie', cookie).expect(403);
    await application.http.delete(SESSION).set('Cookie', cookie).expect(403);
    await refresh(application, cookie).expect(200);
  });
});

it('case 16: a program without cookie needs no origin', async () => {
  const { email } = await createAccount(application.owner);
  await application.http.post(SESSION).send({ email, password: TEST_PASSWORD }).expect(200);
});

it('the page may be reached by another name of the same host', async () => {
  const { email } = await createAccount(application.owner);
  const send = (origin: string) => application.http.post(SESSION).set('Host', '127.0.0.1:3000').set('Origin', origin).send({ email, password: TEST_PASSWORD });
  await send('http://127.0.0.1:3000').expect(200);
  await send('https://127.0.0.1:3000').expect(403);
  await send('http://127.0.0.1:3001').expect(403);
});

it.each([
  ['text/plain', 'email=a'],
  ['application/x-www-form-urlencoded', 'email=a&password=b'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na\r\n--x--\r\n'],
  ['application/json-patch+json', '{}'],
  ['application/xml', '<a/>'],
])('case 16: a body of type %s is refused', async (type, body) => {
  const response = await application.http.post(SESSION).set('Content-Type', type).send(body).expect(415);
  expect(response.body.code).toBe('unsupported_media_type');
});

it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('case 16: the header %s is refused', async (header) => {
  const programme = await createProgramme(application.owner);
  const member = await createMember(application.owner, programme, 'administrator');
  const { accessToken } = await signIn(application, member.email);
  const address = `/api/v1/programmes/${programme.code}/accounts`;
  const send = (method: 'get' | 'post') => application.http[method](address).set('Authorization', `Bearer ${accessToken}`).set(header, 'DELETE');
  expect((await send('get').expect(403)).body.code).toBe('method_override_refused');
  expect((await send('post').send({ name: 'A', email: 'a@exemple.ma', language: 'fr' }).expect(403)).body.code).toBe('method_override_refused');
});
