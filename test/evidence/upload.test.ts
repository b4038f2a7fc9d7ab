import { connect } from 'node:net';
import { createHash } from 'node:crypto';
import { createOrganisation, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createIndicator } from '../factories/register.js';
import { jpegOf, PAYROLL, pdfOf, pngOf, xlsxOf } from '../corpus/evidence-files.js';
import { buildZip } from '../corpus/zip-builder.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { createDraft, formOf, giveBack, submit, type TestDeclaration, uploadEvidence } from './declarations.js';
import { filesUnder } from './store-files.js';

let application: TestApplication;
let programme: TestProgramme;
let partner: TestClient;
let draft: TestDeclaration;

beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.close());
beforeEach(async () => {
  programme = await createProgramme(application.owner);
  partner = await signedIn(application, programme, 'preparer');
  draft = await createDraft(application.owner, programme, partner.organisationId);
});

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
/** A PDF that no other test has. */
let serial = 0;
const aPdf = (): Buffer => pdfOf({ lines: [`Attestation ${(serial += 1)}`] });
const pathOf = ({ ref }: TestDeclaration, ...rest: string[]): string => ['declarations', ref, 'evidence', ...rest].join('/');

describe('an upload', () => {
  it('is kept by its hash and described by what it holds', async () => {
    const content = aPdf();
    const { body } = await uploadEvidence(partner, draft, content, 'Attestation — شهادة.pdf').expect(201);
    expect(body).toMatchObject({
      fileName: 'Attestation — شهادة.pdf', mediaType: 'application/pdf', size: content.length, pages: 1, sha256: sha256Of(content), kind: 'attestation', state: 'available', waiting: null,
      scan: 'none', searched: true, findings: [], links: [], elsewhere: [], firstRevision: 1, version: 1, contentDestroyed: false,
    });
    expect(await filesUnder(application.settings.filesFolder)).toContain(body.sha256);
    expect((await partner.get(pathOf(draft)).expect(200)).body.items).toEqual([body]);
    expect((await partner.get(pathOf(draft, body.id)).expect(200)).body).toEqual(body);
  });

  it('is answered once for its idempotency key, and tells another file with the same key', async () => {
    const [headers, content] = [{ 'Idempotency-Key': `upload-${draft.ref}` }, aPdf()];
    const first = await uploadEvidence(partner, draft, content, 'a.pdf', { headers }).expect(201);
    const again = await uploadEvidence(partner, draft, content, 'a.pdf', { headers }).expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await uploadEvidence(partner, draft, aPdf(), 'a.pdf', { headers }).expect(422)).body.code).toBe('idempotency_other_request');
    expect((await partner.get(pathOf(draft))).body.items).toHaveLength(1);
    expect(await filesUnder(application.settings.filesFolder)).toContain(first.body.sha256);
  });

  it('of the same file twice is refused in one declaration, and shown in another', async () => {
    const [content, later] = [aPdf(), await createDraft(application.owner, programme, partner.organisationId)];
    await uploadEvidence(partner, draft, content, 'a.pdf').expect(201);
    expect((await uploadEvidence(partner, draft, content, 'b.pdf').expect(409)).body).toMatchObject({ code: 'evidence_already_attached', title: expect.stringContaining('a.pdf') });
    const { body } = await uploadEvidence(partner, later, content, 'b.pdf').expect(201);
    expect(body.elsewhere).toMatchObject([{ declaration: draft.ref }]);
    const office = await signedIn(application, programme, 'programme_office');
    await submit(application.owner, later);
    expect((await office.get(pathOf(later)).expect(200)).body.items[0].elsewhere).toEqual([]);
    await submit(application.owner, draft);
    expect((await office.get(pathOf(later)).expect(200)).body.items[0].elsewhere).toMatchObject([{ declaration: draft.ref }]);
  });

  it('stops at so many files for one declaration', async () => {
    const limited = await startApplication({ evidence: { fileBytes: 10_000, files: 2 } });
    try {
      const [world] = [await createProgramme(limited.owner)];
      const client = await signedIn(limited, world, 'contributor');
      const declaration = await createDraft(limited.owner, world, client.organisationId);
      const answers = await Promise.all([aPdf(), aPdf(), aPdf(), aPdf()].map((content, index) => uploadEvidence(client, declaration, content, `${index}.pdf`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('evidence_too_many');
      expect(await filesUnder(limited.settings.filesFolder)).toHaveLength(2);
    } finally {
      await limited.close();
    }
  });
});

describe('case 30: what is refused, with nothing left behind', () => {
  let before: string[];
  beforeEach(async () => {
    before = await filesUnder(application.settings.filesFolder);
  });
  afterEach(async () => {
    expect(await filesUnder(application.settings.filesFolder)).toEqual(before);
    expect((await partner.get(pathOf(draft))).body.items).toEqual([]);
  });

  it.each([
    ['MZ executable', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 415, 'evidence_type_refused'],
    ['HTML', 'a.png', Buffer.from('<html><script>alert(1)</script></html>'), 415, 'evidence_type_refused'],
    ['archive', 'a.pdf', buildZip([{ name: 'x', content: 'x' }]), 415, 'evidence_type_refused'],
    ['document of Word', 'a.docx', buildZip([{ name: 'word/document.xml', content: '<x/>' }]), 415, 'evidence_type_refused'],
    ['picture named as a PDF', 'a.pdf', pngOf(), 415, 'evidence_extension_mismatch'],
    ['PDF with a script', 'a.pdf', pdfOf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }), 422, 'evidence_active_content'],
    ['PDF with an archive behind', 'a.pdf', Buffer.concat([pdfOf(), buildZip([{ name: 'x', content: 'x' }])]), 422, 'evidence_trailing_data'],
    ['flood of pixels', 'a.png', pngOf({ width: 50_000, height: 50_000 }), 422, 'evidence_too_many_pixels'],
    ['file cut in the middle', 'a.pdf', pdfOf().subarray(0, 300), 422, 'evidence_truncated'],
    ['protected PDF', 'a.pdf', pdfOf({ trailer: '/Encrypt << /Filter /Standard >>' }), 422, 'evidence_protected'],
    ['bomb', 'a.xlsx', buildZip([{ name: '[Content_Types].xml', content: 'x' }, { name: 'xl/workbook.xml', content: 'x', declaredSize: 0xfffffff }]), 422, 'file_refused'],
    ['empty file', 'a.pdf', Buffer.alloc(0), 422, 'evidence_empty'],
    ['traversal', '../../../tmp/a.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['traversal of Windows', '..\\\\..\\\\a.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['encoded traversal', '%2e%2e%2fa.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['absolute path', '/etc/a.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['NUL', 'a\0.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['reversed extension', 'a\u202efdp.pdf', pdfOf(), 422, 'evidence_name_refused'],
    ['two extensions', 'a.exe.pdf', pdfOf(), 422, 'evidence_double_extension'],
    ['two files in one', 'a.pdf.exe', pdfOf(), 415, 'evidence_type_refused'],
  ])('%s (%s)', async (_what, name, content, status, code) => {
    const answer = await uploadEvidence(partner, draft, content, name);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.title.length).toBeGreaterThan(20);
  });

  it('what is larger than allowed', async () => {
    const answer = await uploadEvidence(partner, draft, Buffer.concat([pdfOf(), Buffer.alloc(application.settings.evidence.fileBytes, ' ')]), 'a.pdf');
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
  });

  it.each([
    ['no file', { contentType: 'multipart/form-data; boundary=b', body: Buffer.from('--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nphoto\r\n--b--\r\n') }, 422],
    ['another field', formOf(pdfOf(), 'a.pdf', { owner: 'me' }), 400],
    ['too many fields', formOf(pdfOf(), 'a.pdf', { kind: 'photo', other: 'x' }), 413],
    ['the file under another name', formOf(pdfOf(), 'a.pdf', {}, 'content'), 400],
    ['an unknown kind', formOf(pdfOf(), 'a.pdf', { kind: 'malware' }), 422],
    ['a form without its end', { contentType: 'multipart/form-data; boundary=mithaq-boundary-7d1f', body: formOf(pdfOf(), 'a.pdf').body.subarray(0, -40) }, 400],
    ['no multipart', { contentType: 'application/pdf', body: pdfOf() }, 415],
    ['JSON', { contentType: 'application/json', body: Buffer.from('{}') }, 415],
    ['no boundary', { contentType: 'multipart/form-data', body: pdfOf() }, 415],
  ])('a form with %s', async (_what, { contentType, body }, status) => {
    expect((await partner.send(pathOf(draft), contentType, body)).status).toBe(status);
  });

  it('an upload that its sender abandons', async () => {
    const { contentType, body } = formOf(aPdf(), 'a.pdf');
    const { hostname, port } = new URL(application.url);
    const socket = connect(Number(port), hostname);
    const sent = body.subarray(0, body.length - 100);
    await new Promise<void>((resolve) => socket.write(
      Buffer.concat([Buffer.from(`POST /api/v1/programmes/${programme.code}/${pathOf(draft)} HTTP/1.1\r\nHost: register.test\r\nAuthorization: ${partner.authorisation}\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`), sent]), () => resolve()));
    const parts = async (): Promise<string[]> => (await filesUnder(application.settings.filesFolder)).filter((name) => name.endsWith('.part'));
    // the test ends by its own time when either never comes
    while ((await parts()).length === 0) await partner.get(pathOf(draft)).expect(200);
    socket.destroy();
    while ((await parts()).length > 0) await partner.get(pathOf(draft)).expect(200);
  });
});

describe('who reads and who writes', () => {
  it('its organisation alone, until the declaration is sent; then whoever reads the programme', async () => {
    const { body } = await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201);
    const colleague = await signedIn(application, programme, 'contributor', partner.organisationId);
    const [other, office, auditor] = [await signedIn(application, programme, 'preparer'), await signedIn(application, programme, 'programme_office'), await signedIn(application, programme, 'auditor')];
    const administrator = await signedIn(application, programme, 'administrator');
    await colleague.get(pathOf(draft, body.id, 'content')).expect(200);
    for (const reader of [other, office, auditor]) await reader.get(pathOf(draft, body.id)).expect(404);
    await administrator.get(pathOf(draft)).expect(403);
    await submit(application.owner, draft);
    await other.get(pathOf(draft, body.id)).expect(404);
    for (const reader of [office, auditor]) {
      expect((await reader.get(pathOf(draft)).expect(200)).body.items).toMatchObject([{ id: body.id }]);
      await reader.get(pathOf(draft, body.id, 'content')).expect(200);
    }
    await uploadEvidence(office, draft, aPdf(), 'b.pdf').expect(403);
    await uploadEvidence(other, draft, aPdf(), 'b.pdf').expect(404);
  });

  it('what was added since the return is not read before it is sent again', async () => {
    const office = await signedIn(application, programme, 'official');
    const first = (await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201)).body;
    await submit(application.owner, draft);
    expect((await uploadEvidence(partner, draft, aPdf(), 'b.pdf').expect(409)).body.code).toBe('evidence_frozen');
    expect((await partner.post(pathOf(draft, first.id, 'withdrawal'), {}, { 'If-Match': '"1"' }).expect(409)).body.code).toBe('evidence_frozen');
    await giveBack(application.owner, draft);
    application.clock.advance({ seconds: 1 });
    const second = (await uploadEvidence(partner, draft, aPdf(), 'b.pdf').expect(201)).body;
    expect(second.firstRevision).toBe(2);
    expect((await office.get(pathOf(draft))).body.items).toMatchObject([{ id: first.id }]);
    await submit(application.owner, draft);
    expect((await office.get(pathOf(draft))).body.items).toMatchObject([{ id: first.id }, { id: second.id }]);
  });

  it('a closed quarter takes no more', async () => {
    await application.owner.query(`update register.reporting_period set state = 'closed', version = version + 1 where programme_id = $1`, [programme.id]);
    await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(409);
  });
});

