// axe on every page, in three languages and two themes; no page scrolls sideways; the Arabic pages are mirrored.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { pages } from './pages.mjs';
import { address } from './server.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function open(page, language, { path, ready }) {
  await page.goto(at(language, path));
  await settled(page);
  if (ready !== undefined) await page.waitForSelector(ready);
}

for (const language of LANGUAGES) {
  describe(`pages in ${language}`, () => {
    const readers = new Map();
    before(async () => {
      for (const account of new Set(pages.map(({ account = 'official' }) => account))) {
        const page = await newPage(browser);
        await signIn(page, language, account);
        readers.set(account, page);
      }
    });
    after(async () => {
      for (const page of readers.values()) await page.context().close();
    });

    for (const target of pages) {
      test(`${target.name}: axe finds nothing, and nothing scrolls sideways at 360 px`, async () => {
        const page = readers.get(target.account ?? 'official');
        await page.setViewportSize(WIDE);
        await open(page, language, target);
        await picture(page, `${target.name}-${language}`);
        const found = await findings(page);
        const wide = await overflow(page);
        await page.setViewportSize(NARROW);
        await settled(page);
        await picture(page, `${target.name}-${language}-360`);
        assert.deepEqual({ found, wide, narrow: await overflow(page) }, { found: [], wide: 0, narrow: 0 });
      });
    }

    test('sign-in: axe finds nothing, and nothing scrolls sideways at 360 px', async () => {
      const page = await newPage(browser);
      await page.goto(`${address}/${language}/connexion`);
      await page.waitForSelector('#email');
      const found = await findings(page);
      await picture(page, `sign-in-${language}`);
      await page.setViewportSize(NARROW);
      assert.deepEqual({ found, narrow: await overflow(page) }, { found: [], narrow: 0 });
      await page.context().close();
    });
  });
}

describe('right to left', () => {
  test('the Arabic page is mirrored, its digits, references and plots are not', async () => {
    const page = await newPage(browser);
    await signIn(page, 'ar');
    await page.goto(at('ar', 'jalons?vue=frise'));
    await settled(page);
    const facts = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      navigationIsRight: document.querySelector('.shell > .nav').getBoundingClientRect().left > document.querySelector('main').getBoundingClientRect().left,
      plot: getComputedStyle(document.querySelector('main figure svg')).direction,
      key: getComputedStyle(document.querySelector('kbd')).direction,
    }));
    assert.deepEqual(facts, { lang: 'ar', dir: 'rtl', navigationIsRight: true, plot: 'ltr', key: 'ltr' });
    await page.goto(at('ar', 'jalons'));
    await settled(page);
    assert.equal(await page.locator('.reference').first().evaluate((element) => element.tagName), 'BDI');
    assert.doesNotMatch(await page.locator('main').innerText(), /[\u0660-\u0669]/);
    const drawerSide = async () => {
      await page.goto(at('ar', 'jalons?jalon=JAL-014'));
      await page.waitForSelector('#log-date');
      return page.locator('[role="dialog"]').evaluate((element) => Math.round(element.getBoundingClientRect().left));
    };
    assert.equal(await drawerSide(), 0);
    await page.context().close();
  });
});
