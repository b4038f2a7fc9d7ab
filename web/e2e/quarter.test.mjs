// One quarter from a company's own workbook to the accepted totals, and the next in three actions; by keyboard, in French and in Arabic.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { findings } from './axe.mjs';
import { at, newPage, picture, settled, signIn, startBrowser } from './browser.mjs';
import { makeDeclarant, openQuarter } from './declaring.mjs';
import { choose, drop, press, send, smallPdf } from './partner-steps.mjs';
import { ask } from './server.mjs';

const FIRST = '2026-T3';
const NEXT = '2026-T4';
const example = readFileSync(fileURLToPath(new URL('../../test/exchange/declaration-exemple.xlsx', import.meta.url)));

const words = {
  fr: { account: `quarter-fr-${process.pid}`, organisation: 'Trimestre premier', drop: 'Déposer un fichier Excel', read: 'Lire avec ces choix', lines: 'Lignes du fichier qui changent le brouillon', apply: /^Appliquer/, link: 'Relier à un indicateur : attestation.pdf', indicators: ['Effectif', 'Formations certifiées'], send: 'Déclarer et envoyer', sent: 'Déclaration envoyée', returned: 'renvoyée', toCorrect: 'Les lignes à corriger', visaGiven: 'Visa donné', accepted: 'acceptée' },
  ar: { account: `quarter-ar-${process.pid}`, organisation: 'Trimestre second', drop: 'إيداع ملف Excel', read: 'القراءة بهذه الاختيارات', lines: 'أسطر الملف التي تغير المسودة', apply: /^تطبيق/, link: 'ربط بمؤشر: attestation.pdf', indicators: ['العدد', 'التكوينات المشهود بها'], send: 'التصريح والإرسال', sent: 'أرسل التصريح', returned: 'أعيد', toCorrect: 'الأسطر التي يجب تصحيحها', visaGiven: 'منحت التأشيرة', accepted: 'قُبل' },
};

/** The example's own layout, as the company fills it again: one figure corrected, or another quarter. */
const exampleLike = async (period, women) => Buffer.from(await writeXlsx({ sheets: [
  { name: 'Emplois', rows: [
    ['DÉCLARATION TRIMESTRIELLE — DONNÉES D’EXEMPLE'], ['Société', 'Société Démonstration Atlas'], ['Période', period], ['Convention', 'DEMO-001'], [],
    ['Région', 'Filière', 'Femmes', 'Hommes', 'Total', 'Observations'], ['Casablanca-Settat', 'CRM', women, 540, women + 540], ['Casablanca-Settat', 'ITO', 205, 318, 523],
    ['Fès-Meknès', 'CRM', 164, 121, 285], ['Oriental', 'BPO', 58, 41, 99], ['Souss-Massa', 'ITO', 22, 30, 52], ['TOTAL', null, women + 449, 1050, women + 1499],
  ] },
  { name: 'Formation', rows: [['FORMATION'], [], ['Organisme', 'Filière', 'Inscrits', 'Certifiés', 'Insérés'], ['OFPPT', 'CRM', 120, 97, 71], ['Institut JAZARI', 'ITO', 45]] },
] }));

let browser;
before(async () => {
  browser = await startBrowser();
  for (const { organisation, account } of Object.values(words)) await makeDeclarant(organisation, account, { trains: true });
  await openQuarter(2026, 3);
  await openQuarter(2026, 4);
});
after(() => browser.close());

async function open(language, account, path) {
  const page = await newPage(browser);
  page.on('filechooser', () => undefined);
  await signIn(page, language, account);
  await page.goto(at(language, path));
  await settled(page);
  return page;
}

async function paste(page, block) {
  await page.locator('#cell-0-0').focus();
  await page.evaluate((text) => {
    const data = new window.DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new window.ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, block);
  await page.waitForSelector('[data-save="saved"]');
}

const draftOf = async (account, period) => (await ask('POST', '/declarations', { as: account, body: { period } })).ref;

/** Drops a workbook of a known layout: check, apply. */
async function dropAndApply(page, said, ref, buffer) {
  await drop(page, said, buffer);
  await page.getByRole('region', { name: said.lines }).waitFor();
  await press(page, said.apply);
  await page.waitForURL(`**/declarations/${ref}/verifier`);
}

async function linkTo(page, said, indicator) {
  await press(page, said.link);
  const drawer = page.getByRole('dialog');
  await drawer.locator('[id$="-indicator"]').focus();
  await page.keyboard.type(indicator);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'detached' });
}

