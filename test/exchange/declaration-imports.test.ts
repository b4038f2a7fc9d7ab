import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import type { Sheet } from '../../src/exchange/workbook/workbook.js';
import { StoredFilesService } from '../../src/files/stored-files.service.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { REFUSED_FILES } from '../corpus/refused-files.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { createDeclaringWorld, createObligation, type DeclaringWorld, jobLines, openPeriod } from '../factories/declarations.js';
import { type TestApplication, startApplication } from '../setup/application.js';

const EXAMPLE = readFileSync(fileURLToPath(new URL('declaration-exemple.xlsx', import.meta.url)));

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
});
afterAll(() => application.close());
beforeEach(() => {
  application.clock.moveTo('2026-10-10T09:00:00Z');
});

/** A company that owes jobs and training for the third quarter of 2026, and its draft. */
async function world(): Promise<DeclaringWorld & { ref: string; imports: string }> {
  const made = await createDeclaringWorld(application);
  await createObligation(application, made.programme, made.organisationId, { indicator: 'people_trained', basis: 'increment' });
  const { body } = await made.signatory.post('declarations', { period: made.period }).expect(201);
  return { ...made, ref: body.ref as string, imports: `declarations/${body.ref}/imports` };
}

/** The draft of the fourth quarter, in January. */
async function nextQuarter(programme: DeclaringWorld['programme'], organisationId: string): Promise<{ signatory: TestClient; ref: string }> {
  application.clock.moveTo('2027-01-10T09:00:00Z');
  const period = await openPeriod(await signedIn(application, programme, 'programme_office'), 2026, 4);
  const signatory = await signedIn(application, programme, 'signatory', organisationId);
  return { signatory, ref: (await signatory.post('declarations', { period }).expect(201)).body.ref as string };
}

const book = async (sheets: Readonly<Record<string, CellValue[][]>>): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) }));
const upload = async (client: TestClient, imports: string, content: Buffer) => (await client.upload(imports, content, 'declaration.xlsx').expect(201)).body;
const apply = (client: TestClient, imports: string, { id, version }: { id: string; version: number }) => client.post(`${imports}/${id}/apply`, {}, ifMatch(version));
const binary = (request: ReturnType<TestClient['get']>) => request.buffer(true).parse((response, done) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
});

interface FileLine {
  indicator: string;
  site: string | null;
  dimensions: Record<string, string>;
  state: string;
  value: string | null;
}
interface FileSection {
  section: string;
  version: number;
  lines: FileLine[];
}
const sectionsOf = async (client: TestClient, ref: string): Promise<FileSection[]> => (await client.get(`declarations/${ref}`).expect(200)).body.sections;
const linesOf = async (client: TestClient, ref: string): Promise<FileLine[]> => (await sectionsOf(client, ref)).flatMap(({ lines }) => lines);

