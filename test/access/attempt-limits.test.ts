import { createAccount, TEST_PASSWORD } from '../factories/accounts.js';
import { type AccessApplication, startAccessApplication } from './access-application.js';
import { SESSION, signIn } from './browser.js';

let application: AccessApplication;
beforeAll(async () => {
  application = await startAccessApplication({
    settings: { trustedProxies: ['127.0.0.1'], limits: { accountAttempts: 3, addressAttempts: 8, windowMinutes: 15 } },
  });
});
afterAll(() => application.close());

let networks = 0;
/** A network address that no other test uses. */
const network = () => `198.51.${Math.floor(++networks / 250)}.${networks % 250}`;

const attempt = (from: string, email: string, password = 'mauvais mot de passe') =>
  application.http.post(SESSION).set('X-Forwarded-For', from).send({ email, password });

async function statuses(attempts: (() => ReturnType<typeof attempt>)[]): Promise<number[]> {
  const answers: number[] = [];
  for (const one of attempts) answers.push((await one()).status);
  return answers;
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

it('case 13: one account tried again and again is refused, with the time to wait', async () => {
  const { email } = await createAccount(application.owner);
  const from = network();
  expect(await statuses(times(3, () => () => attempt(from, email)))).toEqual([401, 401, 401]);
  application.clock.advance({ minutes: 5 });
  const refused = await attempt(from, email, TEST_PASSWORD);
  expect(refused.status).toBe(429);
  expect(refused.body.code).toBe('too_many_attempts');
  expect(refused.headers['retry-after']).toBe('600');
  application.clock.advance({ minutes: 10 });
  await attempt(from, email, TEST_PASSWORD).expect(200);
});

it('case 13: an unknown account is refused after as many attempts as a known one', async () => {
  expect(await statuses(times(4, () => () => attempt('203.0.113.9', 'personne@exemple.ma')))).toEqual([401, 401, 401, 429]);
});

it('case 13: many accounts tried once from one network are refused', async () => {
  const from = network();
  expect(await statuses(times(10, (index) => () => attempt(from, `personne${index}@exemple.ma`)))).toEqual([...times(8, () => 401), 429, 429]);
});

it('case 13: moving inside an IPv6 /64 changes nothing', async () => {
  const { email } = await createAccount(application.owner);
  expect(await statuses(times(4, (index) => () => attempt(`2001:db8:5:6::${index + 1}`, email)))).toEqual([401, 401, 401, 429]);
  await attempt('2001:db8:5:7::1', email).expect(401);
});

it('case 13: a header that no trusted proxy wrote changes nothing', async () => {
  const direct = await startAccessApplication({ settings: { limits: { accountAttempts: 3, addressAttempts: 8, windowMinutes: 15 } } });
  try {
    const answers: number[] = [];
    for (const last of [1, 2, 3, 4]) {
      answers.push((await direct.http.post(SESSION).set('X-Forwarded-For', `198.51.100.${last}`).send({ email: 'a@exemple.ma', password: 'mauvais' })).status);
    }
    expect(answers).toEqual([401, 401, 401, 429]);
  } finally {
    await direct.close();
  }
});

it('case 13: whoever is tried from one place signs in from another', async () => {
  const { email } = await createAccount(application.owner);
  const attacker = network();
  await statuses(times(8, () => () => attempt(attacker, email)));
  await attempt(network(), email, TEST_PASSWORD).expect(200);
});

it('case 13: from many networks together an account takes ten times what one may try', async () => {
  const { email } = await createAccount(application.owner);
  const answers = await statuses(times(31, () => () => attempt(network(), email)));
  expect(answers).toEqual([...times(30, () => 401), 429]);
});

it('case 13: parallel attempts count like others', async () => {
  const { email } = await createAccount(application.owner);
  const from = network();
  const answers = await Promise.all(times(8, () => attempt(from, email)));
  expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429, 429, 429, 429]);
});

it('forgets the failures of an account that signs in, and counts no success against its network', async () => {
  const { email } = await createAccount(application.owner);
  const from = network();
  const [failure, success] = [() => attempt(from, email), () => attempt(from, email, TEST_PASSWORD)];
  expect(await statuses([failure, failure, success, failure, failure, success, ...times(10, () => success)])).toEqual([
    401, 401, 200, 401, 401, 200, ...times(10, () => 200),
  ]);
  expect(await statuses(times(3, () => () => attempt(from, email)))).toEqual([401, 401, 401]);
});

it('limits the guesses of a current password too', async () => {
  const { email } = await createAccount(application.owner);
  const { accessToken } = await signIn(application, email);
  const from = network();
  const guess = () => application.http.put(`${SESSION}/password`).set('Authorization', `Bearer ${accessToken}`).set('X-Forwarded-For', from)
    .send({ current: 'mauvais mot de passe', new: 'cinq chameaux bleus' });
  expect(await statuses(times(4, () => guess))).toEqual([422, 422, 422, 429]);
});

it('stores neither addresses nor accounts in clear, and discards windows long over', async () => {
  await attempt('203.0.113.77', 'trace@exemple.ma');
  const read = async () => (await application.owner.query<{ key: string }>("select encode(key, 'escape') as key from access.attempt")).rows;
  const before = await read();
  expect(JSON.stringify(before)).not.toMatch(/trace|203\.0/);
  application.clock.advance({ days: 2 });
  for (const index of times(6, Number)) await attempt(network(), `apres${index}@exemple.ma`);
  const after = await read();
  expect(after.length).toBeLessThanOrEqual(18);
});
