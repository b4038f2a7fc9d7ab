// Signing in and out, as a person sees it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { at, newPage, settled, signIn, startBrowser } from './browser.mjs';
import { address } from './server.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

describe('the session', () => {
  test('a wrong password is refused in words, and what was typed stays', async () => {
    const page = await newPage(browser);
    await page.goto(`${address}/fr/connexion`);
    await page.fill('#email', 'official@mithaq.test');
    await page.fill('#password', 'not the password');
    await page.keyboard.press('Enter');
    await page.locator('.mantine-InputWrapper-error').waitFor();
    assert.equal(await page.inputValue('#email'), 'official@mithaq.test');
    await page.context().close();
  });

  test('a reload keeps it, and signing out ends it in every tab', async () => {
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.reload();
    await settled(page);
    assert.match(page.url(), /travail/);
    const other = await page.context().newPage();
    await other.goto(at('fr', 'jalons'));
    await settled(other);

    await page.locator('.user').press('Enter');
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).press('Enter');
    await page.waitForURL(/connexion/);
    await other.waitForURL(/connexion/);
    await page.goto(at('fr', 'travail'));
    await page.waitForURL(/connexion/);
    await page.context().close();
  });

  test('no token is left where a script could read it', async () => {
    const page = await newPage(browser);
    await signIn(page, 'fr');
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie }));
    assert.doesNotMatch(stored, /eyJ|refresh|token/i);
    await page.context().close();
  });
});