describe('the example workbook', () => {
  it('is compared first, which writes nothing, then written whole: ten figures of jobs, those of training, and no zero for an empty cell', async () => {
    const { signatory, ref, imports } = await world();
    const checked = await upload(signatory, imports, EXAMPLE);
    expect(checked).toMatchObject({ state: 'checked', remembered: false, counts: { new: 16, changed: 0, same: 0, refused: 0 }, linesTotal: 16, failure: null, fileName: 'declaration.xlsx' });
    expect(checked.problems.map(({ code, severity }: { code: string; severity: string }) => [severity, code])).toEqual([['warning', 'other_organisation'], ['warning', 'rows_added_up']]);
    expect(await linesOf(signatory, ref)).toEqual([]);
    expect((await apply(signatory, imports, checked).expect(200)).body).toMatchObject({ state: 'applied' });
    const lines = await linesOf(signatory, ref);
    const headcount = lines.filter(({ indicator }) => indicator === 'headcount');
    expect(headcount).toHaveLength(10);
    expect(headcount.reduce((sum, { value }) => sum + Number(value), 0)).toBe(2311);
    expect(lines.filter(({ indicator, state }) => indicator.startsWith('training') && state === 'reported').map(({ value }) => value).sort()).toEqual(['120', '45', '71', '97']);
    expect(lines.filter(({ state }) => state === 'not_reported').map(({ indicator, dimensions, value }) => [indicator, dimensions['segment'], value]).sort()).toEqual([['training_certified', 'ITO', null], ['training_placed', 'ITO', null]]);
    expect(lines.some(({ value }) => value === '0')).toBe(false);
  });

  it('changes nothing a second time', async () => {
    const { signatory, ref, imports } = await world();
    await apply(signatory, imports, await upload(signatory, imports, EXAMPLE)).expect(200);
    const before = await sectionsOf(signatory, ref);
    const second = await upload(signatory, imports, EXAMPLE);
    expect(second).toMatchObject({ state: 'checked', counts: { new: 0, changed: 0, same: 14, refused: 0 }, linesTotal: 0 });
    await apply(signatory, imports, second).expect(200);
    expect(await sectionsOf(signatory, ref)).toEqual(before);
  });

  it('is read the next quarter as it was the first time: drop, check, send', async () => {
    const { programme, organisationId, signatory, imports } = await world();
    const first = await upload(signatory, imports, EXAMPLE);
    const chosen = first.mapping.map((sheet: { sheet: string; section: string; headerRow: number; columns: { column: string; role: string; indicator: string | null; dimensions: object; dimension: string | null }[] }) => ({
      sheet: sheet.sheet, section: sheet.section, headerRow: sheet.headerRow,
      columns: sheet.columns.map(({ column, role, indicator, dimension, dimensions }) => ({ column, ...(column === 'D' && sheet.sheet === 'Formation' ? { role: 'indicator', indicator: 'training_completed' } : { role, ...(indicator ? { indicator } : {}), ...(dimension ? { dimension } : {}), ...(role === 'indicator' ? { dimensions } : {}) }) })),
    }));
    const remapped = (await signatory.put(`${imports}/${first.id}/mapping`, first.version, { sheets: chosen }).expect(200)).body;
    expect(remapped).toMatchObject({ state: 'checked', counts: { new: 16 } });
    expect(remapped.lines.map(({ indicator }: FileLine) => indicator)).toContain('training_completed');
    await apply(signatory, imports, remapped).expect(200);
    const { signatory: later, ref: next } = await nextQuarter(programme, organisationId);
    const sheets = (await readWorkbook(EXAMPLE)).map(({ name, rows }: Sheet): [string, CellValue[][]] => {
      const written: CellValue[][] = Array.from({ length: rows.at(-1)?.number ?? 0 }, () => []);
      for (const { number, cells } of rows) for (const { column, text, number: digits } of cells) (written[number - 1] as CellValue[])[column] = text === 'T3 2026' ? 'T4 2026' : digits === undefined ? text : Number(digits);
      return [name, written.map((row) => Array.from(row, (value) => value ?? null))];
    });
    const second = await upload(later, `declarations/${next}/imports`, await book(Object.fromEntries(sheets)));
    expect(second).toMatchObject({ state: 'checked', remembered: true, counts: { new: 16 } });
    expect(second.lines.map(({ indicator }: FileLine) => indicator)).toContain('training_completed');
  });
});

