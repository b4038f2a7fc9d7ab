// The official's journey “Log a milestone”, without a mouse, in French and in Arabic.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chooseInPalette, dayBefore, at, newPage, picture, settled, signIn, startBrowser, tabTo, waitForFocus } from './browser.mjs';
import { ask, makeMilestone } from './server.mjs';

const words = {
  fr: { noun: 'jalon', saved: 'Enregistré', undone: 'enregistrement annulé', later: '15 jours plus tard', reason: 'Raccordement', reasonMissing: 'Choisissez le motif', forecast: 'Prévision : ajout', undo: 'annulation par son auteur', error: 'Erreur :' },
  ar: { noun: 'محطة', saved: 'تم الحفظ', undone: 'ألغي التسجيل', later: '15 يوما', reason: 'الربط', reasonMissing: 'اختاروا سبب', forecast: 'التوقع: تسجيل', undo: 'إلغاء من صاحبه', error: 'خطأ:' },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const language of ['fr', 'ar']) {
  const said = words[language];
  describe(`the milestone journey by keyboard in ${language}`, () => {
    test('three actions log it, and the key of undo appends the reversal', async () => {
      const { ref } = await makeMilestone('Essai du clavier', { titleAr: 'تجربة لوحة المفاتيح' });
      const page = await newPage(browser);
      await signIn(page, language);

      await chooseInPalette(page, `${said.noun} ${ref}`, ref);
      await waitForFocus(page, '#log-date');
      const day = dayBefore(3);
      await page.keyboard.type(day);
      await page.keyboard.press('Control+Enter');

      const toast = page.getByRole('status').filter({ hasText: said.saved });
      await toast.waitFor();
      await waitForFocus(page, `[data-milestone="${ref}"]`);
      const row = page.locator('tr', { has: page.locator(`[data-milestone="${ref}"]`) });
      assert.match(await row.innerText(), new RegExp(day));
      assert.equal((await ask('GET', `/milestones/${ref}`)).status, 'met');
      await picture(page, `journey-${language}-saved`);

      await page.keyboard.press('Control+z');
      await page.getByText(said.undone).first().waitFor();
      assert.equal((await ask('GET', `/milestones/${ref}`)).status, 'scheduled');
      await row.filter({ hasNotText: day }).waitFor();

      await page.keyboard.press('Enter');
      await page.locator('.history').getByText(said.undo).waitFor();
      await page.locator('.history').getByText(day).first().waitFor();
      await picture(page, `journey-${language}-history`);
      await page.context().close();
    });

    test('a later forecast asks for its reason by name, and the summary takes the focus', async () => {
      const before = await ask('GET', '/milestones/JAL-014');
      const page = await newPage(browser);
      await signIn(page, language);
      await chooseInPalette(page, `${said.noun} 014`, 'JAL-014');
      await waitForFocus(page, '#log-date');
      await page.keyboard.type('15/07/2027');
      await page.getByText(said.later).waitFor();

      await page.keyboard.press('Control+Enter');
      await waitForFocus(page, '[role="alert"]');
      assert.match(await page.title(), new RegExp(`^${said.error}`));
      const link = page.locator('[role="alert"] a');
      const inline = page.locator('#log-reason-error, .mantine-InputWrapper-error').filter({ hasText: said.reasonMissing });
      assert.equal((await link.innerText()).trim(), (await inline.innerText()).trim());
      assert.equal(await page.getAttribute('#log-reason', 'aria-invalid'), 'true');

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await waitForFocus(page, '#log-reason');
      for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown');
      assert.match(await page.locator('#log-reason option:checked').innerText(), new RegExp(said.reason));
      await picture(page, `journey-${language}-drawer`);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('status').filter({ hasText: said.saved }).waitFor();
      const after = await ask('GET', '/milestones/JAL-014');
      assert.deepEqual(after.forecast, { on: '2027-07-15', precision: 'day' });
      assert.equal(after.forecasts.at(-1).reasonCode, 'power_connection');

      await waitForFocus(page, '[data-milestone="JAL-014"]');
      await page.keyboard.press('u');
      await page.getByText(said.undone).first().waitFor();
      assert.deepEqual((await ask('GET', '/milestones/JAL-014')).forecast, before.forecast);
      await page.keyboard.press('Enter');
      await page.locator('.history').getByText(said.forecast).first().waitFor();
      await page.context().close();
    });
  });
}

describe('the drawer', () => {
  test('Escape closes it alone and the row has the focus again', async () => {
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', 'jalons'));
    await settled(page);
    await tabTo(page, '[data-milestone="JAL-009"]');
    await page.keyboard.press('Enter');
    await waitForFocus(page, '#log-date');
    await page.keyboard.press('Escape');
    await waitForFocus(page, '[data-milestone="JAL-009"]');
    assert.equal(new URL(page.url()).search, '');
    await page.context().close();
  });

  test('the row changes before the server answers, and changes back when the server fails', async () => {
    const { ref } = await makeMilestone('Essai optimiste');
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', `jalons?jalon=${ref}`));
    await waitForFocus(page, '#log-date');
    const held = Promise.withResolvers?.() ?? withResolvers();
    await page.route('**/log', async (route) => {
      await held.promise;
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: '', status: 500, code: 'internal', request: 'req-essai' }) });
    });
    const row = page.locator('tr', { has: page.locator(`[data-milestone="${ref}"]`) });
    await row.waitFor();
    await page.keyboard.press('Control+Enter');
    await row.getByText('Tenu').waitFor();
    held.resolve();
    await page.locator('[role="dialog"] [role="alert"]').getByText('req-essai').waitFor();
    await row.getByText('Prévu').waitFor();
    await page.context().close();
  });

  test('a change made by somebody else in between shows mine and theirs, and mine can be kept', async () => {
    const { ref, version } = await makeMilestone('Essai de conflit');
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', `jalons?jalon=${ref}`));
    await waitForFocus(page, '#log-date');
    await ask('POST', `/milestones/${ref}/log`, { version, body: { outcome: 'not_met' } });
    await page.keyboard.press('Control+Enter');
    const conflict = page.locator('.conflict');
    await conflict.waitFor();
    await conflict.getByText('Non tenu').waitFor();
    assert.match(await conflict.innerText(), /Tenu/);
    await page.getByRole('button', { name: 'Garder ma saisie' }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'Enregistré' }).waitFor();
    assert.equal((await ask('GET', `/milestones/${ref}`)).status, 'met');
    await page.context().close();
  });

  test('a partner proposes a forecast on the milestone that it owns, and the official finds it in the work list', async () => {
    const { owner } = await ask('GET', '/milestones/JAL-009');
    const { ref } = await makeMilestone('Essai de proposition', { agreement: 'CNV-2024-009', ownerId: owner.id });
    const page = await newPage(browser);
    await signIn(page, 'fr', 'partner');
    await page.goto(at('fr', `jalons?jalon=${ref}`));
    await waitForFocus(page, '#proposal-date');
    await page.keyboard.type('01/06/2026');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: 'prévision proposée' }).waitFor();
    const { items } = await ask('GET', '/work');
    assert.ok(items.some((item) => item.reason === 'forecast_proposed' && item.ref === ref));
    await page.context().close();
  });
});

function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
