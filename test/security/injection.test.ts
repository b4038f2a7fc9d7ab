import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { buildWorkbook } from '../corpus/workbook-parts.js';
import { createProgramme, unique } from '../factories/accounts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { startApplication, type TestApplication } from '../setup/application.js';

let application: TestApplication;
let office: TestClient;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  office = await signedIn(application, await createProgramme(application.owner), 'programme_office');
});
afterAll(() => application.close());

const agreement = (changes: object = {}) => ({ ref: unique('CNV'), kind: 'convention', titleFr: 'Convention', parties: [], ...changes });

/** The families that raw builders of queries have let through. */
const INJECTIONS = [
  "' OR '1'='1", "'; DROP TABLE register.agreement; --", "') UNION SELECT null, version(), null --", "1; SELECT pg_sleep(5)", '(SELECT pg_sleep(5))', "(CASE WHEN (SELECT count(*) FROM access.account) > 0 THEN 'ref' ELSE 'title' END)",
  "$1", "$$; SELECT 1; $$", 'ref, (SELECT password_hash FROM access.account LIMIT 1)', "ref' --", '"a"."ref"', 'a.ref desc; delete from ledger.event', "\\'; SELECT 1 --", '/**/ref', "ref::int", "{\"$ne\":null}", '${7*7}', '{{7*7}}', "%' AND 1=CAST((SELECT version()) AS int) --",
  "' || pg_sleep(5) || '", 'E\'\\x27\'', "U&'\\0027'", "ʼ OR 1=1 --", '?::text[]', '?', ':ref', "'}',true) OR true --", 'constructor', '__proto__', 'toString',
] as const;

describe.each(INJECTIONS)('case 35: %j', (payload) => {
  const written = encodeURIComponent(payload);

  it('is a text to search for, a filter that finds nothing, or no sort at all', async () => {
    await office.post('agreements', agreement()).expect(201);
    for (const list of ['agreements', 'commitments', 'milestones', 'organisations', 'zones']) {
      const sort = await office.get(`${list}?sort=${written}`);
      const descending = await office.get(`${list}?sort=-${written}`);
      const cursor = await office.get(`${list}?cursor=${written}`);
      expect([sort.status, descending.status, [400, 422].includes(cursor.status)]).toEqual([422, 422, true]);
    }
    const found = await office.get(`agreements?q=${written}&total=true`).expect(200);
    expect(found.body.total).toBe(found.body.items.length);
    for (const filter of ['party', 'region', 'segment', 'due']) {
      const { status, body } = await office.get(`agreements?${filter}=${written}&total=true`);
      expect(status === 422 ? body.fields[0].field : body).toEqual(status === 422 ? filter : expect.objectContaining({ items: [], total: 0 }));
    }
    for (const filter of ['state', 'kind', 'attention']) {
      await office.get(`agreements?${filter}=${written}`).expect(422);
    }
    for (const path of [`commitments?asOf=${written}`, `milestones?dueFrom=${written}`]) {
      await office.get(path).expect(422);
    }
    for (const path of [`agreements?${written}=1`, `agreements/${written}`, `agreements/${written}/history`, `imports/${written}`, `organisations/${written}`]) {
      const { status } = await office.get(path);
      expect([path, [400, 404, 422].includes(status)]).toEqual([path, true]);
    }
  });

  it('is refused in references and headers, and never chooses a language', async () => {
    for (const body of [...(/^[A-Za-z0-9][\w.-]*$/.test(payload) ? [] : [{ ref: payload }]), { kind: payload }, { signedOn: payload }, { amount: payload }, { state: payload }, { [payload]: 1 }]) {
      const { status } = await office.post('agreements', agreement(body));
      expect([400, 422]).toContain(status);
    }
    const header = payload.replace(/[^\x20-\x7e]/g, '?');
    expect((await office.get('agreements?limit=1').set('Accept-Language', header)).status).toBe(200);
    expect((await office.get('agreements/NOBODYS').set('Accept-Language', header)).headers['content-language']).toBe('fr');
    expect((await office.patch('agreements/NOBODYS', undefined, { source: 'x' }).set('If-Match', header)).status).toBe(428);
  });

  it('is stored as it is written, and does nothing when it is read, sorted, searched or told again', async () => {
    const { body } = await office.post('agreements', agreement({ titleFr: payload, source: payload, note: payload })).expect(201);
    expect(body).toMatchObject({ title: { fr: payload }, source: payload, note: payload });
    await office.post(`agreements/${body.ref}/corrections`, { field: 'titleAr', after: payload, reason: payload }, ifMatch(1)).expect(201);
    for (const path of [`agreements/${body.ref}`, 'agreements?sort=title', 'agreements?sort=-title&limit=1', `agreements/${body.ref}/history`, `search?q=${written}`]) {
      await office.get(path).expect(200);
    }
    const { nextCursor } = (await office.get('agreements?sort=title&limit=1').expect(200)).body;
    if (nextCursor) {
      await office.get(`agreements?sort=title&limit=1&cursor=${nextCursor}`).expect(200);
    }
  });
});

