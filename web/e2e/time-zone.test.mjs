// Civil dates are the same wherever the browser stands.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { at, newPage, settled, signIn, startBrowser } from './browser.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function textsIn(timezoneId) {
  const page = await newPage(browser, { timezoneId });
  await signIn(page, 'fr');
  await page.goto(at('fr', 'jalons?tri=reference&convention=CNV-2024-009'));
  await settled(page);
  const list = await page.locator('main table').innerText();
  const clocks = await page.locator('.clocks-top').innerText();
  await page.goto(at('fr', 'jalons?jalon=JAL-014'));
  await page.locator('.history').waitFor();
  const typed = await page.inputValue('#log-date');
  const history = await page.locator('[role="dialog"] .milestone-lines').innerText();
  const instants = await page.locator('.history time').allInnerTexts();
  await page.goto(at('fr', 'travail'));
  await settled(page);
  const work = (await page.locator('.work-group').allInnerTexts()).filter((text) => !text.includes('Essai'));
  await page.context().close();
  return { list, clocks, typed, history, instants, work };
}

describe('dates', () => {
  let morocco;
  before(async () => {
    morocco = await textsIn('Africa/Casablanca');
  });

  for (const zone of ['America/New_York', 'Asia/Tokyo']) {
    test(`a browser in ${zone} shows the dates and hours of Casablanca`, async () => {
      const elsewhere = await textsIn(zone);
      assert.match(elsewhere.list, /28\/02\/2027/);
      assert.deepEqual(elsewhere, morocco);
    });
  }
});
