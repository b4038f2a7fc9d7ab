// A partner gives its own system a token, which is shown once and declares, and takes it back; by keyboard, in French and in Arabic.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { makeDeclarant } from './declaring.mjs';
import { address, programme } from './server.mjs';

const words = {
  fr: { account: `jeton-fr-${process.pid}`, organisation: 'Essai jeton premier', name: 'Paie, siège', create: 'Enregistrer', revoke: 'Révoquer', revoked: 'révoqué', menu: 'Jetons d’accès' },
  ar: { account: `jeton-ar-${process.pid}`, organisation: 'Essai jeton second', name: 'الأجور، المقر', create: 'حفظ', revoke: 'إلغاء', revoked: 'ملغى', menu: 'رموز الولوج' },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const declarations = (token) => fetch(`${address}/api/v1/programmes/${programme}/declarations`, { headers: { Authorization: `Bearer ${token}` } });

for (const [language, said] of Object.entries(words)) {
  describe(`a token in ${language}`, () => {
    before(() => makeDeclarant(said.organisation, said.account));

    test('is made, shown once, opens what its scopes open, and is revoked', async () => {
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.locator('button.user').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: said.menu }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/jetons');
      await settled(page);
      assert.deepEqual(await findings(page), []);
      await page.goto(at(language, 'jetons?nouveau=oui'));
      const name = page.locator('[role="dialog"] form input').first();
      await name.waitFor();
      await name.focus();
      await page.keyboard.type(said.name);
      assert.deepEqual(await findings(page), []);
      await picture(page, `token-new-${language}`);
      await page.keyboard.press('Enter');
      const shown = page.locator('[role="dialog"] input[readonly]');
      await shown.waitFor();
      const token = await shown.inputValue();
      assert.match(token, /^mithaq_[A-Za-z0-9_-]{43}$/);
      assert.deepEqual(await findings(page), []);
      await picture(page, `token-made-${language}`);
      assert.equal((await declarations(token)).status, 200);
      await page.goto(at(language, 'jetons'));
      await settled(page);
      assert.ok(!(await page.content()).includes(token));
      await picture(page, `tokens-${language}`);
      await page.setViewportSize(NARROW);
      await settled(page);
      assert.equal(await overflow(page), 0);
      await page.setViewportSize(WIDE);
      await page.getByRole('button', { name: said.revoke }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('row').filter({ hasText: said.revoked }).waitFor();
      assert.equal((await declarations(token)).status, 401);
      await page.context().close();
    });
  });
}
