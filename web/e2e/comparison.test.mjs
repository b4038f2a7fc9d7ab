// What changed between two days: the days chosen by keyboard, the figures known otherwise, and who made them so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { ask } from './server.mjs';

const words = {
  fr: { from: 'À la fin du', to: 'Et à la fin du', compare: 'Comparer', order: 'Le second jour vient après le premier.' },
  ar: { from: 'في نهاية', to: 'وفي نهاية', compare: 'مقارنة', order: 'اليوم الثاني يأتي بعد الأول.' },
  en: { from: 'At the end of', to: 'And at the end of', compare: 'Compare', order: 'The second day comes after the first.' },
};

let browser;
let compared;
before(async () => {
  browser = await startBrowser();
  compared = await ask('GET', '/comparison?from=2024-03-31T22:59:59Z&to=2024-09-30T22:59:59Z');
});
after(() => browser.close());

for (const language of LANGUAGES) {
  test(`two days are compared, and a figure known otherwise opens to its events, in ${language}`, async () => {
    const said = words[language];
    const changed = compared.agreements.filter(({ figures }) => figures.length > 0);
    assert.ok(changed.length > 0, 'the history of DEMO changed nothing');
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, 'comparaison?de=2024-09-30&a=2024-10-31'));
    await settled(page);
    await page.getByLabel(said.from, { exact: true }).fill('31/03/2024');
    await page.getByLabel(said.to, { exact: true }).fill('31/01/2024');
    await page.getByRole('button', { name: said.compare }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(said.order).waitFor();
    await page.getByLabel(said.to, { exact: true }).fill('30/09/2024');
    await page.getByRole('button', { name: said.compare }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**de=2024-03-31**');
    await page.getByRole('link', { name: changed[0].figures[0].declarations[0] }).first().waitFor();
    await settled(page);
    assert.deepEqual(await findings(page), []);
    await picture(page, `comparison-${language}`);
    const openers = page.locator('.section-head button[aria-expanded="false"]');
    assert.equal(await openers.count(), compared.agreements.filter(({ events }) => events > 0).length);
    if ((await openers.count()) > 0) {
      await openers.first().focus();
      await page.keyboard.press('Enter');
      await page.locator('.history').first().waitFor();
    }
    await page.setViewportSize(NARROW);
    await settled(page);
    assert.equal(await overflow(page), 0);
    await picture(page, `comparison-narrow-${language}`);
    await page.context().close();
  });
}
