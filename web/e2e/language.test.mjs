// The pages of the programme office fetch texts of their own: they speak the language of the reader, whatever the way to them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, newPage, settled, signIn, startBrowser } from './browser.mjs';

const titles = { fr: 'Zones d’accueil', ar: 'مناطق الاستقبال' };

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a page of the office follows a change of language, and one reached by a link speaks at once', async () => {
  const page = await newPage(browser);
  await signIn(page, 'fr');
  await page.locator('nav a[href$="/zones"]').first().click();
  await page.getByRole('heading', { level: 1, name: titles.fr }).waitFor();
  await page.locator('.languages a[lang="ar"]').click();
  await page.waitForURL(at('ar', 'zones') + '**');
  await page.getByRole('heading', { level: 1, name: titles.ar }).waitFor();
  await settled(page);
  assert.doesNotMatch(await page.locator('main').innerText(), /\b(?:column|filter|state)\.[a-z]/);
  await page.goto(at('fr', 'zones'));
  await page.getByRole('heading', { level: 1, name: titles.fr }).waitFor();
  await page.context().close();
});
