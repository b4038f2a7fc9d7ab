import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3FileStore } from '../../src/files/s3-file-store.js';
import { StoredFilesService } from '../../src/files/stored-files.service.js';
import { createProgramme } from '../factories/accounts.js';
import { signedIn } from '../factories/client.js';
import { pdfOf } from '../corpus/evidence-files.js';
import { startApplication } from '../setup/application.js';
import { createDraft, uploadEvidence } from './declarations.js';
import { S3ProtocolServer } from './s3-protocol-server.js';
import { filesUnder } from './store-files.js';

const server = new S3ProtocolServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.objects.clear();
  server.refusals.length = 0;
  server.down = false;
});

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('the store in an S3-compatible service (a protocol server of the test)', () => {
  let store: S3FileStore;
  beforeEach(() => {
    store = new S3FileStore(server.settings);
  });

  it('gives back what was put, under its hash, with a signature and a hash that the service accepts', async () => {
    const content = randomBytes(300_000);
    expect(await store.put(content)).toBe(sha256Of(content));
    expect([...server.objects.keys()]).toEqual([`files/${sha256Of(content)}`]);
    expect(await store.has(sha256Of(content))).toBe(true);
    expect((await store.get(sha256Of(content))).equals(content)).toBe(true);
    await store.remove(sha256Of(content));
    expect(await store.has(sha256Of(content))).toBe(false);
    await expect(store.get(sha256Of(content))).rejects.toThrow('stored_file_missing');
    expect(server.refusals).toEqual([]);
  });

  it('takes a received file over by streaming it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mithaq-s3-'));
    try {
      const content = randomBytes(1_000_000);
      await writeFile(join(folder, 'a.part'), content);
      await store.take({ path: join(folder, 'a.part'), sha256: sha256Of(content), size: content.length });
      expect(await filesUnder(folder)).toEqual([]);
      const read: Buffer[] = [];
      for await (const chunk of (await store.open(sha256Of(content))) as AsyncIterable<Buffer>) read.push(chunk);
      expect(Buffer.concat(read).equals(content)).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('does not give content that changed', async () => {
    const sha256 = await store.put(Buffer.from('original'));
    server.objects.set(`files/${sha256}`, { content: Buffer.from('changed'), modified: new Date() });
    await expect(store.get(sha256)).rejects.toThrow('no longer has its content');
    const changed = await store.open(sha256);
    await expect(changed.toArray()).rejects.toThrow('no longer has its content');
  });

  it('lists page after page what has the form of its names', async () => {
    const names = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => store.put(Buffer.from(text))));
    server.objects.set('files/other.txt', { content: Buffer.from('x'), modified: new Date() });
    server.objects.set('elsewhere', { content: Buffer.from('x'), modified: new Date() });
    const listed: string[] = [];
    for await (const { sha256, storedAt } of store.list()) {
      expect(Number.isNaN(storedAt.getTime())).toBe(false);
      listed.push(sha256);
    }
    expect(listed.sort()).toEqual(names.sort());
  });

  it('fails, saying why, with a wrong secret or while the service is down', async () => {
    await expect(new S3FileStore({ ...server.settings, secretAccessKey: 'wrong' }).put(Buffer.from('x'))).rejects.toThrow('403 to PUT: SignatureDoesNotMatch');
    server.down = true;
    await expect(store.has(sha256Of(Buffer.from('x')))).rejects.toThrow('503');
    await expect(new S3FileStore({ ...server.settings, endpoint: 'http://127.0.0.1:1' }).put(Buffer.from('x'))).rejects.toThrow(/ECONNREFUSED/);
    expect(server.objects.size).toBe(0);
  });
});

it('case 28: while the object store is down nothing is recorded and nothing fails open; then evidence goes through it whole', async () => {
  const application = await startApplication({ objectStore: server.settings });
  try {
    const programme = await createProgramme(application.owner);
    const partner = await signedIn(application, programme, 'preparer');
    const draft = await createDraft(application.owner, programme, partner.organisationId);
    const content = pdfOf({ lines: [randomUUID()] });
    server.down = true;
    const refused = await uploadEvidence(partner, draft, content, 'a.pdf');
    expect([refused.status, refused.body.code]).toEqual([503, 'file_store_unavailable']);
    await partner.get('agreements').expect(200);
    expect((await partner.get(`declarations/${draft.ref}/evidence`).expect(200)).body.items).toEqual([]);
    server.down = false;
    const { body } = await uploadEvidence(partner, draft, content, 'a.pdf').expect(201);
    expect(await filesUnder(application.settings.filesFolder)).toEqual([]);
    await partner.get(`declarations/${draft.ref}/evidence/${body.id}/content`).expect(200);
    server.down = true;
    expect((await partner.get(`declarations/${draft.ref}/evidence/${body.id}/content`)).status).toBe(503);
    // the decision stands; the content leaves at the next sweep
    expect((await partner.post(`declarations/${draft.ref}/evidence/${body.id}/withdrawal`, {}, { 'If-Match': '"1"' }).expect(200)).body).toMatchObject({ state: 'withdrawn', contentDestroyed: false });
    server.down = false;
    expect(await application.app.get(StoredFilesService).sweep(new Date(Date.now() + 60_000))).toBe(1);
    expect(server.objects.size).toBe(0);
    expect((await partner.get(`declarations/${draft.ref}/evidence/${body.id}`)).body.contentDestroyed).toBe(true);
  } finally {
    await application.close();
  }
});
