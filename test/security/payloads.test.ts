import { createProgramme, unique } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { startApplication, type TestApplication } from '../setup/application.js';

/** What is sent as it stands, over a socket of its own. */
let application: TestApplication;
let office: TestClient;
let address: string;
let authorization: string;
beforeAll(async () => {
  application = await startApplication();
  const programme = await createProgramme(application.owner);
  office = await signedIn(application, programme, 'programme_office');
  address = `${application.url}/api/v1/programmes/${programme.code}`;
  authorization = office.post('agreements').get('Authorization');
});
afterEach(async () => {
  expect((await fetch(`${application.url}/health/ready`)).status).toBe(200);
});
afterAll(() => application.close());

interface Sent {
  status: number;
  code: string;
}

/** The answer, or 0 where the connection was cut, which is an answer too. */
async function send(path: string, init: RequestInit): Promise<Sent> {
  try {
    const answer = await fetch(address + path, { ...init, headers: { Authorization: authorization, ...(init.headers as Record<string, string>) } });
    const text = await answer.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
    return { status: answer.status, code: body.code ?? '' };
  } catch (error) {
    return { status: 0, code: (error as Error).message };
  }
}

const json = (body: string | Buffer): RequestInit => ({ method: 'POST', body: body as RequestInit['body'], headers: { 'Content-Type': 'application/json' } });
const agreement = (changes: object = {}) => ({ ref: unique('CNV'), kind: 'convention', titleFr: 'Convention', parties: [], ...changes });
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('case 29: bodies', () => {
  it.each<[string, () => string | Buffer, number, string]>([
    ['a byte more than 1 MiB', () => `{"ref":"${'a'.repeat(1_048_576 - 10 + 1)}"}`, 413, 'too_large'],
    ['a depth of 100,000', () => nested(100_000), 400, 'malformed_request'],
    ['a depth of 33', () => nested(33), 400, 'malformed_request'],
    ['100,000 keys', () => `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join()}}`.slice(0, 1_048_000), 400, 'malformed_request'],
    ['a million keys', () => `{${Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":1`).join()}}`, 413, 'too_large'],
    ['a key twice', () => '{"ref":"A-1","ref":"A-2"}', 400, 'malformed_request'],
    ['a key twice, once escaped', () => '{"ref":"A-1","r\\u0065f":"A-2"}', 400, 'malformed_request'],
    ['a key twice with space before its colon', () => `{"ref":"A-1","ref"${' '.repeat(100)}:"A-2"}`, 400, 'malformed_request'],
    ['invalid UTF-8', () => Buffer.concat([Buffer.from('{"ref":"'), Buffer.of(0xc3, 0x28), Buffer.from('"}')]), 400, 'malformed_request'],
    ['an overlong encoding', () => Buffer.concat([Buffer.from('{"ref":"'), Buffer.of(0xc0, 0xaf), Buffer.from('"}')]), 400, 'malformed_request'],
    ['a body cut short', () => '{"ref":"A', 400, 'malformed_request'],
    ['two values', () => '{} {}', 400, 'malformed_request'],
    ['a prototype', () => '{"__proto__":{"admin":true}}', 400, 'unknown_field'],
    ['a prototype, escaped', () => '{"\\u005f_proto__":{"admin":true}}', 400, 'unknown_field'],
  ])('%s is refused', async (_what, build, status, code) => {
    expect(await send('/agreements', json(build()))).toEqual({ status, code });
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it.each(['null', '[]', '"text"', '7', 'true', ''])('%j where an object is expected is refused', async (body) => {
    const { status } = await send('/agreements', json(body));
    expect([400, 422]).toContain(status);
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json-patch+json', 'multipart/form-data; boundary=x'])('a body of %s is refused', async (type) => {
    expect((await send('/agreements', { method: 'POST', body: '{}', headers: { 'Content-Type': type } })).status).toBe(415);
  });

  it('keep the memory of the process bounded', async () => {
    const big = `{"k":"${'a'.repeat(8 * 1_048_576)}"}`;
    await send('/agreements', json(big));
    const before = process.memoryUsage().rss;
    for (let turn = 0; turn < 20; turn += 1) {
      await send('/agreements', json(big));
      await send('/agreements', json(nested(100_000)));
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576);
  });
});

describe('case 29: addresses and headers', () => {
  it('10,000 parameters are refused', async () => {
    const query = Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&');
    expect([400, 414, 431]).toContain((await send(`/agreements?${query}`, {})).status);
    const repeated = Array.from({ length: 3_000 }, () => 'q=a').join('&');
    expect([400, 414, 422, 431]).toContain((await send(`/agreements?${repeated}`, {})).status);
  });

  it('a header of 1 MB is refused', async () => {
    expect([0, 431]).toContain((await send('/agreements', { headers: { 'X-Filler': 'a'.repeat(1_000_000) } })).status);
  });

  it.each(['%', '%zz', '%ff', '%00', '%c3%28', 'a'.repeat(250)])('the reference %s is refused', async (ref) => {
    expect([400, 404, 414, 422]).toContain((await send(`/agreements/${ref}`, {})).status);
  });
});

describe('case 29: multipart', () => {
  const form = (parts: string, boundary = 'limit', type = `multipart/form-data; boundary=${boundary}`): RequestInit => ({ method: 'POST', body: parts, headers: { 'Content-Type': type } });
  const file = (name: string, field = 'file') => `--limit\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\nabc\r\n`;
  const value = (field: string) => `--limit\r\nContent-Disposition: form-data; name="${field}"\r\n\r\nabc\r\n`;

  it.each<[string, () => RequestInit]>([
    ['1,000 values', () => form(Array.from({ length: 1_000 }, (_, index) => value(`f${index}`)).join('') + '--limit--\r\n')],
    ['1,000 files', () => form(Array.from({ length: 1_000 }, (_, index) => file(`${index}.xlsx`)).join('') + '--limit--\r\n')],
    ['an empty field name', () => form(`${file('a.xlsx', '')}--limit--\r\n`)],
    ['a field named __proto__', () => form(`${file('a.xlsx', '__proto__')}--limit--\r\n`)],
    ['no field name', () => form('--limit\r\nContent-Disposition: form-data; filename="a.xlsx"\r\n\r\nabc\r\n--limit--\r\n')],
    ['no part', () => form('--limit--\r\n')],
    ['nothing', () => form('')],
    ['no boundary', () => form('abc', '', 'multipart/form-data')],
    ['another boundary than announced', () => form(`${file('a.xlsx')}--limit--\r\n`, 'other')],
    ['a boundary of 1,000 characters', () => form('abc', 'b'.repeat(1_000))],
    ['a malformed boundary', () => form(`${file('a.xlsx')}--limit--\r\n`, '"limit\\')],
    ['an end that never comes', () => form(file('a.xlsx'))],
    ['a header without end', () => form('--limit\r\nContent-Disposition: form-data; name="file"; filename="a')],
    ['a header of 100 kB', () => form(`--limit\r\nContent-Disposition: form-data; name="file"; filename="${'a'.repeat(100_000)}"\r\n\r\nabc\r\n--limit--\r\n`)],
  ])('%s is refused', async (_what, build) => {
    const { status } = await send('/imports', build());
    expect([400, 413, 415, 422]).toContain(status);
  });

  it('a JSON body where a file is expected is refused', async () => {
    expect([400, 415, 422]).toContain((await send('/imports', json('{}'))).status);
  });
});

describe('case 36: texts', () => {
  const title = (titleFr: string) => office.post('agreements', agreement({ titleFr }));

  it.each([
    ['a bidirectional override', 'abc\u202Edef'], ['an isolate', 'abc\u2066def'], ['a zero-width space', 'ab\u200Bc'], ['a byte order mark', '\uFEFFabc'], ['a control', 'abc\u0007'],
    ['NUL', 'a\u0000b'], ['a word joiner', 'a\u2060b'], ['a stray joiner', 'a\u200Db'], ['a carriage return', 'a\rb'],
  ])('%s is refused, naming the field', async (_what, text) => {
    expect((await title(text).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'titleFr', code: 'field_controls' })]);
  });

  it.each(['"\\ud800"', '"\\udc00abc"', '"a\\u0000"'])('%s, escaped in JSON, is refused', async (text) => {
    const { status } = await send('/agreements', json(`{"ref":"${unique('CNV')}","kind":"convention","parties":[],"titleFr":${text}}`));
    expect(status).toBe(422);
  });

  it.each([
    ['French', 'Œuvre d’Été — « Noël » à 10 %'], ['Arabic', 'اتفاقيّة الاستثمار ٢٠٢٦ «فاس شور»'], ['Tamazight', 'ⴰⵎⵢⴰⵡⴰⴹ ⵏ ⵜⵡⵓⵔⵉ'], ['an emoji of four bytes', 'Accord 🇲🇦 🤝🏽'], ['decomposed accents', 'Fe\u0301s'], ['Persian with its joiner', 'می\u200Cخواهم'],
    ['a script of the second plane', '𐤀𐤁 𝔐'],
  ])('%s is kept exactly', async (_what, text) => {
    const { body } = await title(text).expect(201);
    expect(body.title.fr).toBe(text);
    expect((await office.get(`agreements/${body.ref}`).expect(200)).body.title.fr).toBe(text);
  });

  it('are measured in characters as people count them, not in bytes', async () => {
    await title('🤝'.repeat(300)).expect(201);
    await title('🤝'.repeat(301)).expect(422);
    await title('e' + '\u0301'.repeat(10_000)).expect(422);
    await title('   ').expect(422);
  });

  it('of organisations are one name however they are written', async () => {
    const base = unique('Société Éole').replace(/-/g, 'x');
    await office.post('organisations', { nameFr: base, kind: 'company' }).expect(201);
    for (const twin of [base.normalize('NFD'), base.toUpperCase(), base.replace('Société', 'Sоciété')]) {
      expect((await office.post('organisations', { nameFr: twin, kind: 'company' }).expect(409)).body.code).toBe('already_exists');
    }
  });
});

describe('case 37: numbers', () => {
  const REFUSED = ['-1', '-0', 'NaN', 'Infinity', '-Infinity', '1e308', '1e3', '1,5', '١٢', '0.0000001', '1234567890123456', '', ' ', '+1', '0x10', '1_000', '1.', '.5', '１２', '1 000'];
  it.each(REFUSED)('an amount of %j is refused', async (amount) => {
    expect((await office.post('agreements', agreement({ amount })).expect(422)).body.fields).toEqual([expect.objectContaining({ field: 'amount' })]);
  });

  it.each(['1', '1e400', '-1e400', '9007199254740993', '0.1', '[]', '{}', 'true', '["1"]'])('an amount written %s in JSON, which is no text, is refused', async (literal) => {
    const { status } = await send('/agreements', json(`{"ref":"${unique('CNV')}","kind":"convention","titleFr":"x","parties":[],"amount":${literal}}`));
    expect(status).toBe(422);
  });

  it.each([['0.1', '0.1'], ['999999999999999.999999', '999999999999999.999999'], ['007.50', '7.5'], ['0', '0'], ['123456789012345', '123456789012345']])(
    'an amount of %s comes back exactly', async (amount, written) => {
      expect((await office.post('agreements', agreement({ amount })).expect(201)).body.amount.value).toBe(written);
    });

  it.each(['1e400', '9007199254740993', '-1', '1.5', '"7"', 'null', '[]', 'true'])('a number of amendment %s is refused', async (number) => {
    const { ref } = (await office.post('agreements', agreement()).expect(201)).body;
    const { status } = await send(`/agreements/${ref}/amendments`, { ...json(`{"number":${number},"effectiveOn":"2026-01-01","summary":"x"}`), headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' } });
    expect(status).toBe(422);
  });

  it('sum exactly, with nothing that is no number', async () => {
    await office.post('agreements', agreement({ amount: '0.1' })).expect(201);
    await office.post('agreements', agreement({ amount: '0.2' })).expect(201);
    const { rows } = await application.owner.query<{ sum: string }>("select (sum(amount) filter (where amount in (0.1, 0.2)))::text as sum, bool_or(amount = 'NaN') as nan from register.agreement");
    expect(rows[0]).toMatchObject({ nan: false, sum: expect.stringMatching(/^\d+\.\d{6}$/) });
  });
});

describe('case 38: dates', () => {
  const REFUSED = ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '+275760-09-13', '2', '1767225600', '2026-1-1', '2026-01-01T00:00:00Z', '2026-01-01 24:00', '31/12/2026', '', ' 2026-01-01', '٢٠٢٦-٠١-٠١', 'today', 'infinity', '1899-12-31', '2200-12-32', '9999-12-31'];
  it.each(REFUSED)('%j is refused, naming the field', async (signedOn) => {
    expect((await office.post('agreements', agreement({ signedOn })).expect(422)).body.fields ?? [{ field: 'signedOn' }]).toEqual([expect.objectContaining({ field: 'signedOn' })]);
  });

  it.each([0, 20261231, true, [], {}, ['2026-01-01']])('%j, which is no text, is refused', async (signedOn) => {
    await office.post('agreements', agreement({ signedOn })).expect(422);
  });

  it.each(['2024-02-29', '1900-01-01', '2200-12-31', '2026-02-15', '2026-03-22', '2016-12-31'])('%s stays that day', async (signedOn) => {
    expect((await office.post('agreements', agreement({ signedOn })).expect(201)).body.signedOn).toBe(signedOn);
  });

  it('an end before its start is refused in a body and a filter finds nothing between', async () => {
    await office.post('agreements', agreement({ effectiveFrom: '2026-02-01', effectiveTo: '2026-01-31' })).expect(422);
    expect((await office.get('milestones?dueFrom=2026-02-01&dueTo=2026-01-01').expect(200)).body.items).toEqual([]);
    await office.get('milestones?dueFrom=2026-02-30').expect(422);
    await office.get('commitments?asOf=infinity').expect(422);
  });
});
