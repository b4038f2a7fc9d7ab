import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { foldKey } from '../../src/common/folded-key.js';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import { cellAddress, type Sheet } from '../../src/exchange/workbook/workbook.js';
import { writeAnnotatedWorkbook } from '../../src/exchange/workbook/write-annotated.js';
import { OFFSHORING_PROGRAMME } from '../../src/programmes/offshoring-programme.js';
import { setUpProgramme } from '../../src/programmes/programme-setup.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { REFUSED_FILES } from '../corpus/refused-files.js';
import { buildWorkbook } from '../corpus/workbook-parts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { startApplication, type TestApplication } from '../setup/application.js';

const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
const PUBLISHED = readFileSync(source('exchange/data/registre-offshoring.xlsx'));
const KINDS = ['organisations', 'agreements', 'commitments', 'milestones', 'zones'] as const;
const published = readWorkbook(PUBLISHED);
const PUBLISHED_COUNTS = { organisations: 37, agreements: 19, commitments: 17, milestones: 11, zones: 8 };

interface Register {
  application: TestApplication;
  office: TestClient;
}

const opened: TestApplication[] = [];
afterEach(async () => {
  for (const application of opened.splice(0)) {
    await application.close();
  }
});

/** The real programme, empty, in a database of its own: organisations are shared by all programmes of a database. */
async function emptyRegister(): Promise<Register> {
  const application = await startApplication();
  opened.push(application);
  await loadReference(application.database.ownerUrl);
  await setUpProgramme({ query: async (sql, parameters) => (await application.owner.query(sql, parameters)).rows }, OFFSHORING_PROGRAMME, new Date());
  const { rows } = await application.owner.query<{ id: string }>('select id from register.programme where code = $1', [OFFSHORING_PROGRAMME.code]);
  const programme = { id: rows[0]?.id ?? '', code: OFFSHORING_PROGRAMME.code, demonstration: false };
  // the office acts for a body that the workbook does not name
  return { application, office: await signedIn(application, programme, 'programme_office') };
}

const check = async (office: TestClient, content: Buffer = PUBLISHED) => (await office.upload('imports', content).expect(201)).body;
const apply = (office: TestClient, { id, version }: { id: string; version: number }) => office.post(`imports/${id}/apply`, {}, ifMatch(version));
const counted = (outcome: string, counts: { kind: string }[]): Record<string, unknown> => Object.fromEntries(counts.map((one) => [one.kind, (one as unknown as Record<string, unknown>)[outcome]]));
const errorsOf = (problems: { severity: string }[]): unknown[] => problems.filter(({ severity }) => severity === 'error');

async function filledRegister(): Promise<Register> {
  const register = await emptyRegister();
  await apply(register.office, await check(register.office)).expect(200);
  return register;
}

async function countRegister({ application }: Register): Promise<Record<string, number>> {
  const { rows } = await application.owner.query<Record<string, number>>(
    `select (select count(*)::int from register.organisation where not folded_key like 'organisation o %') as organisations, (select count(*)::int from register.agreement) as agreements,
       (select count(*)::int from register.commitment) as commitments, (select count(*)::int from register.milestone) as milestones, (select count(*)::int from register.zone) as zones`);
  return rows[0] ?? {};
}

/** The published workbook with some cells written otherwise; null empties a cell. */
async function publishedWith(changes: Readonly<Record<string, string | null>>): Promise<Buffer> {
  const changed = (await published).map((sheet): Sheet => ({
    ...sheet,
    rows: sheet.rows.map((row) => {
      const others = row.cells.filter((cell) => changes[`${sheet.name}!${cell.address}`] === undefined);
      const written = Object.entries(changes).flatMap(([place, text]) => {
        const [name, address = ''] = place.split('!');
        const column = (/^[A-Z]/.exec(address)?.[0].charCodeAt(0) ?? 0) - 65;
        return name === sheet.name && text !== null && cellAddress(column, row.number) === address ? [{ address, column, kind: 'text' as const, text }] : [];
      });
      return { ...row, cells: [...others, ...written].sort((a, b) => a.column - b.column) };
    }),
  }));
  return Buffer.from(await writeAnnotatedWorkbook(changed, [], 'fr'));
}