describe('what is refused', () => {
  const JOBS = { Emplois: [['Filière', 'Femmes', 'Hommes'], ['CRM', 12, '1.234'], ['XYZ', 4, 5], ['BPO', 30, 31], ['TOTAL', 46, 36]] };

  it('is told by sheet, cell, value, reason and remedy, listed in the annotated workbook, and the rest is written', async () => {
    const { signatory, ref, imports } = await world();
    const checked = await upload(signatory, imports, await book(JOBS));
    expect(checked.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 3 });
    const errors = checked.problems.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors).toEqual([
      { severity: 'error', code: 'number_ambiguous', sheet: 'Emplois', cell: 'C2', value: '1.234', reason: expect.stringContaining('1.234'), remedy: expect.stringMatching(/.{10,}/) },
      { severity: 'error', code: 'segment_unknown', sheet: 'Emplois', cell: 'A3', value: 'XYZ', reason: expect.stringContaining('XYZ'), remedy: expect.stringMatching(/.{10,}/) },
    ]);
    const arabic = (await signatory.get(`${imports}/${checked.id}`).set('Accept-Language', 'ar').expect(200)).body;
    expect(arabic.problems[0].reason).toMatch(/\p{Script=Arabic}/u);
    const [anomalies] = await readWorkbook((await binary(signatory.get(`${imports}/${checked.id}/annotated.xlsx`)).expect(200)).body as Buffer);
    expect(anomalies?.rows.map(({ cells }) => cells.slice(0, 3).map(({ text }) => text))).toEqual(expect.arrayContaining([['Emplois', 'C2', '1.234'], ['Emplois', 'A3', 'XYZ']]));
    await apply(signatory, imports, checked).expect(200);
    expect((await linesOf(signatory, ref)).map(({ dimensions, value }) => [dimensions['segment'], dimensions['gender'], value]).sort()).toEqual([['BPO', 'men', '31'], ['BPO', 'women', '30'], ['CRM', 'women', '12']]);
  });

  it('never erases: an emptied cell leaves what the draft says, a word replaces it', async () => {
    const { signatory, ref, imports } = await world();
    await apply(signatory, imports, await upload(signatory, imports, await book({ Emplois: [['Filière', 'Femmes', 'Hommes'], ['CRM', 12, 13]] }))).expect(200);
    const second = await upload(signatory, imports, await book({ Emplois: [['Filière', 'Femmes', 'Hommes'], ['CRM', null, 'Sans objet']] }));
    expect(second).toMatchObject({ counts: { new: 0, changed: 1, same: 0 }, lines: [{ outcome: 'changed', state: 'not_applicable', value: null, before: { state: 'reported', value: '13' }, cell: 'C2' }] });
    await apply(signatory, imports, second).expect(200);
    expect((await linesOf(signatory, ref)).map(({ state, value }) => value ?? state).sort()).toEqual(['12', 'not_applicable']);
  });

  it('is a draft that moved since it was compared, until it is compared again', async () => {
    const { signatory, siteId, ref, imports } = await world();
    const checked = await upload(signatory, imports, EXAMPLE);
    const section = (await sectionsOf(signatory, ref)).find((one) => one.section === 'jobs');
    await signatory.put(`declarations/${ref}/sections/jobs`, section?.version, { lines: jobLines(siteId) }).expect(200);
    expect((await apply(signatory, imports, checked).expect(412)).body.code).toBe('stale_version');
    const again = (await signatory.put(`${imports}/${checked.id}/mapping`, checked.version, { sheets: checked.mapping.map(({ sheet, section: part, headerRow }: { sheet: string; section: string; headerRow: number }) => ({ sheet, section: part, headerRow, columns: [] })) }).expect(200)).body;
    await apply(signatory, imports, again).expect(200);
    expect(await linesOf(signatory, ref)).toHaveLength(21);
    await apply(signatory, imports, again).expect(412);
  });

  it('is a mapping of other sheets, columns or indicators, field by field', async () => {
    const { signatory, imports } = await world();
    const { id, version } = await upload(signatory, imports, EXAMPLE);
    const { body } = await signatory.put(`${imports}/${id}/mapping`, version, { sheets: [{ sheet: 'Absente', section: 'jobs', headerRow: 6, columns: [{ column: '1', role: 'ignored' }, { column: 'B', role: 'indicator', indicator: 'training_placed' }, { column: 'C', role: 'dimension' }] }] }).expect(422);
    expect(body.fields.map(({ field }: { field: string }) => field)).toEqual(['sheets[0].sheet', 'sheets[0].columns[0].column', 'sheets[0].columns[1].indicator', 'sheets[0].columns[2].dimension']);
  });

  it('is a declaration that is submitted, and everyone but its organisation', async () => {
    const { programme, office, organisationId, signatory, imports, ref } = await world();
    const { id, version } = await upload(signatory, imports, EXAMPLE);
    const stranger = await signedIn(application, programme, 'signatory');
    const contributor = await signedIn(application, programme, 'contributor', organisationId);
    await contributor.get(`${imports}/${id}`).expect(200);
    for (const path of [`${imports}/${id}`, `${imports}/${id}/annotated.xlsx`, `declarations/${ref}/template.xlsx`]) {
      await stranger.get(path).expect(404);
      await office.get(path).expect(403);
    }
    await stranger.upload(imports, EXAMPLE).expect(404);
    await apply(stranger, imports, { id, version }).expect(404);
    await application.owner.query("update register.declaration set state = 'withdrawn', version = version + 1 where ref = $1 and programme_id = $2", [ref, programme.id]);
    expect((await apply(signatory, imports, { id, version }).expect(409)).body.code).toBe('declaration_frozen');
    expect((await signatory.upload(imports, EXAMPLE).expect(409)).body.code).toBe('declaration_frozen');
  });

  it('is any file that is no safe workbook, with the reason, and nothing of it is kept', async () => {
    const { signatory, imports } = await world();
    const kept = async () => (await application.owner.query<{ count: number }>('select (select count(*) from app.stored_file)::int + (select count(*) from register.declaration_import)::int as count')).rows[0]?.count;
    const before = await kept();
    const oneOfEach = [...new Map(REFUSED_FILES.filter(({ code }) => !['workbook_too_large', 'workbook_too_many_parts', 'workbook_too_complex'].includes(code)).map((file) => [file.code, file])).values()];
    expect(oneOfEach.length).toBeGreaterThan(8);
    for (const { what, build } of oneOfEach) {
      const { status, body } = await signatory.upload(imports, build());
      expect([what, status, body.code]).toEqual([what, 422, 'file_refused']);
    }
    expect(await kept()).toBe(before);
  });
});

