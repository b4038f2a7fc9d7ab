// What a first visit to each page fetches of scripts, in compressed bytes, before anybody touches anything.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { at, newPage, settled, signIn, startBrowser } from './browser.mjs';
import { pages } from './pages.mjs';
import { address } from './server.mjs';

const BUDGET_BYTES = 250_000;

/** A drawer that an address opens is fetched as if somebody had opened it. */
const plainPages = pages.filter(({ ready }) => ready === undefined);

let browser;
/** What the browser of each account kept last: its refresh cookie is good for one use. */
const kept = new Map();
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function keepSession(account) {
  const page = await newPage(browser);
  await signIn(page, 'fr', account);
  await settled(page);
  kept.set(account, await page.context().storageState());
  await page.context().close();
}

/** With an empty cache, in a context of its own. */
async function scriptBytes(url, account) {
  const page = await newPage(browser, { storageState: kept.get(account) });
  const scripts = [];
  page.on('requestfinished', (request) => {
    // the viewer in which the browser shows a PDF is its own
    if (request.resourceType() === 'script' && request.url().startsWith(address)) scripts.push(request);
  });
  await page.goto(url);
  await settled(page);
  const sizes = await Promise.all(scripts.map((script) => script.sizes()));
  kept.set(account, await page.context().storageState());
  await page.context().close();
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

describe('the scripts of a first visit', () => {
  test('sign-in stays within the budget', async () => {
    const bytes = await scriptBytes(`${address}/fr/connexion`, 'nobody');
    assert.ok(bytes > 0 && bytes <= BUDGET_BYTES, `${bytes} bytes of scripts`);
  });

  // French is the language of most readers, Arabic the heaviest
  for (const language of ['fr', 'ar']) {
    for (const { name, path, account = 'official' } of plainPages) {
      test(`${name} stays within the budget, ${language}`, async () => {
        if (!kept.has(account)) await keepSession(account);
        const bytes = await scriptBytes(at(language, path), account);
        assert.ok(bytes > 0 && bytes <= BUDGET_BYTES, `${bytes} bytes of scripts`);
      });
    }
  }
});
