import ICAL from 'ical.js';
import { createMember, createProgramme, TEST_PASSWORD, type TestProgramme } from '../factories/accounts.js';
import { TestClient } from '../factories/client.js';
import { createAgreement, createMilestone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { createPeriod, owe, type TestPeriod } from './stage.js';

let application: TestApplication;
let programme: TestProgramme;
let period: TestPeriod;
beforeAll(async () => {
  application = await startApplication({ limits: { accountAttempts: 1000, addressAttempts: 20, windowMinutes: 15 } });
  programme = await createProgramme(application.owner);
  period = await createPeriod(application.owner, programme);
});
afterAll(() => application.close());

interface Reader {
  client: TestClient;
  personId: string;
  organisationId: string;
}

async function reader({ language = 'fr', of = programme } = {}): Promise<Reader> {
  const { owner, http, settings } = application;
  const { email, personId, organisationId } = await createMember(owner, of, 'preparer', { language });
  const { body } = await http.post('/api/v1/session').set('Origin', settings.publicUrl).send({ email, password: TEST_PASSWORD }).expect(200);
  return { client: new TestClient(application, of, organisationId, body.accessToken as string), personId, organisationId };
}

async function addressFor(client: TestClient): Promise<string> {
  const { body } = await client.post('calendar').expect(201);
  return (body.address as string).replace(application.settings.publicUrl, '');
}

interface Event {
  uid: string;
  summary: string;
  description: string;
  start: ICAL.Time;
  end: ICAL.Time;
  url: string;
}

async function eventsAt(address: string): Promise<Event[]> {
  const { text, headers } = await application.http.get(address).buffer(true).expect(200);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { uid: event.uid, summary: event.summary, description: event.description, start: event.startDate, end: event.endDate, url: String(component.getFirstPropertyValue('url')) };
  });
}

it('holds the due days of one’s declarations and milestones as all-day events, and nobody else’s', async () => {
  const { client, organisationId } = await reader();
  const { owner } = application;
  const agreement = await owe(owner, programme, organisationId);
  const own = await createMilestone(owner, programme, agreement, { baselineOn: '2027-02-28', ownerId: organisationId });
  await createMilestone(owner, programme, await createAgreement(owner, programme, {}), { baselineOn: '2027-03-01', ownerId: (await reader()).organisationId });
  const address = await addressFor(client);
  const events = await eventsAt(address);
  expect(events).toMatchObject([
    { uid: `declaration.${period.id}.${organisationId}@register.test`, summary: `Déclaration ${period.ref} à remettre`, url: `${application.settings.publicUrl}/fr/${programme.code}/declarations` },
    { uid: `milestone.${own.id}@register.test`, summary: `Jalon ${own.ref} : jalon ${own.ref.toLowerCase()}`, url: `${application.settings.publicUrl}/fr/${programme.code}/jalons?jalon=${own.ref}` },
  ]);
  expect(events.map(({ start, end }) => [start.isDate, start.toString(), end.toString()])).toEqual([[true, '2026-12-08', '2026-12-09'], [true, '2027-02-28', '2027-03-01']]);

  // a date that moves stays the same event
  await owner.query('update register.milestone set forecast_on = $2, forecast_precision = $3, version = version + 1 where id = $1', [own.id, '2027-05-31', 'day']);
  const moved = await eventsAt(address);
  expect(moved.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  expect(moved[1]?.start.toString()).toBe('2027-05-31');
});

it.each([['ar', 'أجل التصريح'], ['en', 'Declaration']])('speaks the language of its reader: %s', async (language, word) => {
  const { client, organisationId } = await reader({ language });
  await owe(application.owner, programme, organisationId);
  const [event] = await eventsAt(await addressFor(client));
  expect(event?.summary).toContain(word);
});

it('says of a fictitious programme that it is', async () => {
  const demonstration = await createProgramme(application.owner, { demonstration: true });
  await createPeriod(application.owner, demonstration);
  const { client, organisationId } = await reader({ of: demonstration });
  await owe(application.owner, demonstration, organisationId);
  expect((await eventsAt(await addressFor(client)))[0]?.summary).toMatch(/^\[FICTIF\] /);
});

it('is renewed and revoked by its reader: the address before opens nothing', async () => {
  const { client } = await reader();
  expect((await client.get('calendar').expect(200)).body).toEqual({ madeAt: null });
  const first = await addressFor(client);
  expect((await client.get('calendar').expect(200)).body).toEqual({ madeAt: application.clock.now().toISOString() });
  const second = await addressFor(client);
  await application.http.get(first).expect(404);
  await application.http.get(second).expect(200);
  await client.delete('calendar').expect(204);
  await application.http.get(second).expect(404);
  expect((await client.get('calendar').expect(200)).body).toEqual({ madeAt: null });
});

it('keeps the hash of an address alone, also where requests are remembered', async () => {
  const { client, personId } = await reader();
  const once = { 'Idempotency-Key': 'calendar-once' };
  const { body } = await client.post('calendar', {}, once).expect(201);
  expect((await client.post('calendar', {}, once).expect(201)).body).toEqual({ address: null, madeAt: body.madeAt });
  const token = /([\w-]{43})\.ics$/.exec(body.address as string)?.[1] ?? '';
  expect(token).toHaveLength(43);
  const { rows } = await application.owner.query<{ stored: string }>(
    'select c::text as stored from app.calendar_address c where c.person_id = $1 union all select r::text from app.idempotent_request r', [personId]);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter(({ stored }) => stored.includes(token))).toEqual([]);
});

it('closes with the last role of its reader', async () => {
  const { client, personId } = await reader();
  const address = await addressFor(client);
  await application.http.get(address).expect(200);
  await application.owner.query(`update access.membership set valid = daterange('2020-01-01', '2026-11-23'), version = version + 1 where person_id = $1`, [personId]);
  await application.http.get(address).expect(404);
});

it('slows down who guesses addresses, and answers a guess as it answers nothing', async () => {
  const { client } = await reader();
  const address = await addressFor(client);
  application.clock.advance({ hours: 1 });
  for (let read = 0; read < 30; read += 1) {
    await application.http.get(address).expect(200); // whoever holds an address is not slowed down
  }
  const guesses = [`/api/v1/calendar/${'A'.repeat(43)}.ics`, '/api/v1/calendar/x.ics', '/api/v1/calendar/..%2f.ics'];
  for (let guess = 0; guess < 20; guess += 1) {
    await application.http.get(guesses[guess % guesses.length] ?? '').expect(404);
  }
  await application.http.get(guesses[0] ?? '').expect(429);
  application.clock.advance({ minutes: 16 });
  await application.http.get(guesses[0] ?? '').expect(404);
});
