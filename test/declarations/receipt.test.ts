import { kill } from 'node:process';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { type PdfRead, readPdf } from '../setup/pdf.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:05:07Z');
});
afterAll(() => application.close());

async function read(client: TestClient, ref: string, language: string): Promise<PdfRead> {
  const { body, headers } = await client.get(`declarations/${ref}/receipt.pdf?language=${language}`).responseType('blob').expect(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${ref}.pdf`);
  return readPdf(body as Buffer);
}

it('is a document in three languages, which says number, instant, hash, every value, and that an acceptance grants nothing', async () => {
  const world = await createDeclaringWorld(application);
  const { signatory, siteId, period } = world;
  const { ref, version } = await draft(signatory, period, jobLines(siteId, { entries: 1234 }));
  await signatory.get(`declarations/${ref}/receipt.pdf`).expect(404);
  await submit(signatory, ref, version);
  const { body: receipt } = await signatory.get(`declarations/${ref}/receipt`).expect(200);

  const french = await read(signatory, ref, 'fr');
  expect(french.info).toMatchObject({ Title: `Reçu de déclaration ${receipt.number}`, Language: 'fr', IsAcroFormPresent: false });
  for (const said of [receipt.number, receipt.contentHash, receipt.statement, 'le 10/10/2026 à', 'heure du Maroc (09:05:07 UTC)', '1 234', 'à temps', period]) {
    expect(french.text.replaceAll(/[\u202f\u00a0]/g, ' ')).toContain(said.replaceAll(/[\u202f\u00a0]/g, ' '));
  }
  const english = await read(signatory, ref, 'en');
  expect(english.text).toContain('Receipt of a declaration');
  expect(english.text).toContain('1,234');
  const arabic = await read(signatory, ref, 'ar');
  expect(arabic.info).toMatchObject({ Language: 'ar' });
  for (const said of [receipt.number, receipt.contentHash, '1 234']) {
    expect(arabic.text.replaceAll(/[\u202f\u00a0]/g, ' ')).toContain(said);
  }
});

it('takes what people wrote as text, never as commands of the template (case 34)', async () => {
  const world = await createDeclaringWorld(application);
  const name = '#panic("x") $a^2$ *b* _c_ `d` [e] @f <g> \\ #include "/etc/passwd"';
  await application.owner.query('update register.site set name = $2, version = version + 1 where id = $1', [world.siteId, name]);
  const { ref, version } = await draft(world.signatory, world.period, jobLines(world.siteId));
  await submit(world.signatory, ref, version);
  expect((await read(world.signatory, ref, 'fr')).text).toContain(name);
});

it('says in one sentence that it cannot be made when its process ends, and the next one is made', async () => {
  const world = await createDeclaringWorld(application);
  const { ref, version } = await draft(world.signatory, world.period, jobLines(world.siteId));
  await submit(world.signatory, ref, version);
  await read(world.signatory, ref, 'fr');
  const documents = application.app.get(DocumentsService);
  // stopped first, so that it ends without an answer
  kill(documents.processId ?? 0, 'SIGSTOP');
  const making = documents.make('receipt', {});
  kill(documents.processId ?? 0, 'SIGKILL');
  await expect(making).rejects.toMatchObject({ code: 'documents_unavailable' });
  expect((await read(world.signatory, ref, 'fr')).text).toContain(ref);
});

it('is not there for another organisation', async () => {
  const world = await createDeclaringWorld(application);
  const { ref, version } = await draft(world.signatory, world.period, jobLines(world.siteId));
  await submit(world.signatory, ref, version);
  const other = await signedIn(application, world.programme, 'signatory', await createOrganisation(application.owner, world.programme));
  await other.get(`declarations/${ref}/receipt.pdf`).expect(404);
});