/** What stands for the company at the end of the quarter: the total of its headcount, and the progress of its commitment. */
async function standing(organisation) {
  const { cells } = await ask('GET', '/totals?indicator=headcount&to=2026-09-30&groupBy=organisation');
  const { items } = await ask('GET', `/commitments?q=${encodeURIComponent(`Emplois ${organisation.name}`)}`);
  return {
    total: cells.find(({ group }) => group.organisation === organisation.id)?.accepted ?? null,
    progress: items.find(({ title }) => title.fr === `Emplois ${organisation.name}`)?.progress?.accepted ?? null,
  };
}

for (const language of ['fr', 'ar']) {
  const said = words[language];
  describe(`a quarter from a workbook in ${language}`, () => {
    let ref;
    let organisation;

    test('the partner imports the example, sees what is asked, attaches evidence and sends', async () => {
      ref = await draftOf(said.account, FIRST);
      const file = await ask('GET', `/declarations/${ref}`, { as: said.account });
      organisation = { id: file.organisation.id, name: said.organisation };
      const page = await open(language, said.account, `declarations/${ref}`);
      await drop(page, said, example);
      await page.waitForSelector('.match-sheet');
      await press(page, said.read);
      await page.getByRole('region', { name: said.lines }).waitFor();
      await settled(page);
      assert.match(await page.locator('main').innerText(), /Société Démonstration Atlas/);
      assert.deepEqual(await findings(page), []);
      await press(page, said.apply);
      await page.waitForURL(`**/declarations/${ref}/verifier`);

      // the example tells no movements: the company says so, in one block of Excel
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);
      await paste(page, Array.from({ length: 10 }, () => '—\t—\t—\t—').join('\n'));
      await page.goto(at(language, `declarations/${ref}/saisie/training`));
      await settled(page);
      await page.locator('#cell-0-1').focus();
      await page.keyboard.press('-');
      await page.waitForSelector('[data-save="saved"]');

      await page.goto(at(language, `declarations/${ref}/pieces`));
      await settled(page);
      await choose(page, 'attestation.pdf', 'application/pdf', smallPdf(`Attestation ${said.account}: 2311`));
      await page.locator('[data-evidence="available"]', { hasText: 'attestation.pdf' }).waitFor();
      for (const indicator of said.indicators) await linkTo(page, said, indicator);
      await send(page, language, said, ref);
      assert.deepEqual(await findings(page), []);
      const sent = await ask('GET', `/declarations/${ref}`);
      assert.equal(sent.state, 'submitted');
      assert.ok(!sent.checks.some(({ code }) => code === 'evidence_missing'), JSON.stringify(sent.checks));
      await page.context().close();
    });

    test('the official returns one line by key', async () => {
      const page = await open(language, 'official', `validation/${ref}`);
      await page.waitForFunction(() => document.querySelectorAll('.decisions li').length > 0);
      await page.keyboard.press('3');
      await page.getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
      await page.locator('[id$="-0-note"]').focus();
      await page.keyboard.type('812 ou 802 ?');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('status').filter({ hasText: said.returned }).waitFor();
      await page.context().close();
    });

    test('the partner corrects it by the same workbook; once accepted, totals and progress have changed in the same moment', async () => {
      const page = await open(language, said.account, `declarations/${ref}`);
      assert.match(await page.locator('.note', { hasText: said.toCorrect }).innerText(), /812 ou 802/);
      await dropAndApply(page, said, ref, await exampleLike('T3 2026', 802));
      await send(page, language, said, ref);
      await page.context().close();
      assert.deepEqual(await standing(organisation), { total: null, progress: null });

      const official = await open(language, 'official', `validation/${ref}`);
      await official.waitForFunction(() => document.querySelectorAll('.decisions li').length >= 3);
      await official.keyboard.press('1');
      await official.getByRole('dialog').waitFor();
      await official.keyboard.press('Enter');
      await official.getByRole('status').filter({ hasText: said.visaGiven }).first().waitFor();
      await official.context().close();
      const approver = await open(language, 'approver', `validation/${ref}`);
      await approver.waitForSelector('.decide');
      await approver.keyboard.press('1');
      await approver.getByRole('dialog').waitFor();
      assert.deepEqual(await findings(approver), []);
      const answered = approver.waitForResponse((response) => response.url().endsWith(`/examination/${ref}/accept`));
      await approver.keyboard.press('Enter');
      assert.equal((await answered).status(), 200);
      assert.deepEqual(await standing(organisation), { total: '2301', progress: '2301' });
      await picture(approver, `quarter-accepted-${language}`);
      await approver.context().close();
    });

    test('the next quarter takes three actions: drop, check, send', async () => {
      const next = await draftOf(said.account, NEXT);
      const page = await open(language, said.account, `declarations/${next}`);
      await dropAndApply(page, said, next, await exampleLike('T4 2026', 810));
      await settled(page);
      await picture(page, `quarter-next-${language}`);
      await send(page, language, said, next);
      assert.equal((await ask('GET', `/declarations/${next}`)).state, 'submitted');
      await page.context().close();
    });
  });
}
