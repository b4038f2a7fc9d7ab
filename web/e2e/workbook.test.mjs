// A partner's own workbook is taken in: matched once, checked, applied; what is refused, what moved meanwhile, and forty thousand rows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { ensureSite, fill, makeDeclarant, openQuarter, organisationNamed } from './declaring.mjs';
import { XLSX, drop, press } from './partner-steps.mjs';
import { ask } from './server.mjs';

const BUDGET_BYTES = 250_000;
// read long enough to be seen being read, also on a fast machine
const ROWS = 40_000;
const example = readFileSync(fileURLToPath(new URL('../../test/exchange/declaration-exemple.xlsx', import.meta.url)));

const words = {
  fr: { account: `workbook-fr-${process.pid}`, organisation: 'Classeur premier', drop: 'Déposer un fichier Excel', template: 'Télécharger le modèle', read: 'Lire avec ces choix', apply: /^Appliquer/, lines: 'Lignes du fichier qui changent le brouillon', remembered: 'comme la dernière fois', continue: 'Continuer', annotated: 'Classeur annoté', again: 'Comparer de nouveau', stop: 'Arrêter la lecture', cancelled: 'Import abandonné', step: 'Vérifier', brings: 'Ce que le fichier Excel apporte' },
  ar: { account: `workbook-ar-${process.pid}`, organisation: 'Classeur second', drop: 'إيداع ملف Excel', template: 'تحميل النموذج', read: 'القراءة بهذه الاختيارات', apply: /^تطبيق/, lines: 'أسطر الملف التي تغير المسودة', remembered: 'كما في المرة السابقة', continue: 'المتابعة', annotated: 'الملف مع الملاحظات', again: 'المقارنة من جديد', stop: 'إيقاف القراءة', cancelled: 'تم التخلي عن الاستيراد', step: 'التحقق', brings: 'ما يأتي به ملف Excel' },
};

let browser;
before(async () => {
  browser = await startBrowser();
  for (const { organisation, account } of Object.values(words)) await makeDeclarant(organisation, account, { trains: true });
});
after(() => browser.close());

const workbookOf = async (rows, name = 'Emplois') => Buffer.from(await writeXlsx({ sheets: [{ name, rows }] }));

/** Another organisation's own layout, in Arabic. */
const arabicWorkbook = (women, men) => workbookOf([
  ['مناصب الشغل'], [], ['الفريق', 'الجهة', 'الفرع', 'إناث', 'ذكور', 'المجموع'],
  ['ألف', 'Casablanca-Settat', 'CRM', women, men, women + men], ['باء', 'Fès-Meknès', 'CRM', 164, 121, 285],
], 'مناصب الشغل');

/** The example as the company would fill it for another quarter. */
const laterExample = async (period) => Buffer.from(await writeXlsx({ sheets: [
  { name: 'Emplois', rows: [
    ['DÉCLARATION TRIMESTRIELLE — DONNÉES D’EXEMPLE'], ['Société', 'Société Démonstration Atlas'], ['Période', period], ['Convention', 'DEMO-001'], [],
    ['Région', 'Filière', 'Femmes', 'Hommes', 'Total', 'Observations'], ['Casablanca-Settat', 'CRM', 820, 545, 1365], ['Fès-Meknès', 'CRM', 165, 120, 285], ['TOTAL', null, 985, 665, 1650],
  ] },
  { name: 'Formation', rows: [['FORMATION'], [], ['Organisme', 'Filière', 'Inscrits', 'Certifiés', 'Insérés'], ['OFPPT', 'CRM', 130, 101, 80]] },
] }));

async function draftOf(account, period) {
  const due = await ask('GET', '/declarations/-/due', { as: account });
  return due.find((one) => one.period.ref === period)?.declaration ?? (await ask('POST', '/declarations', { as: account, body: { period } })).ref;
}

const files = {
  fr: { first: async () => example, later: () => laterExample('T3 2026'), asked: 'A Organisme', warned: ['Société Démonstration Atlas', 'Organisme'], figures: 10, sum: 2311 },
  ar: { first: () => arabicWorkbook(812, 540), later: () => arabicWorkbook(820, 545), asked: 'A الفريق', warned: ['الفريق'], figures: 4, sum: 1637 },
};

