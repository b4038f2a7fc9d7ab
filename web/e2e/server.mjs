// What the tests were told about the running server, and the API as a test's own way to make and read data.
import { setTimeout as delay } from 'node:timers/promises';

export const address = process.env.MITHAQ_BROWSER_URL ?? 'http://localhost:3000';
export const password = process.env.MITHAQ_DEMO_PASSWORD ?? '';
export const programme = 'DEMO';

const api = `${address}/api/v1`;
const tokens = new Map();

async function token(account) {
  if (!tokens.has(account)) {
    const { accessToken } = await call('POST', '/session', { body: { email: `${account}@mithaq.test`, password } });
    tokens.set(account, accessToken);
  }
  return tokens.get(account);
}

async function call(method, path, { body, headers } = {}) {
  const response = await fetch(api + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** One request to the programme's API as a demonstration account; `version` of the row that it changes. */
export async function ask(method, path, { as = 'official', body, version } = {}) {
  return call(method, `/programmes/${programme}${path}`, {
    body,
    headers: { Authorization: `Bearer ${await token(as)}`, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
  });
}

let made = 0;

/** A milestone of the test's own, under an agreement of the demonstration. */
export function makeMilestone(titleFr, values = {}) {
  made += 1;
  return ask('POST', '/milestones', { body: { ref: `E${process.pid}N${made}`, agreement: 'CNV-2024-014', titleFr, baselineOn: '2026-12-31', ...values } });
}

/** An agreement of the test's own, signed and without parties unless told. */
export function makeAgreement(titleFr, values = {}) {
  made += 1;
  return ask('POST', '/agreements', { body: { ref: `C${process.pid}N${made}`, kind: 'convention', state: 'signed', titleFr, parties: [], ...values } });
}

/** The fictitious history is told while the program answers: it is told to its last quarter. */
export async function historyIsTold() {
  for (let turn = 0, known = -1; turn < 120; turn += 1) {
    const { items } = await ask('GET', '/declarations?period=2026-T3&state=accepted&limit=200');
    if (items.length >= 15 && items.length === known) return;
    known = items.length;
    await delay(2000);
  }
  throw new Error('The history of DEMO was not told within four minutes.');
}
