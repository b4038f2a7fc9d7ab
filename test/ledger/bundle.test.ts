import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadReference } from '../../src/reference/load-reference.js';
import { unpackContainer, packContainer } from '../../src/ledger/bundle/container.js';
import type { BundledRow } from '../../src/ledger/bundle/bundle.dto.js';
import { problemsOfTotal, verifyBundle } from '../../src/ledger/bundle/verify-bundle.js';
import { parseVerifier } from '../../src/ledger/notes/signed-note.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { createDeclaringWorld, createSite, type DeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { sealEverything } from './sealed-trail.js';

let application: TestApplication;
let world: DeclaringWorld;
let bundle: Buffer;
let second: TestClient;

const bytesOf = async (client: TestClient, path: string): Promise<Buffer> => {
  const { body } = await client.get(path).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200).expect('content-type', 'application/zip');
  return body as Buffer;
};

beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
  world = await createDeclaringWorld(application);
  const { signatory, office, siteId, period, programme, obligation } = world;
  const drafted = await draft(signatory, period, jobLines(siteId));
  const uploaded = (await signatory.upload(`declarations/${drafted.ref}/evidence`, Buffer.from('region;total\nMA-06;120\n'), 'attestation.csv').expect(201)).body;
  await signatory.post(`declarations/${drafted.ref}/evidence/${uploaded.id}/links`, { indicator: 'headcount' }).expect(201);
  const { version } = (await signatory.get(`declarations/${drafted.ref}`).expect(200)).body;
  const sent = await submit(signatory, drafted.ref, version);
  const begun = (await office.post(`examination/${drafted.ref}/begin`, {}, ifMatch(sent.version)).expect(200)).body;
  const visa = (await office.post(`examination/${drafted.ref}/visa`, {}, ifMatch(begun.version)).expect(200)).body;
  second = await signedIn(application, programme, 'programme_office');
  await second.post(`examination/${drafted.ref}/accept`, {}, ifMatch(visa.version)).expect(200);
  await sealEverything(application);
  bundle = await bytesOf(office, `commitments/${obligation.commitment}/bundle?period=${period}`);
});
afterAll(() => application.close());

const keys = async () => (await application.http.get('/api/v1/ledger').expect(200)).body.keys.map(({ verifier }: { verifier: string }) => parseVerifier(verifier));

it('holds the figure, its rows, declaration, evidence, decisions and events, and is believed by the key of the register', async () => {
  const { problems, manifest, checkpoints } = verifyBundle(bundle, await keys());
  expect(problems).toEqual([]);
  expect(checkpoints).toHaveLength(1);
  expect(manifest).toMatchObject({
    programme: world.programme.code, figure: { commitment: world.obligation.commitment, period: world.period, declared: '120', accepted: '120', verified: null, target: '500' },
    rows: [{ indicator: 'headcount', declared: '120', accepted: '120' }],
  });
  expect(manifest?.documents.map(({ kind }) => kind)).toEqual(['declaration', 'evidence']);
  expect(manifest?.claims.map(({ what }) => what)).toEqual(expect.arrayContaining(['the commitment', 'the terms', 'a declaration', 'a decision']));
  expect(manifest?.events.length).toBeGreaterThan(5);
});

it('is refused after one changed byte, wherever it stands, and says where', async () => {
  const known = await keys();
  const step = Math.max(1, Math.floor(bundle.length / 500));
  for (let at = 0; at < bundle.length; at += step) {
    const changed = Buffer.from(bundle);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { problems } = verifyBundle(changed, known);
    expect([at, problems.length]).not.toEqual([at, 0]);
    expect(problems[0]).toMatch(/\b(byte \d+|changed|gone|added|cannot be read)\b/);
  }
});

describe('repacked, so that the container holds', () => {
  const repacked = (change: (path: string, content: Buffer) => Buffer | null): string[] => {
    const files = unpackContainer(bundle).flatMap(({ path, content }) => {
      const left = change(path, Buffer.from(content));
      return left === null ? [] : [{ path, content: left }];
    });
    return verifyBundle(packContainer(files), []).problems;
  };

  it.each(['events/', 'declarations/', 'evidence/', 'checkpoints/', 'bundle.note', 'bundle.json'])('a changed file under %s is named', (folder) => {
    let name = '';
    const problems = repacked((path, content) => {
      if (name !== '' || !path.startsWith(folder)) return content;
      name = path;
      content[content.length - 3] = (content.at(-3) ?? 0) ^ 1;
      return content;
    });
    expect(name).not.toBe('');
    expect(problems.length).toBeGreaterThan(0);
  });

  it('a figure, a proof or a statement that was rewritten is found, for the register did not sign it', () => {
    for (const [from, to] of [['"accepted": "120"', '"accepted": "130"'], ['"target": "500"', '"target": "400"'], [/"index": "\d+"/, '"index": "0"'], ['"revision": "1"', '"revision": "2"']] as const) {
      expect(repacked((path, content) => (path === 'bundle.json' ? Buffer.from(content.toString('utf8').replace(from, to)) : content))).toEqual([expect.stringContaining('bundle.json')]);
    }
  });

  it('a file that is gone or added is named', () => {
    expect(repacked((path, content) => (path.startsWith('evidence/') ? null : content)).some((problem) => problem.includes('evidence/'))).toBe(true);
    const added = packContainer([...unpackContainer(bundle), { path: 'zz.txt', content: Buffer.from('x') }]);
    expect(verifyBundle(added, []).problems).toContainEqual('The file zz.txt was added.');
  });
});

