import { createHash } from 'node:crypto';
import { loadReference } from '../../src/reference/load-reference.js';
import { unpackContainer } from '../../src/ledger/bundle/container.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';

const CONTENT = Buffer.from('region;total\nMA-06;120\n');

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

/** A mission with one commitment in its sample, whose declaration is accepted with one file. */
async function stage() {
  const world = await createDeclaringWorld(application);
  const { signatory, siteId, period, programme, obligation } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const uploaded = (await signatory.upload(`declarations/${drafted.ref}/evidence`, CONTENT, '=attestation.csv').expect(201)).body;
  await signatory.post(`declarations/${drafted.ref}/evidence/${uploaded.id}/links`, { indicator: 'headcount' }).expect(201);
  const { version } = (await signatory.get(`declarations/${drafted.ref}`).expect(200)).body;
  const sent = await submit(signatory, drafted.ref, version);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  const head = await signedIn(application, programme, 'audit_head');
  const ref = `AUD-${drafted.ref}`;
  await head.post('missions', { ref, title: 'Emplois', period, indicators: ['headcount'] }).expect(201);
  const { rows } = (await head.post(`missions/${ref}/draws`, { method: 'hand', commitments: [obligation.commitment] }).expect(201)).body;
  await head.put(`missions/${ref}/reviews/${rows[0].id}`, undefined, { verifiable: true, opinion: 'verified', note: 'Pièce vue.' }).expect(200);
  return { ...world, head, ref, declaration: drafted.ref };
}

async function extracted(client: TestClient, ref: string): Promise<Map<string, Buffer>> {
  const { body } = await client.get(`missions/${ref}/extraction`).responseType('blob').expect(200).expect('content-type', 'application/zip');
  return new Map(unpackContainer(body as Buffer).map(({ path, content }) => [path, content]));
}

it('holds the worksheet, every line, the decisions, the files themselves and the events with their leaves', async () => {
  const { head, ref, declaration, obligation } = await stage();
  const files = await extracted(head, ref);
  const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
  expect(text('worksheet.csv')).toContain(`${obligation.commitment},`);
  expect(text('worksheet.csv')).toContain('Pièce vue.');
  expect(text('lines.csv').split('\r\n').filter((line) => line.startsWith(declaration)).length).toBeGreaterThan(2);
  expect(text('decisions.csv').match(/examination|visa|acceptance/g)).toEqual(['examination', 'visa', 'acceptance']);
  // a name that a spreadsheet would compute is made inert
  expect(text('evidence.csv')).toContain("'=attestation.csv");
  const hash = createHash('sha256').update(CONTENT).digest('hex');
  expect(files.get(`evidence/${hash}.csv`)).toEqual(CONTENT);
  const events = text('events.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { root: string; leaf: string });
  expect(new Set(events.map(({ root }) => root))).toEqual(new Set(['agreement', 'commitment', 'declaration', 'mission']));
  expect(events.every(({ leaf }) => /^[0-9a-f]{64}$/.test(leaf))).toBe(true);
});

it('leaves in the mission who read what, and when, for its team', async () => {
  const { head, ref, programme } = await stage();
  await head.get(`missions/${ref}`).expect(200);
  await head.get(`missions/${ref}`).expect(200);
  await extracted(head, ref);
  const readings = (await head.get(`missions/${ref}/readings`).expect(200)).body as { what: string; ref: string; name: string; personId: string }[];
  expect(readings.map(({ what }) => what).sort()).toEqual(['extraction', 'mission']);
  expect(readings.every((one) => one.ref === ref && one.personId === readings[0]?.personId)).toBe(true);
  await (await signedIn(application, programme, 'audit_head')).get(`missions/${ref}/readings`).expect(404);
  // nobody writes it but by reading, and nobody takes it back
  await expect(application.owner.query("set role mithaq_app; delete from register.mission_reading")).rejects.toThrow(/permission denied/);
  await application.owner.query('reset role');
});

it('is for the team alone', async () => {
  const { ref, office, signatory, programme } = await stage();
  await (await signedIn(application, programme, 'audit_head')).get(`missions/${ref}/extraction`).expect(404);
  for (const reader of [office, signatory]) await reader.get(`missions/${ref}/extraction`).expect(403);
});