/** Where the workbook writes a field of a row: the column under this title, in the row that holds this code. */
async function cellOf(sheetName: string, title: string, code: string): Promise<string> {
  const sheet = (await published).find(({ name }) => name === sheetName);
  const column = sheet?.rows.flatMap(({ cells }) => cells).find(({ text }) => text === title)?.column ?? -1;
  const row = sheet?.rows.find(({ cells }) => cells.some(({ text }) => text === code))?.number ?? -1;
  return `${sheetName}!${cellAddress(column, row)}`;
}

describe('importing the published workbook', () => {
  it('writes nothing of it before it is applied', async () => {
    const register = await emptyRegister();
    const before = await countRegister(register);
    const report = await check(register.office);
    expect(report).toMatchObject({ state: 'checked', applicable: true, fileName: 'registre.xlsx' });
    expect(counted('new', report.counts)).toEqual(PUBLISHED_COUNTS);
    expect(await countRegister(register)).toEqual(before);
    expect(before).toMatchObject({ agreements: 0, commitments: 0, milestones: 0, zones: 0 });
  });

  it('applies it whole, leaves events for each root, and the same file changes nothing a second time', async () => {
    const register = await emptyRegister();
    const report = (await apply(register.office, await check(register.office)).expect(200)).body;
    expect(report).toMatchObject({ state: 'applied', applicable: false });
    expect(counted('new', report.counts)).toEqual(PUBLISHED_COUNTS);
    expect(await countRegister(register)).toEqual(PUBLISHED_COUNTS);
    const { rows } = await register.application.owner.query(
      `select count(*)::int as events, count(distinct change_id)::int as changes from ledger.event e join ledger.change c on c.id = e.change_id where c.reason_code = 'import'`);
    expect(rows).toEqual([{ events: 37 + 19 + 17 + 11 + 8 + 1, changes: 1 }]);
    const events = async () => (await register.application.owner.query<{ count: number }>("select count(*)::int as count from ledger.event where root_kind <> 'import'")).rows[0]?.count;
    const before = await events();
    const second = await check(register.office);
    expect(counted('same', second.counts)).toEqual(PUBLISHED_COUNTS);
    expect((await apply(register.office, second).expect(200)).body.state).toBe('applied');
    expect(await events()).toBe(before);
  });

  it('is applied once, over the version that was read, and by the office alone', async () => {
    const { office, application } = await emptyRegister();
    const report = await check(office);
    await office.post(`imports/${report.id}/apply`).expect(428);
    await apply(office, report).expect(200);
    await apply(office, { ...report, version: 2 }).expect(409);
    const official = await signedIn(application, office.programme, 'official');
    await official.upload('imports', PUBLISHED).expect(403);
    expect((await office.get('imports').expect(200)).body.items).toHaveLength(1);
  });
});

type Line = Record<string, string>;

