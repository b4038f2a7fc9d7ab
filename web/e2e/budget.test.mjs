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
const sessions = new Map();
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** The cookies of an account that has signed in, for a context of its own with an empty cache. */
async function signedIn(account) {
  if (!sessions.has(account)) {
    const page = await newPage(browser);
    await signIn(page, 'fr', account);
    sessions.set(account, page.context());
  }
  return sessions.get(account).storageState();
}

async function scriptBytes(url, options) {
  const page = await newPage(browser, options);
  const scripts = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await page.goto(url);
  await settled(page);
  const sizes = await Promise.all(scripts.map((script) => script.sizes()));
  const storageState = await page.context().storageState();
  await page.context().close();
  return { bytes: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0), storageState };
}

describe('the scripts of a first visit', () => {
  test('sign-in stays within the budget', async () => {
    const { bytes } = await scriptBytes(`${address}/fr/connexion`);
    assert.ok(bytes > 0 && bytes <= BUDGET_BYTES, `${bytes} bytes of scripts`);
  });

  for (const { name, path, account = 'official' } of plainPages) {
    test(`${name} stays within the budget`, async () => {
      const { bytes } = await scriptBytes(at('fr', path), { storageState: await signedIn(account) });
      assert.ok(bytes > 0 && bytes <= BUDGET_BYTES, `${bytes} bytes of scripts`);
    });
  }
});
