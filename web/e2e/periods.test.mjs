// The programme office creates a quarter, opens it, gives one organisation more time, and closes it; by keyboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { makeDeclarant } from './declaring.mjs';
import { ask } from './server.mjs';

const words = {
  fr: { quarter: 1, text: 'T1 2029', organisation: 'Essai période premier', create: 'Créer un trimestre', year: 'Année', save: 'Enregistrer', open: 'Ouvrir', close: 'Fermer', extend: 'Prolonger le délai de', lastDay: 'Dernier jour à temps', missingDue: 'Écrivez le nouveau dernier jour.', reason: 'Motif', technical: 'Incident technique', extended: 'prolongée' },
  ar: { quarter: 2, text: 'الفصل الثاني 2029', organisation: 'Essai période second', create: 'إنشاء فصل', year: 'السنة', save: 'حفظ', open: 'فتح', close: 'إغلاق', extend: 'تمديد أجل', lastDay: 'آخر يوم داخل الأجل', missingDue: 'اكتبوا آخر يوم الجديد.', reason: 'السبب', technical: 'حادث تقني', extended: 'ممدد' },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const press = async (page, locator) => {
  await locator.focus();
  await page.keyboard.press('Enter');
};

for (const [language, said] of Object.entries(words)) {
  describe(`a quarter in ${language}`, () => {
    const ref = `2029-T${said.quarter}`;
    const periodOf = async () => (await ask('GET', '/periods')).find((period) => period.ref === ref);
    before(() => makeDeclarant(said.organisation, `periode-${language}-${process.pid}`));

    test('is created, opened, extended for one organisation, and closed', async () => {
      const page = await newPage(browser);
      await signIn(page, language);
      await page.goto(at(language, 'admin/periodes'));
      await press(page, page.getByRole('button', { name: said.create }).first());
      const form = page.getByRole('dialog');
      await form.getByLabel(said.year).fill('2029');
      await form.locator(`input[type="radio"][value="${said.quarter}"]`).focus();
      await page.keyboard.press('Space');
      assert.deepEqual(await findings(page), []);
      await press(page, form.getByRole('button', { name: said.save }));
      await form.waitFor({ state: 'detached' });
      const row = page.locator('main tr', { hasText: said.text });
      await row.waitFor();

      for (const [action, state] of [[said.open, 'open'], [said.close, 'closed']]) {
        await press(page, row.getByRole('button', { name: action }));
        const question = page.getByRole('dialog');
        await press(page, question.getByRole('button', { name: `${action} ${said.text}`, exact: true }));
        await question.waitFor({ state: 'detached' });
        assert.equal((await periodOf()).state, state);
        if (state === 'open') await extend(page);
      }
      await page.close();
    });

    async function extend(page) {
      await page.goto(at(language, `admin/periodes?periode=${ref}`));
      const due = page.locator('main tr', { hasText: said.organisation });
      await press(page, due.getByRole('button', { name: said.extend }));
      const form = page.getByRole('dialog');
      await press(page, form.getByRole('button', { name: said.save }));
      await form.getByText(said.missingDue).first().waitFor();
      assert.deepEqual(await findings(page), []);
      await form.getByLabel(said.lastDay).first().fill('31/12/2029');
      await form.getByRole('combobox', { name: said.reason }).focus();
      await page.keyboard.type(said.technical);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await press(page, form.getByRole('button', { name: said.save }));
      await form.waitFor({ state: 'detached' });
      await due.getByText(said.extended).waitFor();
      await settled(page);
      assert.deepEqual(await findings(page), []);
      await picture(page, `period-${language}`);
      await page.setViewportSize(NARROW);
      await settled(page);
      assert.equal(await overflow(page), 0);
      await page.setViewportSize(WIDE);
      const owed = (await ask('GET', `/periods/${ref}/due`)).find(({ organisation }) => organisation.name.fr === said.organisation);
      assert.deepEqual([owed.dueOn, owed.extended], ['2029-12-31', true]);
    }
  });
}