describe('the stored register', () => {
  const csv = (name: string): Line[] => parse(readFileSync(source(`reference/data/${name}.csv`)), { columns: true });
  const without = (lines: readonly Line[], ...columns: string[]): Line[] => lines.map((line) => Object.fromEntries(Object.entries(line).filter(([column]) => !columns.includes(column))));
  const codes = new Set(csv('institutions').map((line) => line['code']));
  /** Organisations without a code are told apart by their folded name. */
  const cited = (list = ''): string[] => list.split(';').filter(Boolean).map((name) => (codes.has(name) ? name : foldKey(name))).sort();
  const NAMES = (relation: string, key: string, and = 'true') => `coalesce((select array_agg(coalesce(o.code, o.folded_key)::text order by coalesce(o.code, o.folded_key) collate "C") from register.${relation} x
    join register.organisation o on o.id = x.organisation_id where ${key} and ${and}), '{}')`;

  it('equals the published files, value by value', async () => {
    const { application } = await filledRegister();
    const stored = async (sql: string): Promise<unknown[]> => (await application.owner.query(sql)).rows.map((row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ''])));
    const byCode = <T>(rows: readonly T[]): T[] => [...rows].sort((a, b) => ((a as Line)['code'] ?? '') < ((b as Line)['code'] ?? '') ? -1 : 1);

    // the workbook does not carry: the date from which an institution has its name
    expect(byCode(await stored("select code, kind, name_fr, name_ar, name_en from register.organisation where code = any (array[" + [...codes].map((code) => `'${code}'`).join() + "])")))
      .toEqual(byCode(without(csv('institutions'), 'name_valid_from')));

    expect(byCode(await stored(`select a.ref as code, a.title_fr, a.kind, a.signed_on, a.effective_from, a.effective_to, ${NAMES('agreement_party', 'x.agreement_id = a.id', "x.side = 'public'")} as public_parties,
      ${NAMES('agreement_party', 'x.agreement_id = a.id', "x.side = 'private'")} as private_parties, trim_scale(a.amount)::text as amount_mad, a.amount_qualifier, replace(a.amount_nature, '_', ' ') as amount_nature, a.source, a.note as note_fr
      from register.agreement a`))).toEqual(byCode(csv('published_agreements').map((line) => ({ ...line, public_parties: cited(line['public_parties']), private_parties: cited(line['private_parties']) }))));

    expect(byCode(await stored(`select a.ref as agreement_code, c.ref as code, c.kind, ${NAMES('commitment_obligor', 'x.commitment_id = c.id')} as obligor, case c.liability when 'joint' then 'yes' else 'no' end as joint, i.code as indicator,
      t.basis as target_basis, trim_scale(t.base)::text as baseline, t.base_on as base_date, trim_scale(t.target)::text as target, t.qualifier as target_qualifier, t.unit, t.due_on, t.due_precision,
      array_to_string(c.region_codes, ';') as region_iso, array_to_string(c.segment_codes, ';') as segment, c.source, c.note as note_fr
      from register.commitment c join register.agreement a on a.id = c.agreement_id join register.indicator i on i.id = c.indicator_id join register.commitment_term t on t.commitment_id = c.id`)))
      .toEqual(byCode(csv('published_commitments').map((line) => ({ ...line, obligor: cited(line['obligor']) }))));

    expect(byCode(await stored(`select a.ref as agreement_code, m.ref as code, m.title_fr, m.baseline_on as planned_on, m.baseline_precision as planned_precision, m.actual_on as met_on, m.note as note_fr, m.source
      from register.milestone m join register.agreement a on a.id = m.agreement_id`))).toEqual(byCode(csv('published_milestones')));

    // the workbook does not carry: the category of the zone, and the year of the declared jobs
    const capacity = (measure: string, stage: string) => `(select trim_scale(x.value)::text from register.zone_capacity x where x.zone_id = z.id and x.measure = '${measure}' and x.stage = '${stage}')`;
    expect(byCode(await stored(`select z.ref as code, z.name, z.city, z.region_code as region_iso, (select coalesce(o.code, o.folded_key) from register.organisation o where o.id = z.operator_id) as operator, z.status, trim_scale(z.land_hectares)::text as land_ha,
      ${capacity('office_area', 'built')} as office_m2, (select extract(year from x.as_of)::text from register.zone_capacity x where x.zone_id = z.id and x.measure = 'office_area') as office_m2_year,
      ${capacity('jobs', 'declared')} as jobs_declared, ${capacity('jobs', 'planned')} as jobs_planned, ${capacity('occupancy', 'occupied')} as occupancy_pct, z.source from register.zone z`)))
      .toEqual(byCode(without(csv('zones'), 'p2i_category', 'jobs_year')));
  });
});