describe('the template', () => {
  async function filledDraft() {
    const made = await world();
    await application.owner.query("update register.site set name = '=1+1', version = version + 1 where id = $1", [made.siteId]);
    const section = (await sectionsOf(made.signatory, made.ref)).find((one) => one.section === 'jobs');
    await made.signatory.put(`declarations/${made.ref}/sections/jobs`, section?.version, { lines: jobLines(made.siteId) }).expect(200);
    return made;
  }

  it.each(['fr', 'ar', 'en'])('in %s comes back as it left: the draft says the same', async (language) => {
    const { signatory, ref, imports } = await filledDraft();
    const template = (await binary(signatory.get(`declarations/${ref}/template.xlsx?language=${language}`)).expect(200)).body as Buffer;
    const checked = await upload(signatory, imports, template);
    expect(checked).toMatchObject({ state: 'checked', counts: { new: 0, changed: 0, same: 5, refused: 0 }, problems: [] });
  });

  it('is refused for another declaration', async () => {
    const { programme, organisationId, signatory, ref } = await filledDraft();
    const template = (await binary(signatory.get(`declarations/${ref}/template.xlsx`)).expect(200)).body as Buffer;
    const { signatory: later, ref: next } = await nextQuarter(programme, organisationId);
    const answer = await upload(later, `declarations/${next}/imports`, template);
    expect(answer).toMatchObject({ state: 'refused', counts: { new: 0 }, problems: [{ code: 'other_declaration', value: ref }] });
    await apply(later, `declarations/${next}/imports`, answer).expect(409);
  });
});