const linesOf = async (ref, as) => (await ask('GET', `/declarations/${ref}`, { as })).sections.flatMap(({ lines }) => lines);

/** A page that hands the choice of files to the test from the start. */
async function partnerPage(language, account) {
  const page = await newPage(browser);
  page.on('filechooser', () => {});
  await signIn(page, language, account);
  return page;
}

const currentStep = (page) => page.locator('.import-steps [aria-current="true"]').innerText();

async function inspect(page, name) {
  await settled(page);
  await picture(page, name);
  const found = await findings(page);
  await page.setViewportSize(NARROW);
  await settled(page);
  const narrow = await overflow(page);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize(WIDE);
  assert.deepEqual({ name, found, narrow }, { name, found: [], narrow: 0 });
}

for (const language of ['fr', 'ar']) {
  const [said, own] = [words[language], files[language]];
  describe(`an organisation’s own workbook in ${language}`, () => {
    let ref;
    before(async () => {
      await openQuarter(2026, 3);
      const organisation = await organisationNamed(said.organisation);
      await ensureSite(organisation.id, 'Salé, site A', 'MA-04');
      ref = await draftOf(said.account, '2026-T3');
    });

    test('it is matched once, its warnings are seen, nothing is written before it is applied', async () => {
      const page = await partnerPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      const before = await linesOf(ref, said.account);
      await inspect(page, `workbook-declaration-${language}`);
      const [template] = await Promise.all([page.waitForEvent('download'), press(page, said.template)]);
      assert.equal(template.suggestedFilename(), `${ref}.xlsx`);
      assert.equal(readFileSync(await template.path()).subarray(0, 2).toString(), 'PK');

      await drop(page, said, await own.first());
      await page.waitForSelector('.match-sheet');
      await inspect(page, `workbook-match-${language}`);
      // what is recognised is closed; the one column that no title explains is open
      const visible = await page.locator('.match-sheet select:visible').evaluateAll((fields) => fields.map((field) => field.labels[0].querySelector('span')?.innerText ?? ''));
      assert.deepEqual(visible.filter((label) => /^[A-Z]+\s/.test(label)).map((label) => label.replace(/\s+/g, ' ')), [own.asked]);
      await press(page, said.read);
      await page.getByRole('region', { name: said.lines }).waitFor();
      await inspect(page, `workbook-check-${language}`);
      const text = await page.locator('main').innerText();
      for (const told of own.warned) assert.ok(text.includes(told), told);
      assert.deepEqual(await linesOf(ref, said.account), before);
      await press(page, said.apply);
      await page.waitForURL(`**/declarations/${ref}/verifier`);
      await settled(page);
      await picture(page, `workbook-applied-${language}`);
      const headcount = (await linesOf(ref, said.account)).filter(({ indicator, dimensions }) => indicator === 'headcount' && dimensions.gender !== undefined);
      assert.equal(headcount.length, own.figures);
      assert.equal(headcount.reduce((sum, { value }) => sum + Number(value), 0), own.sum);
      await page.context().close();
    });

    test('a file of the same layout opens at the check: drop, check, apply', async () => {
      const page = await partnerPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);
      await drop(page, said, await own.later());
      await page.getByRole('region', { name: said.lines }).waitFor();
      assert.match(await page.locator('main').innerText(), new RegExp(said.remembered));
      assert.match(await currentStep(page), new RegExp(said.step));
      const row = page.getByRole('row').filter({ hasText: '820' });
      assert.match(await row.innerText(), /812[\s\S]*820/);
      await inspect(page, `workbook-again-${language}`);
      await press(page, said.apply);
      await page.waitForURL(`**/declarations/${ref}/verifier`);
      assert.ok((await linesOf(ref, said.account)).some(({ value }) => value === '820'));
      await page.context().close();
    });

    test('a refused cell says why and what to do, the annotated workbook lists it; a draft that moved is compared again', async () => {
      const page = await partnerPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      await drop(page, said, await workbookOf([['Filière', 'Femmes', 'Hommes'], ['CRM', 12, '1.234'], ['XYZ', 4, 5], ['BPO', 30, 31]]), 'refuses.xlsx');
      await page.locator('.import-value', { hasText: '1.234' }).waitFor();
      await inspect(page, `workbook-resolve-${language}`);
      const text = await page.locator('main').innerText();
      for (const told of ['C2', '1.234', 'A3', 'XYZ']) assert.ok(text.includes(told), told);
      const [annotated] = await Promise.all([page.waitForEvent('download'), press(page, said.annotated)]);
      assert.equal(annotated.suggestedFilename(), 'refuses-anomalies.xlsx');
      await press(page, said.continue);
      await page.getByRole('region', { name: said.lines }).waitFor();
      await fill(ref, 'jobs', [{ indicator: 'headcount', site: null, dimensions: { segment: 'CRM', gender: 'men' }, state: 'reported', value: '77' }], said.account);
      await press(page, said.apply);
      await page.getByRole('alert').waitFor();
      await inspect(page, `workbook-moved-${language}`);
      assert.ok(!(await linesOf(ref, said.account)).some(({ value }) => value === '31'));
      await press(page, said.again);
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await press(page, said.continue);
      await press(page, said.apply);
      await page.waitForURL(`**/declarations/${ref}/verifier`);
      const values = (await linesOf(ref, said.account)).map(({ value }) => value);
      assert.ok(values.includes('31') && values.includes('77'));
      await page.context().close();
    });

    test('forty thousand rows: how far the reading is, the page left and found again by its address, another reading stopped', async () => {
      const page = await partnerPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      const long = await workbookOf([['Organisme', 'Filière', 'Femmes', 'Hommes'], ...Array.from({ length: ROWS }, (_, index) => [`Équipe ${index} ${(index * 7919) % 100_003}`, 'ITO', 1, 2])]);
      await drop(page, said, long, 'long.xlsx');
      const bar = page.locator(`[role="progressbar"][aria-valuemax="${ROWS}"][aria-valuenow]`);
      await bar.waitFor();
      const done = Number(await bar.getAttribute('aria-valuenow'));
      assert.ok(done >= 0 && done <= ROWS);
      await picture(page, `workbook-reading-${language}`);
      const address = page.url();
      await page.goto(at(language, 'declarations'));
      await settled(page);
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: said.brings }).waitFor({ timeout: 60_000 });
      const { id, rowsDone, counts } = await ask('GET', `/declarations/${ref}/imports/${address.split('/').at(-1).split('?')[0]}`, { as: said.account });
      assert.ok(id && rowsDone === ROWS && counts.new + counts.changed > 0, JSON.stringify({ rowsDone, counts }));

      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      await drop(page, said, long, 'long.xlsx');
      await page.locator('[role="progressbar"]').waitFor();
      await press(page, said.stop);
      await page.getByRole('heading', { level: 1, name: said.cancelled }).waitFor();
      await picture(page, `workbook-stopped-${language}`);
      await page.context().close();
    });
  });
}

