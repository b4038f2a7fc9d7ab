import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { scanStream, ScannerUnreachable } from '../../src/evidence/scanning/clamav.js';
import { createProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { PAYROLL, pdfOf, xlsxOf } from '../corpus/evidence-files.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { ClamdProtocolServer } from './clamd-protocol-server.js';
import { createDraft, type TestDeclaration, uploadEvidence } from './declarations.js';
import { filesUnder } from './store-files.js';

describe('case 28: with a scanner (a protocol fake of clamd)', () => {
  let application: TestApplication;
  let partner: TestClient;
  let draft: TestDeclaration;
  const scanner = new ClamdProtocolServer();
  let port: number;

  beforeAll(async () => {
    port = await scanner.start();
    application = await startApplication({ virusScanner: { host: '127.0.0.1', port }, virusScannerRetrySeconds: 1 });
    const programme = await createProgramme(application.owner);
    partner = await signedIn(application, programme, 'preparer');
    draft = await createDraft(application.owner, programme, partner.organisationId);
  });
  afterAll(async () => {
    await application.close();
    await scanner.stop();
  });
  beforeEach(() => {
    scanner.mode = 'answers';
  });

  const read = async (id: string) => (await partner.get(`declarations/${draft.ref}/evidence/${id}`).expect(200)).body;

  /** Asks until the evidence is as told; the test ends by its own time when it never is. */
  async function until(id: string, holds: (body: { state: string; scan: string }) => boolean) {
    for (;;) {
      const body = await read(id);
      if (holds(body)) return body;
    }
  }

  it('a file waits, closed, and opens once it was found clean', async () => {
    const content = pdfOf({ lines: ['clean'] });
    const { body } = await uploadEvidence(partner, draft, content, 'a.pdf').expect(201);
    expect(body).toMatchObject({ state: 'scanning', waiting: 'scan_pending', scan: 'pending' });
    expect(await until(body.id, ({ state }) => state !== 'scanning')).toMatchObject({ state: 'available', scan: 'clean', waiting: null });
    expect(scanner.received.some((one) => one.equals(content))).toBe(true);
    await partner.get(`declarations/${draft.ref}/evidence/${body.id}/content`).expect(200);
  });

  it('an infected file is refused and leaves the store', async () => {
    const { body } = await uploadEvidence(partner, draft, pdfOf({ lines: ['EICAR'] }), 'b.pdf').expect(201);
    expect(await until(body.id, ({ state }) => state !== 'scanning')).toMatchObject({ state: 'refused', scan: 'infected', waiting: 'infected' });
    await partner.get(`declarations/${draft.ref}/evidence/${body.id}/content`).expect(409);
    await until(body.id, (now) => (now as unknown as { contentDestroyed: boolean }).contentDestroyed);
    expect(await filesUnder(application.settings.filesFolder)).not.toContain(body.sha256);
  });

  it.each(['closes', 'error'] as const)('while it fails (%s) a file stays in quarantine, and is scanned again', async (mode) => {
    scanner.mode = mode;
    const { body } = await uploadEvidence(partner, draft, pdfOf({ lines: [mode] }), `${mode}.pdf`).expect(201);
    expect(await until(body.id, ({ state }) => state !== 'scanning')).toMatchObject({ state: 'quarantined', scan: 'unreachable', waiting: 'scanner_unreachable' });
    expect((await partner.get(`declarations/${draft.ref}/evidence/${body.id}/content`).expect(409)).body.code).toBe('evidence_not_available');
    scanner.mode = 'answers';
    expect(await until(body.id, ({ state }) => state === 'available')).toMatchObject({ scan: 'clean' });
  });

  it('a file opens neither by the confirmation alone nor by the scan alone', async () => {
    await scanner.stop();
    const { body } = await uploadEvidence(partner, draft, xlsxOf(PAYROLL), 'liste.xlsx').expect(201);
    const waiting = await until(body.id, ({ scan }) => scan === 'unreachable');
    const confirmed = await partner.post(`declarations/${draft.ref}/evidence/${body.id}/confirmation`, { reason: 'Codes internes, aucune personne.' }, { 'If-Match': `"${waiting.version}"` }).expect(200);
    expect(confirmed.body).toMatchObject({ state: 'quarantined', waiting: 'scanner_unreachable' });
    await scanner.start(port);
    expect(await until(body.id, ({ scan }) => scan === 'clean')).toMatchObject({ state: 'available' });
  });
});

const clamd = '/usr/sbin/clamd';

(existsSync(clamd) ? describe : describe.skip)('case 28: with ClamAV itself and a signature of the test', () => {
  let folder: string;
  let daemon: ChildProcess;
  let socket: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mithaq-clamd-'));
    socket = join(folder, 'clamd.ctl');
    // the text “Mithaq test virus”, as a signature of any file
    await writeFile(join(folder, 'test.ndb'), `Mithaq.Test:0:*:${Buffer.from('Mithaq test virus').toString('hex')}\n`);
    await writeFile(join(folder, 'clamd.conf'), `LocalSocket ${socket}\nDatabaseDirectory ${folder}\nForeground true\nUser ${userInfo().username}\nStreamMaxLength 1M\n`);
    daemon = spawn(clamd, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      const take = (chunk: Buffer): void => {
        said += chunk.toString();
        if (existsSync(socket) || /Self checking|Listening daemon|HTML support/.test(said)) resolve();
      };
      daemon.stdout?.on('data', take);
      daemon.stderr?.on('data', take);
      daemon.once('exit', (code) => reject(new Error(`clamd ended with ${code}: ${said}`)));
    });
  });
  afterAll(async () => {
    daemon.removeAllListeners('exit');
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill();
    await ended;
    await rm(folder, { recursive: true });
  });

  it('tells the clean, the infected and the too long apart', async () => {
    const scan = (content: Buffer) => scanStream({ path: socket }, Readable.from([content.subarray(0, 7), content.subarray(7)]));
    expect(await scan(pdfOf())).toEqual({ verdict: 'clean' });
    expect(await scan(pdfOf({ lines: ['Mithaq test virus'] }))).toEqual({ verdict: 'infected', signature: expect.stringContaining('Mithaq.Test') });
    await expect(scan(Buffer.alloc(3_000_000, 'x'))).rejects.toThrow(ScannerUnreachable);
  });
});
