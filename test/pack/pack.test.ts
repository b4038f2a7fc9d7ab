import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCommand } from '../../src/cli/pack-command.js';
import { formatDecimal } from '../../src/common/quantity.js';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { createMember, createOrganisation } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, createObligation, draft, jobLines, submit } from '../factories/declarations.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { readPdf } from '../setup/pdf.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
});
afterAll(() => application.close());

const bytesOf = async (client: TestClient, path: string): Promise<Buffer> => (await client.get(path).responseType('blob').expect(200)).body as Buffer;

/** A quarter of a company is accepted: 20 of the 400 jobs promised. @param names of commitments of 500 to 700 jobs, and of their agreements */
async function stage(names: readonly string[] = []) {
  const world = await createDeclaringWorld(application);
  const { signatory, siteId, period, programme } = world;
  for (const name of names) {
    const { commitment, agreement } = await createObligation(application, programme, world.organisationId, { base: '500', target: '700' });
    await application.owner.query('update register.agreement set title_fr = $2, version = version + 1 where programme_id = $1 and ref = $3', [programme.id, name, agreement]);
    await application.owner.query('update register.commitment set title_fr = $2, version = version + 1 where programme_id = $1 and ref = $3', [programme.id, name, commitment]);
  }
  const drafted = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, drafted.ref, drafted.version);
  await acceptByTwo(application, world, drafted.ref, sent.version);
  return world;
}

interface Figures {
  promised: string;
  declared: string;
  accepted: string;
}

async function headline({ office }: { office: TestClient }): Promise<Figures> {
  const { body } = await office.get('insights/promises').expect(200);
  return (body as { measures: { measure: string; figures: Figures }[] }).measures.find(({ measure }) => measure === 'net_jobs')?.figures ?? { promised: '', declared: '', accepted: '' };
}

it.each([['fr', 'Dossier du comité de pilotage', 'Emplois nets promis'], ['en', 'Steering committee pack', 'Net jobs promised']] as const)('has in %s the totals of the API, in the document and in the workbook', async (language, title, measure) => {
  const world = await stage();
  const figures = await headline(world);
  expect(figures).toMatchObject({ promised: '400', accepted: '20' });
  const { text, info } = readPdf(await bytesOf(world.office, `pack/pack.pdf?language=${language}`));
  expect(info).toMatchObject({ Language: language, Title: title });
  expect(text).toContain(title);
  expect(text).toContain(`${measure} ${[figures.promised, '—', figures.declared, figures.accepted, '—'].map((value) => (value === '—' ? value : formatDecimal(value, language))).join(' ')}`);
  expect(text).toContain(world.obligation.commitment);
  const sheets = await readWorkbook(await bytesOf(world.office, `pack/pack.xlsx?language=${language}`));
  const row = sheets.flatMap(({ rows }) => rows).find(({ cells }) => cells[0]?.text === measure);
  expect(row?.cells.filter(({ kind }) => kind === 'number').map(({ number }) => number)).toEqual([figures.promised, figures.declared, figures.accepted, '0.05']);
});

it('is searchable in Arabic', async () => {
  const world = await stage();
  const { text, info } = readPdf(await bytesOf(world.office, 'pack/pack.pdf?language=ar'));
  expect(info).toMatchObject({ Language: 'ar', Title: 'ملف لجنة القيادة' });
  expect(text.normalize('NFKC')).toContain(world.obligation.commitment);
});

it('tells what changed since the last committee, and refuses one that is not past', async () => {
  const world = await stage();
  const { text } = readPdf(await bytesOf(world.office, 'pack/pack.pdf?language=fr&since=2026-09-30'));
  expect(text).toContain('à la fin du 30/09/2026');
  const { body } = await world.office.get('pack/pack.pdf?since=2026-10-10').expect(422);
  expect(body).toMatchObject({ code: 'validation_failed', fields: [{ field: 'since' }] });
});