it('case 35: leaves the schema and the events as they were', async () => {
  const { rows } = await application.owner.query<{ events: number; tables: string | null }>("select (select count(*)::int from ledger.event) as events, to_regclass('register.agreement')::text as tables");
  expect(rows[0]).toMatchObject({ tables: 'register.agreement', events: expect.any(Number) });
  expect(rows[0]?.events).toBeGreaterThan(0);
});

const TRAVERSALS = ['../../../../etc/passwd', '..\\..\\windows\\system32', '/etc/passwd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%2f..%2fetc%2fpasswd', '....//....//etc/passwd', '.', '..', 'CON', 'file:///etc/passwd', '..%00.xlsx', '~/.ssh/id_rsa'];

describe('case 31: paths', () => {
  it.each(TRAVERSALS)('%j names no object, no import, no programme and no file of the server', async (path) => {
    const encoded = encodeURIComponent(path);
    for (const address of [`agreements/${encoded}`, `milestones/${encoded}/history`, `imports/${encoded}`, `imports/${encoded}/annotated`, `organisations/${encoded}`, `/api/v1/programmes/${encoded}/agreements`, `zones/${encoded}`]) {
      const { status, text } = await office.get(address);
      expect([address, [400, 403, 404, 422].includes(status)]).toEqual([address, true]);
      expect(text).not.toMatch(/root:.*:0:0/);
    }
    for (const prefix of ['/', '/assets/', '/api/docs/', '/api/']) {
      const answer = await fetch(application.url + prefix + path, { redirect: 'manual' }).catch((error: Error) => error);
      if (answer instanceof Response) {
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text()).not.toMatch(/root:.*:0:0/);
      }
    }
  });

  it.each(TRAVERSALS)('a workbook named %j is stored under its hash, and its name carries no folder', async (name) => {
    const content = buildWorkbook({ sheets: [{ name: 'Jalons', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>Jalon</t></is></c></row>' }] });
    const { status, body } = await office.upload('imports', content, name);
    expect([201, 400, 422]).toContain(status);
    if (status === 201) {
      expect(body.fileName).not.toMatch(/[\\/\p{Cc}]/u);
      expect(body.fileName.length).toBeLessThanOrEqual(200);
      const { headers } = await office.get(`imports/${body.id}/annotated`).expect(200);
      expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%*'()-]+\.xlsx$/);
    }
    for (const file of filesUnder(application.settings.filesFolder)) {
      expect(file).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/);
    }
  });

  it('a line break in a name splits no header', async () => {
    const content = buildWorkbook({ sheets: [{ name: 'Jalons', rows: '' }] });
    const boundary = 'limit';
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a%0d%0aSet-Cookie: x=1.xlsx"\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const answer = await fetch(`${application.url}/api/v1/programmes/${office.programme.code}/imports`, { method: 'POST', body, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}`, Authorization: office.post('agreements').get('Authorization') } });
    expect([201, 400, 422]).toContain(answer.status);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  const filesUnder = (folder: string, below = ''): string[] => readdirSync(join(folder, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path];
  });
});

const FORMULAS = ['=1+1', '+212522000000', '-A1', '@SUM(A1)', '\t=1+1', ' =1+1', '＝1+1', '=HYPERLINK("http://example.test","ici")', "=cmd|' /C calc'!A0", '=IMPORTXML("http://example.test","//a")'];

describe('case 33: formulas', () => {
  it.each(FORMULAS)('%j in a name is inert in the export', async (formula) => {
    const nameFr = `${formula} ${unique('x')}`;
    await office.post('organisations', { nameFr, kind: 'company', source: formula }).expect(201);
    const { text } = await office.get('organisations/-/export').expect(200);
    const line = parse<Record<string, string>>(text, { columns: true, bom: true }).find((one) => one['name_fr']?.endsWith(nameFr));
    expect(line).toMatchObject({ name_fr: `'${nameFr}`, source: `'${formula}` });
    for (const cell of Object.values(line ?? {})) {
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it.each(FORMULAS.filter((formula) => formula.trim() === formula))('%j in a workbook is text in its annotated copy', async (formula) => {
    const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</t></is></c>`;
    const rows = `<row r="1">${text('A1', 'Réf. convention')}${text('B1', 'Réf.')}${text('C1', 'Jalon')}${text('D1', 'Date prévue')}</row><row r="2">${text('A2', formula)}${text('B2', 'J-1')}${text('C2', formula)}${text('D2', formula)}</row>`;
    const { body } = await office.upload('imports', buildWorkbook({ sheets: [{ name: 'Jalons', rows }] })).expect(201);
    expect(body.applicable).toBe(false);
    const { body: content } = await office.get(`imports/${body.id}/annotated`).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    const cells = (await readWorkbook(content as Buffer)).flatMap(({ rows: read }) => read.flatMap((row) => row.cells));
    expect(cells.filter(({ text: shown }) => shown === formula).length).toBeGreaterThan(0);
    expect(cells.filter((cell) => 'formula' in cell && cell.formula)).toEqual([]);
  });
});