describe('a workbook with one wrong cell', () => {
  it('is refused whole, with sheet, cell, value, reason and remedy', async () => {
    const register = await emptyRegister();
    const place = await cellOf('Jalons', 'Date prévue', 'CP-SIGN');
    const report = await check(register.office, await publishedWith({ [place]: '31/02/2026' }));
    expect(report).toMatchObject({ state: 'refused', applicable: false });
    expect(errorsOf(report.problems)).toEqual([{ severity: 'error', code: 'date_impossible', sheet: 'Jalons', cell: place.split('!')[1], value: '31/02/2026', reason: expect.stringMatching(/.{8,}\.$/), remedy: expect.stringMatching(/.{8,}\.$/) }]);
    expect(counted('refused', report.counts)).toEqual({ organisations: 0, agreements: 0, commitments: 0, milestones: 1, zones: 0 });
    expect((await apply(register.office, report).expect(409)).body.code).toBe('import_not_applicable');
    expect(await countRegister(register)).toMatchObject({ agreements: 0, milestones: 0 });
    const annotated = await register.office.get(`imports/${report.id}/annotated`).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    const [anomalies] = await readWorkbook(annotated.body as Buffer);
    expect(anomalies?.rows.map(({ cells }) => cells.slice(0, 3).map(({ text }) => text))).toContainEqual(['Jalons', place.split('!')[1], '31/02/2026']);
  });

  it.each([
    ['a reference with a space', { 'Conventions!A6': 'CONV 2026 / 12' }, 'Conventions!A6', 'text_not_code'],
    ['a code of an organisation in Arabic', { 'Partenaires!A4': 'وزارة' }, 'Partenaires!A4', 'text_not_code'],
    ['a reference repeated in another case', { 'Conventions!A6': 'cp-2024-2030' }, 'Conventions!A6', 'code_repeated'],
    ['one name of two organisations', { 'Partenaires!C5': "Ministère de la Transition numérique et de la Réforme de l'administration" }, 'Partenaires!C5', 'name_taken'],
    ['a party on both sides', { 'Conventions!H5': 'MTNRA' }, 'Conventions!H5', 'party_on_both_sides'],
    ['a milestone met in the future', { 'Jalons!E4': '12/03/2030' }, 'Jalons!E4', 'met_in_future'],
  ])('places %s at its cell, with a reason and a remedy', async (_what, changes, place, code) => {
    const { office } = await emptyRegister();
    const report = await check(office, await publishedWith(changes));
    expect(report.state).toBe('refused');
    expect(errorsOf(report.problems)).toContainEqual(expect.objectContaining({ code, sheet: place.split('!')[0], cell: place.split('!')[1], reason: expect.stringMatching(/.{8,}\.$/), remedy: expect.stringMatching(/.{8,}\.$/) }));
  });

  it('places what no text can hold at its cell, in a header too', async () => {
    const { office } = await emptyRegister();
    const text = (address: string, written: string): string => `<c r="${address}" t="inlineStr"><is><t>${written}</t></is></c>`;
    const header = ['Code', 'Nature', 'Dénomination (fr)', 'a_x0000_b'].map((title, column) => text(`${'ABCD'[column]}1`, title)).join('');
    const rows = ['nul_x0000_le', 'demi_xD800_e'].map((name, index) => `<row r="${index + 2}">${text(`A${index + 2}`, `C${index}`)}${text(`B${index + 2}`, 'Société')}${text(`C${index + 2}`, name)}</row>`).join('');
    const report = await check(office, buildWorkbook({ sheets: [{ name: 'Partenaires', rows: `<row r="1">${header}</row>${rows}` }] }));
    expect(errorsOf(report.problems)).toEqual(['C2', 'C3'].map((cell) => expect.objectContaining({ code: 'text_forbidden_character', sheet: 'Partenaires', cell, value: expect.stringContaining('\uFFFD') })));
  });

  it('places a row that contradicts the register at that row', async () => {
    const { office } = await emptyRegister();
    await office.post('organisations', { nameFr: 'Ministère délégué chargé du Budget', kind: 'ministry', code: 'BUDGET' }).expect(201);
    const report = await check(office);
    expect(report).toMatchObject({ state: 'refused', applicable: false });
    expect(errorsOf(report.problems)).toEqual([expect.objectContaining({ code: 'row_refused', sheet: 'Partenaires', cell: 'A6' })]);
    expect(counted('refused', report.counts)).toMatchObject({ organisations: 1 });
  });

  it('tells its problems in the language of the reader', async () => {
    const { office } = await emptyRegister();
    const { id } = await check(office, await publishedWith({ [await cellOf('Jalons', 'Date prévue', 'CP-SIGN')]: '31/02/2026' }));
    const { body } = await office.get(`imports/${id}`).set('Accept-Language', 'ar').expect(200);
    expect((errorsOf(body.problems)[0] as { reason: string }).reason).toMatch(/\p{Script=Arabic}/u);
  });
});