it('is not believed by another key', async () => {
  const other = await startApplication();
  try {
    await sealEverything(other);
    const [stranger] = (await other.http.get('/api/v1/ledger')).body.keys.map(({ verifier }: { verifier: string }) => parseVerifier(verifier));
    expect(verifyBundle(bundle, [stranger]).problems).not.toEqual([]);
  } finally {
    await other.close();
  }
});

it('holds for a partner what the partner may read, and nothing for a stranger', async () => {
  const own = verifyBundle(await bytesOf(world.signatory, `commitments/${world.obligation.commitment}/bundle?period=${world.period}`), await keys());
  expect([own.problems, own.manifest?.documents.length]).toEqual([[], 2]);
  const stranger = await signedIn(application, world.programme, 'signatory');
  await stranger.get(`commitments/${world.obligation.commitment}/bundle?period=${world.period}`).expect(404);
  expect((await world.office.get(`commitments/${world.obligation.commitment}/bundle?period=2031-T1`).expect(422)).body.fields).toMatchObject([{ field: 'period' }]);
});

it('of a total holds every row with its declaration and proofs, adds up, and is of what the reader may see', async () => {
  const asked = 'totals/bundle?indicator=headcount&from=2026-01-01&to=2026-12-31&asOf=2026-12-31';
  const ofTotal = await bytesOf(world.office, asked);
  const { problems, manifest } = verifyBundle(ofTotal, await keys());
  expect(problems).toEqual([]);
  expect(manifest).toMatchObject({
    figure: { total: 'headcount', status: 'accepted', to: '2026-12-31', part: {}, value: '120' },
    rows: [{ indicator: 'headcount', declared: '120', accepted: '120', adds: { value: '120', sign: 1 } }],
  });
  expect([manifest?.documents.map(({ kind }) => kind), new Set(manifest?.claims.map(({ what }) => what))]).toEqual([['declaration', 'evidence'], new Set(['a declaration', 'a decision'])]);
  const elsewhere = verifyBundle(await bytesOf(world.office, `${asked}&region=MA-09`), await keys());
  expect([elsewhere.problems, elsewhere.manifest?.rows, elsewhere.manifest?.figure]).toEqual([[], [], expect.objectContaining({ part: { region: 'MA-09' }, value: null })]);
  const stranger = verifyBundle(await bytesOf(await signedIn(application, world.programme, 'signatory'), asked), await keys());
  expect([stranger.problems, stranger.manifest?.documents, stranger.manifest?.rows]).toEqual([[], [], []]);
});

it('of a total of more rows than it holds is refused, with how to ask for a part', async () => {
  const { signatory, office, organisationId, siteId, period } = await createDeclaringWorld(application);
  const sites = [siteId];
  while (sites.length < 501) sites.push(await createSite(application, organisationId));
  const drafted = await draft(signatory, period, sites.flatMap((site) => jobLines(site, { entries: 1 })));
  const { version } = (await signatory.get(`declarations/${drafted.ref}`).expect(200)).body;
  await submit(signatory, drafted.ref, version);
  const refused = await office.get('totals/bundle?indicator=headcount&status=declared&from=2026-01-01&to=2026-12-31&asOf=2026-12-31').expect(422);
  expect([refused.body.code, refused.body.title]).toEqual(['bundle_too_large', expect.stringContaining('501')]);
});

it('a total that its rows do not add up to is found, even under the seal of its maker', () => {
  expect(totalProblems({ value: '121' }, [{ value: '120', sign: 1, carried: false }])).toEqual(['The rows of the bundle add up to 120, not to 121.']);
  expect(totalProblems({ value: '120' }, [{ value: '120', sign: 1, carried: false }])).toEqual([]);
  expect(totalProblems({ value: '130' }, [{ value: '130', sign: 1, carried: false }])).toHaveLength(1);
});

it('is made again after another log was opened, with the events of both', async () => {
  await application.owner.query('select ledger.recognise_cluster(true)');
  await sealEverything(application);
  const { problems, checkpoints } = verifyBundle(await bytesOf(world.office, `commitments/${world.obligation.commitment}/bundle?period=${world.period}`), []);
  expect([problems, checkpoints.length]).toEqual([[], 2]);
});

it('is checked where there is Node and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mithaq-bundle-'));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const part of ['bin/mithaq-bundle.mjs', 'dist/src/cli/bundle-command.js', 'dist/src/ledger/bundle', 'dist/src/ledger/notes', 'dist/src/ledger/tree', 'dist/src/ledger/verify', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'b.zip'), bundle);
  const run = (file: string): { status: number; said: string } => {
    try {
      return { status: 0, said: execFileSync(process.execPath, [join(folder, 'bin/mithaq-bundle.mjs'), 'verify', file], { encoding: 'utf8' }) };
    } catch (error) {
      return { status: (error as { status: number }).status, said: (error as { stdout: string }).stdout };
    }
  };
  expect(run(join(folder, 'b.zip'))).toEqual({ status: 0, said: expect.stringContaining('accepted 120') });
  const changed = Buffer.from(bundle);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(folder, 'c.zip'), changed);
  expect(run(join(folder, 'c.zip'))).toMatchObject({ status: 1, said: expect.stringMatching(/changed/) });
  expect(run(join(folder, 'absent.zip')).status).toBe(2);
  rmSync(folder, { recursive: true });
});

/** What the sum of the rows says of a total whose one row was declared and accepted at 120. */
function totalProblems({ value }: { value: string }, adds: NonNullable<BundledRow['adds']>[]): string[] {
  const figure = { rule: ['headcount'], total: 'headcount', unit: 'jobs', status: 'accepted' as const, from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31', knownOn: null, part: {}, value };
  return problemsOfTotal(figure, adds.map((one) => ({ declaration: 'D', file: 'd.json', indicator: 'headcount', site: null, declared: '120', accepted: '120', adds: one })));
}