it('holds what its reader may see', async () => {
  const world = await stage();
  const stranger = await createObligation(application, world.programme, await createOrganisation(application.owner, world.programme), { target: '900' });
  const partner = await signedIn(application, world.programme, 'contributor', world.organisationId);
  const { text } = readPdf(await bytesOf(partner, 'pack/pack.pdf?language=fr'));
  expect([text.includes(world.obligation.commitment), text.includes(stranger.commitment), text.includes(stranger.agreement)]).toEqual([true, false, false]);
});

it('is made by a command, for an account that reads the programme', async () => {
  const world = await stage();
  const folder = await mkdtemp(join(tmpdir(), 'mithaq-pack-'));
  const said: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0));
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = application.database.serveUrl;
  try {
    const reader = await createMember(application.owner, world.programme, 'programme_office');
    const asked = ['--programme', world.programme.code, '--language', 'en', '--folder', folder];
    expect(await packCommand([...asked, '--as', reader.email])).toBe(0);
    const [pdf, workbook] = (await readdir(folder)).sort();
    expect([pdf, workbook].map((name) => name?.replace(/^.*\./, ''))).toEqual(['pdf', 'xlsx']);
    expect(readPdf(await readFile(join(folder, pdf ?? ''))).text).toContain('Net jobs promised 400');
    expect(await packCommand([...asked, '--as', 'nobody@mithaq.test'])).toBe(2);
    expect(await packCommand(['--programme', world.programme.code])).toBe(2);
    expect(said.join('')).toContain('nobody@mithaq.test');
  } finally {
    for (const spy of spies) spy.mockRestore();
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    await rm(folder, { recursive: true });
  }
});

const HOSTILE = (canary: string): string[] => [
  `<img src=${canary}/img>`, `#image("${canary}/typst.png")`, '#read("/etc/passwd")', '<iframe src="file:///etc/passwd"></iframe>', `@import url(${canary}/style.css);`, `<svg><image href="${canary}/a.svg"/></svg>`,
  '#include "../../../package.json"', `#import "@preview/x:1.0.0": *`, `http://169.254.169.254/latest/meta-data`, '$ sum_(i=1)^n i $', '] #sys.inputs [',
];

it('case 34: what looks like an image, a file or a command in a name is inert text, and nothing is fetched', async () => {
  const asked: string[] = [];
  const canary = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => void canary.listen(0, '127.0.0.1', resolve));
  try {
    const names = HOSTILE(`http://127.0.0.1:${(canary.address() as AddressInfo).port}`);
    const world = await stage(names);
    const bytes = await bytesOf(world.office, 'pack/pack.pdf?language=fr');
    const { text } = readPdf(bytes);
    const squeezed = text.replace(/\s+/g, '');
    for (const name of names) expect(squeezed).toContain(name.replace(/\s+/g, ''));
    expect(text).not.toContain('root:x:');
    expect(bytes.includes('/URI')).toBe(false);
    expect(asked).toEqual([]);
  } finally {
    await new Promise((resolve) => canary.close(resolve));
  }
});

const FORMULAS = ['=1+1', '+212522000000', '-A1', '@SUM(A1)', ' =1+1', '＝1+1', '=HYPERLINK("http://example.test","ici")', "=cmd|' /C calc'!A0"];

it('case 33: a name that looks like a formula is a text in the workbook of the pack, and a negative number stays a number', async () => {
  const world = await stage(FORMULAS);
  const cells = (await readWorkbook(await bytesOf(world.office, 'pack/pack.xlsx?language=fr'))).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  for (const formula of FORMULAS) expect(cells.filter(({ text, kind }) => kind === 'text' && text.startsWith(formula.trim())).length).toBeGreaterThan(0);
  expect(cells.filter(({ formula }) => formula === true)).toEqual([]);
  expect(cells.filter(({ kind, number }) => kind === 'number' && number === '-380').length).toBeGreaterThan(0);
});