describe('a workbook that comes back changed', () => {
  it('changes what it says otherwise, and never erases by an emptied cell', async () => {
    const register = await filledRegister();
    const { office } = register;
    const before = (await office.get('agreements/CONV-2022-MAJOREL').expect(200)).body;
    const [title, amount, note] = [await cellOf('Conventions', 'Intitulé', 'CONV-2022-MAJOREL'), await cellOf('Conventions', 'Montant', 'CONV-2022-MAJOREL'), await cellOf('Conventions', 'Date de signature', 'CONV-2022-MAJOREL')];
    const report = await check(office, await publishedWith({ [title]: 'Convention Majorel, intitulé revu', [amount]: null, [note]: null }));
    expect(errorsOf(report.problems)).toEqual([]);
    expect(counted('changed', report.counts)).toEqual({ organisations: 0, agreements: 1, commitments: 0, milestones: 0, zones: 0 });
    await apply(office, report).expect(200);
    expect((await office.get('agreements/CONV-2022-MAJOREL').expect(200)).body).toMatchObject({ title: { fr: 'Convention Majorel, intitulé revu' }, amount: before.amount, signedOn: before.signedOn, version: before.version + 1 });
    expect(before.amount.value).toBe('375000000');
  });

  it('is refused where it moves a frozen baseline, and says why', async () => {
    const register = await filledRegister();
    const place = await cellOf('Jalons', 'Date prévue', 'CP-SIGN');
    const report = await check(register.office, await publishedWith({ [place]: '25/10/2024' }));
    expect(report).toMatchObject({ state: 'refused', applicable: false });
    expect(errorsOf(report.problems)).toEqual([expect.objectContaining({ code: 'baseline_moved', sheet: 'Jalons', cell: place.split('!')[1], value: '2024-10-25', reason: expect.stringContaining('25/09/2024'), remedy: expect.stringContaining('avenant') })]);
    expect(counted('refused', report.counts)).toMatchObject({ milestones: 1 });
  });

  it('still counts as the same after an amendment moved terms and a baseline: those are not the workbook’s any more', async () => {
    const { office } = await filledRegister();
    const { version } = (await office.get('agreements/CP-2024-2030').expect(200)).body;
    await office.post('agreements/CP-2024-2030/amendments', {
      number: 1, effectiveOn: '2024-09-25', summary: 'Dès la signature', terms: [{ commitment: 'CP-JOBS', basis: 'level', target: '280000' }], baselines: [{ milestone: 'CP-SIGN', baselineOn: '2024-12-31' }],
    }, ifMatch(version)).expect(201);
    const report = await check(office);
    expect(counted('same', report.counts)).toEqual(PUBLISHED_COUNTS);
    await apply(office, report).expect(200);
    expect((await office.get('commitments/CP-JOBS').expect(200)).body.term.target).toBe('280000');
    expect((await office.get('milestones/CP-SIGN').expect(200)).body.baseline.on).toBe('2024-12-31');
  });
});

it('refuses other kinds of files with the reason, keeps no file, and stays up', async () => {
  const { office, application } = await emptyRegister();
  const oneOfEach = [...new Map(REFUSED_FILES.filter(({ code }) => !['workbook_too_large', 'workbook_too_many_parts', 'workbook_too_complex'].includes(code)).map((file) => [file.code, file])).values()];
  for (const { what, build } of oneOfEach) {
    const { status, body } = await office.upload('imports', build());
    expect([what, status, body.code]).toEqual([what, 422, 'file_refused']);
    expect(body.title).toMatch(/.{10,}/);
  }
  expect((await application.owner.query('select count(*)::int as kept from app.stored_file')).rows).toEqual([{ kept: 0 }]);
  await application.http.get('/health/ready').expect(200);
});

it('lists what the import brought', async () => {
  const { office } = await filledRegister();
  for (const kind of KINDS) {
    const { body } = await office.get(`${kind}?total=true&limit=200`).expect(200);
    expect([kind, body.total]).toEqual([kind, PUBLISHED_COUNTS[kind] + (kind === 'organisations' ? 1 : 0)]);
  }
});
