import { writeFile } from 'node:fs/promises';
import { createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { odsOf, pdfOf, pngOf, xlsxOf } from '../corpus/evidence-files.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { createDraft, type TestDeclaration, uploadEvidence } from './declarations.js';

let application: TestApplication;
let programme: TestProgramme;
let partner: TestClient;
let draft: TestDeclaration;

beforeAll(async () => {
  application = await startApplication();
  programme = await createProgramme(application.owner);
  partner = await signedIn(application, programme, 'preparer');
  draft = await createDraft(application.owner, programme, partner.organisationId);
});
afterAll(() => application.close());

const taken = async (content: Buffer, name: string): Promise<string> => (await uploadEvidence(partner, draft, content, name).expect(201)).body.id as string;
const address = (id: string, what: string): string => `declarations/${draft.ref}/evidence/${id}/${what}`;

describe('case 30: what is served', () => {
  it('is an attachment that nothing sniffs, runs or keeps, with its name encoded', async () => {
    const content = pdfOf({ lines: ['served'] });
    const name = "pièce d'appui (1) — شهادة.pdf";
    const answer = await partner.get(address(await taken(content, name), 'content')).buffer(true).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    expect(answer.body).toEqual(content);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf', 'content-length': String(content.length), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'", 'x-frame-options': 'DENY',
    });
    const disposition = answer.headers['content-disposition'] as string;
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\x21-\x7e]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name);
  });

  it('keeps a name that would split a header in one line', async () => {
    const id = await taken(pdfOf({ lines: ['split'] }), 'a.pdf');
    // such a name is refused at the door: the row is made as a hand that reaches the database would
    await application.owner.query('alter table register.evidence disable trigger check_evidence_step');
    await application.owner.query(`update register.evidence set file_name = E'a\\r\\nSet-Cookie: x=1\\r\\n".pdf', version = version + 1 where id = $1`, [id]);
    await application.owner.query('alter table register.evidence enable trigger check_evidence_step');
    const answer = await partner.get(address(id, 'content')).expect(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1%0D%0A%22.pdf");
  });

  it('is content that still has its hash, or none of it', async () => {
    const content = pdfOf({ lines: ['replaced'] });
    const { body } = await uploadEvidence(partner, draft, content, 'replaced.pdf').expect(201);
    const sha256 = body.sha256 as string;
    await writeFile(`${application.settings.filesFolder}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, Buffer.alloc(content.length, 'x'));
    const answer = await partner.get(address(body.id, 'content'));
    expect([answer.status, answer.body.code]).toEqual([500, 'unexpected']);
    await partner.get(`declarations/${draft.ref}/evidence`).expect(200);
  });
});

describe('a preview', () => {
  it.each([['document', 'application/pdf', pdfOf({ lines: ['preview'] }), 'p.pdf'], ['image', 'image/png', pngOf({ text: 'preview' }), 'p.png']] as const)('of a %s has an address that a sandboxed frame may ask for, for a minute', async (kind, mediaType, content, name) => {
    const { body } = await partner.get(address(await taken(content, name), 'preview')).expect(200);
    expect(body).toMatchObject({ kind, tables: [] });
    const shown = await application.http.get(body.address).expect(200);
    expect(shown.headers).toMatchObject({ 'content-type': mediaType, 'content-disposition': 'inline', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'x-frame-options': 'SAMEORIGIN' });
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'.*; sandbox; frame-ancestors 'self'$/);
    await application.http.get(`${body.address.slice(0, -2)}AA`).expect(401);
    application.clock.advance({ seconds: 61 });
    await application.http.get(body.address).expect(401);
  });

  it('shows no file that is open no more', async () => {
    const id = await taken(pdfOf({ lines: ['gone'] }), 'gone.pdf');
    const { body } = await partner.get(address(id, 'preview')).expect(200);
    await partner.post(address(id, 'withdrawal'), {}, { 'If-Match': '"1"' }).expect(200);
    await application.http.get(body.address).expect(404);
    await partner.get(address(id, 'preview')).expect(409);
  });

  it('of a workbook is its first hundred rows and thirty columns, as texts', async () => {
    const rows = Array.from({ length: 150 }, (_, row) => Array.from({ length: 26 }, (_unused, column) => (column === 0 ? `=cmd|${row}` : row * column)));
    const { body } = await partner.get(address(await taken(xlsxOf(rows), 'p.xlsx'), 'preview')).expect(200);
    expect(body).toMatchObject({ kind: 'table', address: null, tables: [{ name: 'Feuille', totalRows: 150, totalColumns: 26 }] });
    expect(body.tables[0].rows).toHaveLength(100);
    expect(body.tables[0].rows[2].slice(0, 3)).toEqual(['=cmd|2', '2', '4']);
    const wide = Buffer.from(Array.from({ length: 3 }, () => Array.from({ length: 45 }, (_, column) => `c${column}`).join(';')).join('\n'));
    const csv = (await partner.get(address(await taken(wide, 'p.csv'), 'preview')).expect(200)).body;
    expect(csv.tables).toMatchObject([{ totalRows: 3, totalColumns: 45 }]);
    expect(csv.tables[0].rows[0]).toHaveLength(30);
    expect((await partner.get(address(await taken(odsOf([['Site', 'فاس']]), 'p.ods'), 'preview')).expect(200)).body.tables).toMatchObject([{ name: 'Feuille', rows: [['Site', 'فاس']] }]);
  });
});