describe('twenty thousand rows', () => {
  const ROWS = 20_000;
  const large = async (siteNames: readonly string[]): Promise<Buffer> => book({
    Emplois: [['Site', 'Compétence', 'Entrées', 'Sorties', 'Effectif'], ...Array.from({ length: ROWS }, (_, at): CellValue[] => [siteNames[at % siteNames.length] ?? '', `skill-${at}`, at % 9, at % 5, 100 + (at % 7)])],
  });
  const siteName = async (siteId: string): Promise<string> => (await application.owner.query<{ name: string }>('select name from register.site where id = $1', [siteId])).rows[0]?.name ?? '';

  /** Asks until the import has another state, as a page does. @returns the states of its progress that were seen */
  async function settled(client: TestClient, address: string, from: string): Promise<{ answer: { state: string; rowsDone: number; rowsTotal: number | null; version: number; id: string; counts: { new: number } }; progress: string[] }> {
    const progress = new Set<string>();
    for (;;) {
      const { body } = await client.get(address).expect(200);
      progress.add(`${body.rowsDone}/${body.rowsTotal}`);
      if (body.state !== from) return { answer: body, progress: [...progress] };
    }
  }

  it('are read and written by the queue with a determinate progress, found again by address', async () => {
    const { signatory, siteId, imports } = await world();
    const begun = await upload(signatory, imports, await large([await siteName(siteId)]));
    expect(begun).toMatchObject({ state: 'reading', rowsTotal: null, rowsDone: 0 });
    const read = await settled(signatory, `${imports}/${begun.id}`, 'reading');
    expect(read.answer).toMatchObject({ state: 'checked', rowsDone: ROWS, rowsTotal: ROWS, counts: { new: 3 * ROWS } });
    expect(read.progress.length).toBeGreaterThan(3);
    expect((await apply(signatory, imports, read.answer).expect(200)).body.state).toBe('applying');
    const written = await settled(signatory, `${imports}/${begun.id}`, 'applying');
    expect(written.answer).toMatchObject({ state: 'applied', rowsTotal: 3 * ROWS });
    expect(written.progress.length).toBeGreaterThan(3);
    const { rows } = await application.owner.query<{ count: number }>('select count(*)::int as count from register.declaration_line l join register.declaration_import i on i.declaration_id = l.declaration_id where i.id = $1', [begun.id]);
    expect(rows).toEqual([{ count: 3 * ROWS }]);
  }, 240_000);

  it('can be stopped, and stay stopped', async () => {
    const { signatory, siteId, imports, ref } = await world();
    const begun = await upload(signatory, imports, await large([await siteName(siteId)]));
    const stopped = (await signatory.post(`${imports}/${begun.id}/cancel`, {}, ifMatch(begun.version)).expect(200)).body;
    expect(stopped.state).toBe('cancelled');
    await apply(signatory, imports, stopped).expect(409);
    // the queue goes in order: once a later file is read, the stopped one was passed over
    const next = await upload(signatory, imports, await large([await siteName(siteId)]));
    expect((await settled(signatory, `${imports}/${next.id}`, 'reading')).answer.state).toBe('checked');
    expect((await signatory.get(`${imports}/${begun.id}`).expect(200)).body).toMatchObject({ state: 'cancelled', version: stopped.version });
    expect(await linesOf(signatory, ref)).toEqual([]);
  }, 240_000);
});

it('keeps the file as long as the import may be asked for it', async () => {
  const { signatory, imports } = await world();
  const sweep = () => application.app.get(StoredFilesService).sweep(new Date(Date.now() + 60_000));
  const checked = await upload(signatory, imports, await book({ Emplois: [['Filière', 'Effectif'], ['CRM', 71], ['BPO', 72]] }));
  await sweep();
  await signatory.get(`${imports}/${checked.id}/annotated.xlsx`).expect(200);
  const stopped = (await signatory.post(`${imports}/${checked.id}/cancel`, {}, ifMatch(checked.version)).expect(200)).body;
  await sweep();
  expect(stopped.state).toBe('cancelled');
  expect((await signatory.get(`${imports}/${checked.id}/annotated.xlsx`).expect(409)).body.code).toBe('stored_file_missing');
});

it('answers the same upload once, by its idempotency key', async () => {
  const { signatory, imports } = await world();
  const send = () => signatory.upload(imports, EXAMPLE, 'declaration.xlsx').set('Idempotency-Key', 'the-same-upload');
  const [first, second] = [(await send().expect(201)).body, (await send().expect(201)).body];
  expect(second).toEqual(first);
});