describe('what a file proves', () => {
  it('is an indicator, a site, and what it attests by affiliation and month', async () => {
    await createIndicator(application.owner, programme, 'jobs');
    const { body } = await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201);
    const linked = (await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs', proves: 'Effectif déclaré à la CNSS', attestedQuantity: '120', month: '2026-09', cnssAffiliation: '1234567' }).expect(201)).body;
    await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs', attestedQuantity: '80.5', month: '2026-09', cnssAffiliation: '7654321' }).expect(201);
    expect(linked.links).toMatchObject([{ indicator: 'jobs', site: null, proves: 'Effectif déclaré à la CNSS', attestedQuantity: '120', month: '2026-09', cnssAffiliation: '1234567' }]);
    expect((await partner.get(pathOf(draft))).body.attested).toMatchObject([
      { indicator: 'jobs', cnssAffiliation: '1234567', month: '2026-09', quantity: '120', files: 1 }, { indicator: 'jobs', cnssAffiliation: '7654321', quantity: '80.5' },
    ]);
    expect((await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs', attestedQuantity: '1', month: '2026-09', cnssAffiliation: '1234567' }).expect(409)).body.code).toBe('evidence_already_linked');
    const left = (await partner.post(pathOf(draft, body.id, 'links', linked.links[0].id, 'withdrawal')).expect(200)).body;
    expect(left.links).toHaveLength(1);
    await partner.post(pathOf(draft, body.id, 'links', linked.links[0].id, 'withdrawal')).expect(404);
    await submit(application.owner, draft);
    expect((await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs' }).expect(409)).body.code).toBe('evidence_frozen');
  });

  it.each([
    [{ indicator: 'nothing' }, 422], [{ indicator: 'jobs', attestedQuantity: '1' }, 422], [{ indicator: 'jobs', month: '2026-13', attestedQuantity: '1' }, 422], [{ indicator: 'jobs', month: '2026-09', attestedQuantity: '-1' }, 422],
    [{ indicator: 'jobs', cnssAffiliation: '1234567' }, 422], [{ indicator: 'jobs', month: '2026-09', attestedQuantity: '1', cnssAffiliation: '12 34' }, 422], [{ indicator: 'jobs', other: 1 }, 400], [{}, 422],
  ])('is refused when it says %j', async (link, status) => {
    await createIndicator(application.owner, programme, 'jobs');
    const { body } = await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201);
    expect((await partner.post(pathOf(draft, body.id, 'links'), link)).status).toBe(status);
  });

  it('is no site of another organisation', async () => {
    await createIndicator(application.owner, programme, 'jobs');
    await application.owner.query(`insert into reference.region (code, nomenclature, hcp_code, name_fr, name_ar, name_en, capital_fr, p2i_category) values ('MA-03', 'test', '03', 'Fès-Meknès', 'فاس', 'Fez', 'Fès', 'secondary') on conflict do nothing`);
    const stranger = await createOrganisation(application.owner, programme);
    const { rows } = await application.owner.query<{ id: string }>(`insert into register.site (id, organisation_id, name, region_code) values (gen_random_uuid(), $1, 'Site', 'MA-03'), (gen_random_uuid(), $2, 'Site', 'MA-03') returning id`, [partner.organisationId, stranger]);
    const { body } = await uploadEvidence(partner, draft, aPdf(), 'a.pdf').expect(201);
    expect((await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs', site: rows[1]?.id }).expect(422)).body.fields).toMatchObject([{ field: 'site', code: 'unknown_reference' }]);
    expect((await partner.post(pathOf(draft, body.id, 'links'), { indicator: 'jobs', site: rows[0]?.id }).expect(201)).body.links).toMatchObject([{ site: rows[0]?.id }]);
  });
});

describe('a file that seems to name persons', () => {
  it('opens to nobody until its organisation says why it names nobody', async () => {
    const { body } = await uploadEvidence(partner, draft, xlsxOf(PAYROLL), 'liste.xlsx', { kind: 'list' }).expect(201);
    expect(body).toMatchObject({ state: 'quarantined', waiting: 'seems_nominative', findings: [{ kind: 'person_names', column: 0 }, { kind: 'identity_numbers' }, { kind: 'social_security_numbers' }, { kind: 'salaries' }] });
    expect((await partner.get(pathOf(draft, body.id, 'content')).expect(409)).body.code).toBe('evidence_not_available');
    await partner.get(pathOf(draft, body.id, 'preview')).expect(409);
    await partner.post(pathOf(draft, body.id, 'confirmation'), { reason: 'court' }, { 'If-Match': '"1"' }).expect(422);
    await partner.post(pathOf(draft, body.id, 'confirmation'), { reason: 'Noms de sites et codes internes, aucune personne.' }).expect(428);
    const confirmed = (await partner.post(pathOf(draft, body.id, 'confirmation'), { reason: 'Noms de sites et codes internes, aucune personne.' }, { 'If-Match': '"1"' }).expect(200)).body;
    expect(confirmed).toMatchObject({ state: 'available', waiting: null, confirmation: 'Noms de sites et codes internes, aucune personne.', version: 2 });
    await partner.get(pathOf(draft, body.id, 'content')).expect(200);
    const { rows } = await application.owner.query<{ trailed: boolean }>(
      `select position(encode(t.sha256, 'hex') in convert_from(substr(e.body, 2), 'UTF8')) > 0 as trailed
       from register.evidence v join ledger.sealed_text t on t.id = v.confirmation_id join ledger.event e on e.root_id = v.declaration_id where v.id = $1 order by e.at desc, e.id desc limit 1`, [body.id]);
    expect(rows).toEqual([{ trailed: true }]);
    await partner.post(pathOf(draft, body.id, 'confirmation'), { reason: 'Noms de sites et codes internes, aucune personne.' }, { 'If-Match': '"2"' }).expect(409);
  });

  it('leaves the store when it is withdrawn before it was sent, and may come again', async () => {
    const content = Buffer.concat([pdfOf({ lines: PAYROLL.map((row) => row.join(' ')) })]);
    const { body } = await uploadEvidence(partner, draft, content, 'liste.pdf').expect(201);
    expect(body.state).toBe('quarantined');
    const withdrawn = (await partner.post(pathOf(draft, body.id, 'withdrawal'), {}, { 'If-Match': '"1"' }).expect(200)).body;
    expect(withdrawn).toMatchObject({ state: 'withdrawn', contentDestroyed: true, sha256: body.sha256 });
    expect(await filesUnder(application.settings.filesFolder)).not.toContain(body.sha256);
    await uploadEvidence(partner, draft, content, 'liste.pdf').expect(201);
    expect(await filesUnder(application.settings.filesFolder)).toContain(body.sha256);
  });

  it('a picture cannot be searched, and says so', async () => {
    expect((await uploadEvidence(partner, draft, jpegOf({ width: 9 + (serial += 1), height: 9 }), 'photo.jpg', { kind: 'photo' }).expect(201)).body).toMatchObject({ state: 'available', searched: false });
  });
});
