// A quarter is declared by keyboard, one line comes back, is corrected and accepted; drafts survive; in French and in Arabic.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser, tabTo, waitForFocus } from './browser.mjs';
import { ensureSite, fill, makeDeclarant, openQuarter, secondExaminer } from './declaring.mjs';
import { send } from './partner-steps.mjs';
import { ask } from './server.mjs';

const words = {
  fr: { account: `declarant-fr-${process.pid}`, organisation: 'Essai premier', quarter: [2027, 1], start: 'Commencer', next: 'ArrowRight', previous: 'ArrowLeft', saved: 'Brouillon enregistré à', send: 'Déclarer et envoyer', sent: 'Déclaration envoyée', accept: 'Donner le visa', visaGiven: 'Visa donné', another: 'l’acceptation d’une autre', sendBack: 'Renvoyer', returned: 'renvoyée', ambiguous: 'nombre ambigu', toCorrect: 'Les lignes à corriger', effects: 'Ce que l’acceptation changerait' },
  ar: { account: `declarant-ar-${process.pid}`, organisation: 'Essai second', quarter: [2027, 2], start: 'بدء', next: 'ArrowLeft', previous: 'ArrowRight', saved: 'المسودة محفوظة على', send: 'التصريح والإرسال', sent: 'أرسل التصريح', accept: 'منح التأشيرة', visaGiven: 'منحت التأشيرة', another: 'شخص', sendBack: 'إعادة', returned: 'أعيد', ambiguous: 'عدد ملتبس', toCorrect: 'الأسطر التي يجب تصحيحها', effects: 'ما سيغيره القبول' },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** What axe finds on a page of the journey, in the language of the journey, and in English beside French; and whether it scrolls sideways on a phone. */
async function inspect(page, language, path, ready) {
  for (const spoken of language === 'fr' ? ['fr', 'en'] : [language]) {
    await page.goto(at(spoken, path));
    await settled(page);
    await page.waitForSelector(ready);
    const found = await findings(page);
    await picture(page, `${path.replaceAll('/', '-').replace(/DCL-[0-9T-]+/, '')}-${spoken}`);
    await page.setViewportSize(NARROW);
    await settled(page);
    const narrow = await overflow(page);
    await page.setViewportSize(WIDE);
    assert.deepEqual({ path, spoken, found, narrow }, { path, spoken, found: [], narrow: 0 });
  }
  await page.goto(at(language, path));
  await settled(page);
}

const cell = (row, column) => `#cell-${row}-${column}`;

/** Types a row of numbers from its first cell on, and follows with Tab. */
async function typeRow(page, values) {
  for (const value of values) {
    await page.keyboard.type(String(value));
    await page.keyboard.press('Tab');
  }
}

async function pasteText(page, text) {
  await page.evaluate((block) => {
    const data = new window.DataTransfer();
    data.setData('text/plain', block);
    document.activeElement.dispatchEvent(new window.ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const savedState = (page) => page.waitForSelector('[data-save="saved"]');

/** Whatever the obligations ask beside jobs is not applicable. */
async function fillTheRest(ref, as) {
  const file = await ask('GET', `/declarations/${ref}`, { as });
  for (const { section, indicators } of file.sections.filter((one) => one.section !== 'jobs')) {
    await fill(ref, section, indicators.map(({ code }) => ({ indicator: code, site: null, state: 'not_applicable', value: null })), as);
  }
}

for (const language of ['fr', 'ar']) {
  const said = words[language];
  describe(`a quarter in ${language}`, () => {
    let ref;
    let file;
    before(async () => {
      const organisation = await makeDeclarant(said.organisation, said.account);
      await ensureSite(organisation.id, 'Salé, site A', 'MA-04');
      await ensureSite(organisation.id, 'Rabat, site B', 'MA-04');
      await openQuarter(...said.quarter);
    });

    test('the partner begins it and fills the jobs by keyboard; what is typed survives a killed page', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, 'declarations'));
      await settled(page);
      const period = `${said.quarter[0]}-T${said.quarter[1]}`;
      const due = await ask('GET', '/declarations/-/due', { as: said.account });
      assert.ok(due.some((one) => one.period.ref === period && one.declaration === null));
      await picture(page, `declarations-${language}`);
      const index = due.filter(({ declaration }) => declaration === null).findIndex((one) => one.period.ref === period);
      await page.locator('.due-line button').nth(index).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/declarations/DCL-*');
      await settled(page);
      ref = page.url().split('/').at(-1);
      await picture(page, `declaration-${language}`);
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);

      await tabTo(page, '[role="gridcell"]');
      await waitForFocus(page, cell(0, 0));
      assert.equal(await page.locator('.entry-grid [tabindex="0"]').count(), 1);
      await page.keyboard.press(said.next);
      await waitForFocus(page, cell(0, 1));
      await page.keyboard.press(said.previous);
      await page.keyboard.press('Control+End');
      await waitForFocus(page, cell(1, 4));
      await page.keyboard.press('Control+Home');
      await waitForFocus(page, cell(0, 0));
      await page.keyboard.press('F2');
      await page.keyboard.type('99');
      await page.keyboard.press('Escape');
      await waitForFocus(page, cell(0, 0));
      assert.equal((await page.locator(`${cell(0, 0)} bdi`).count()), 0);
      await typeRow(page, [22, 6, 0, 0, 250]);
      await typeRow(page, [31, 12, 0, 0]);
      await page.reload();
      await settled(page);
      assert.match(await page.locator(cell(1, 1)).innerText(), /12/);
      await savedState(page);
      assert.match(await page.locator('[data-save="saved"]').innerText(), new RegExp(`^${said.saved} \\d\\d:\\d\\d`));
      file = await ask('GET', `/declarations/${ref}`, { as: said.account });
      assert.equal(file.sections[0].lines.find(({ indicator, value }) => indicator === 'job_exits' && value === '12')?.state, 'reported');
      await page.context().close();
    });

    test('a block of Excel fills the grid, what is ambiguous is refused in words, one undo takes it back', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);
      await page.locator(cell(0, 0)).focus();
      await pasteText(page, '22\t6\t1\u202f000\t0\r\n1.234\t—\t٤\t/\r\n');
      await page.getByText(said.ambiguous).first().waitFor();
      assert.equal(await page.getAttribute(cell(1, 0), 'aria-invalid'), 'true');
      assert.match(await page.locator(cell(0, 2)).innerText(), /1\u202f000/);
      assert.match(await page.locator(cell(1, 2)).innerText(), /4/);
      await picture(page, `entry-pasted-${language}`);
      await page.keyboard.press('Control+z');
      await page.getByText(said.ambiguous).first().waitFor({ state: 'detached' });
      assert.match(await page.locator(cell(1, 0)).innerText(), /31/);
      await page.locator(cell(1, 4)).focus();
      await page.keyboard.type('165');
      await page.keyboard.press('Enter');
      await savedState(page);
      const lines = (await ask('GET', `/declarations/${ref}`, { as: said.account })).sections[0].lines;
      assert.deepEqual(lines.filter(({ indicator }) => indicator === 'headcount').map(({ value }) => value).sort(), ['165', '250']);
      await picture(page, `entry-${language}`);
      await page.context().close();
    });

    test('without a network what is typed is kept, and leaves when it is back', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);
      await page.context().setOffline(true);
      await page.locator(cell(0, 1)).focus();
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-save="offline"]');
      await page.context().setOffline(false);
      await savedState(page);
      const exits = (await ask('GET', `/declarations/${ref}`, { as: said.account })).sections[0].lines.filter(({ indicator }) => indicator === 'job_exits').map(({ value }) => value);
      assert.ok(exits.includes('7'));
      await page.context().close();
    });

    test('somebody else saved the section: what differs is told cell by cell', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}/saisie/jobs`));
      await settled(page);
      const { lines } = (await ask('GET', `/declarations/${ref}`, { as: said.account })).sections[0];
      const exit = lines.find(({ indicator, value }) => indicator === 'job_exits' && value === '7');
      await fill(ref, 'jobs', [{ indicator: 'job_exits', site: exit.site, state: 'reported', value: '6' }], said.account);
      await page.locator(cell(0, 1)).focus();
      await page.keyboard.type('8');
      await page.keyboard.press('Enter');
      await page.locator('.differences li').waitFor();
      assert.match(await page.locator('.differences li').innerText(), /8[\s\S]*6/);
      await picture(page, `entry-merge-${language}`);
      await page.locator('.differences button').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.locator('.differences li').waitFor({ state: 'detached' });
      assert.match(await page.locator(cell(0, 1)).innerText(), /6/);
      await page.context().close();
    });

    test('it is checked, explained, declared and sent; the receipt has number, instant and hash', async () => {
      await fillTheRest(ref, said.account);
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await inspect(page, language, `declarations/${ref}`, '.tasks');
      await inspect(page, language, `declarations/${ref}/saisie/jobs`, '.entry-grid');
      await inspect(page, language, `declarations/${ref}/verifier`, '#declared-exact');
      await effectsShown(page, said);
      await picture(page, `effects-${language}`);
      await send(page, language, said, ref);
      await picture(page, `receipt-${language}`);
      const sent = await ask('GET', `/declarations/${ref}`, { as: said.account });
      assert.equal(sent.state, 'submitted');
      const text = await page.locator('.receipt').innerText();
      await inspect(page, language, `declarations/${ref}/envoyee`, '.receipt');
      assert.ok(text.includes(`${ref}/1`) && text.includes(sent.contentHash));
      await page.context().close();
    });

    test('the official returns one line with its reason, by key', async () => {
      const page = await newPage(browser);
      await signIn(page, language, 'official');
      await page.goto(at(language, `validation/${ref}`));
      await settled(page);
      await page.waitForSelector('.decide');
      await page.waitForFunction(() => document.querySelectorAll('.decisions li').length > 0);
      assert.equal((await ask('GET', `/declarations/${ref}`)).underExamination, true);
      await inspect(page, language, `validation/${ref}`, '.decide');
      await effectsShown(page, said);
      await picture(page, `examination-${language}`);
      await page.keyboard.press('3');
      await page.getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
      await page.locator('[id$="-0-note"]').focus();
      await page.keyboard.type('22 ou 23 ?');
      await picture(page, `return-${language}`);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('status').filter({ hasText: said.returned }).waitFor();
      assert.equal((await ask('GET', `/declarations/${ref}`)).state, 'returned');
      await page.context().close();
    });

    test('the partner sees which line, corrects it and sends again; two persons accept', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      const note = page.locator('.note', { hasText: said.toCorrect });
      assert.match(await note.innerText(), /22 ou 23/);
      await picture(page, `returned-${language}`);
      await note.getByRole('link').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/saisie/jobs');
      await settled(page);
      await page.locator(cell(0, 0)).focus();
      await page.keyboard.type('23');
      await page.keyboard.press('Enter');
      await savedState(page);
      await send(page, language, said, ref);
      await page.context().close();

      const official = await newPage(browser);
      await signIn(official, language, 'official');
      await official.goto(at(language, `validation/${ref}`));
      await settled(official);
      await official.waitForFunction(() => document.querySelectorAll('.decisions li').length >= 3);
      await official.keyboard.press('1');
      await official.getByRole('dialog').waitFor();
      await official.keyboard.press('Enter');
      await official.getByRole('status').filter({ hasText: said.visaGiven }).first().waitFor();
      const visa = await ask('GET', `/declarations/${ref}`);
      assert.equal(visa.visaGiven, true);
      // the one who gave the visa cannot accept: the register says so, and the page tells it
      await official.goto(at(language, `validation/${ref}`));
      await settled(official);
      await official.waitForSelector('.decide');
      await official.keyboard.press('1');
      await official.getByRole('dialog').waitFor();
      await official.keyboard.press('Enter');
      await official.getByRole('alert').filter({ hasText: said.another }).waitFor();
      await picture(official, `four-eyes-${language}`);
      assert.equal((await ask('GET', `/declarations/${ref}`)).state, 'submitted');
      await official.context().close();

      const other = await secondExaminer();
      const accepted = await other.ask('POST', `/examination/${ref}/accept`, { version: visa.version });
      assert.equal(accepted.state, 'accepted');
      assert.equal(accepted.sections[0].lines.find(({ indicator, value }) => indicator === 'job_entries' && value === '23').accepted, '23');
    });
  });
}

/** Every commitment or total that the acceptance would change stands in the table. */
async function effectsShown(page, said) {
  const table = page.getByRole('region', { name: said.effects }).getByRole('table').first();
  await table.scrollIntoViewIfNeeded();
  assert.ok((await table.getByRole('row').count()) > 1);
}

test('signing out leaves nothing typed in the browser', async () => {
  const page = await newPage(browser);
  await signIn(page, 'fr', 'partner');
  await page.evaluate(() => window.localStorage.setItem('mithaq.draft.a.b.c.d', '{"base":{},"entries":{}}'));
  await page.locator('.user').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.waitForURL('**/connexion**');
  assert.equal(await page.evaluate(() => Object.keys(window.localStorage).filter((name) => name.startsWith('mithaq.draft.')).length), 0);
  await page.context().close();
});