test('a file that is no workbook is refused where it was dropped', async () => {
  const page = await partnerPage('fr', words.fr.account);
  const ref = await draftOf(words.fr.account, '2026-T3');
  await page.goto(at('fr', `declarations/${ref}`));
  await settled(page);
  await page.locator('input[type="file"]').setInputFiles({ name: 'faux.xlsx', mimeType: XLSX, buffer: Buffer.from('rien') });
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /\S{4}/);
  assert.match(page.url(), new RegExp(`declarations/${ref}$`));
  await page.context().close();
});

test('the page of an import, matching included, and the declaration stay within the budget of scripts', async () => {
  const ref = await draftOf(words.fr.account, '2026-T3');
  const page = await partnerPage('fr', words.fr.account);
  await page.goto(at('fr', `declarations/${ref}`));
  await settled(page);
  await drop(page, words.fr, example);
  await settled(page);
  const address = page.url();
  const paths = [address, `${address}?etape=associer`, at('fr', `declarations/${ref}`)];
  let state = await page.context().storageState();
  await page.context().close();
  const weights = [];
  for (const path of paths) {
    const fresh = await newPage(browser, { storageState: state });
    const scripts = [];
    fresh.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(request);
    });
    await fresh.goto(path);
    await settled(fresh);
    const sizes = await Promise.all(scripts.map((script) => script.sizes()));
    const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    state = await fresh.context().storageState();
    await fresh.context().close();
    weights.push({ path, bytes });
  }
  assert.deepEqual(weights.filter(({ bytes }) => bytes === 0 || bytes > BUDGET_BYTES), [], JSON.stringify(weights));
});
