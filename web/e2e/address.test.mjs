// The address is the state of the page: it reproduces a view elsewhere, survives a change of language, and never breaks one.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { at, newPage, settled, signIn, startBrowser } from './browser.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const rows = (page) => page.locator('main tbody tr [data-milestone]').evaluateAll((links) => links.map((link) => link.getAttribute('data-milestone')));

describe('the address', () => {
  test('a filter, a sort and an open drawer come back in another browser', async () => {
    const first = await newPage(browser);
    await signIn(first, 'fr');
    await first.goto(at('fr', 'jalons'));
    await settled(first);
    await first.getByRole('button', { name: 'État' }).click();
    await first.getByRole('checkbox', { name: /^Tenu \d/ }).check();
    await first.keyboard.press('Escape');
    await first.getByRole('link', { name: 'Trier par Jalon' }).click();
    await first.locator('[data-milestone="JAL-008"]').click();
    await first.getByRole('dialog').getByRole('heading', { name: '500 emplois' }).waitFor();
    const shared = first.url();
    const shown = await rows(first);

    const second = await newPage(browser);
    await signIn(second, 'fr');
    await second.goto(shared);
    await second.getByRole('dialog').getByRole('heading', { name: '500 emplois' }).waitFor();
    assert.deepEqual(await rows(second), shown);
    assert.ok(shown.length > 0);
    await first.context().close();
    await second.context().close();
  });

  test('Back undoes the last filter', async () => {
    const page = await newPage(browser);
    await signIn(page, 'en');
    await page.goto(at('en', 'jalons'));
    await settled(page);
    const all = await rows(page);
    await page.getByRole('button', { name: 'To follow' }).click();
    await page.getByRole('checkbox', { name: 'Overdue' }).check();
    await page.waitForURL(/suivi=overdue/);
    await page.waitForFunction((count) => document.querySelectorAll('main tbody tr').length < count, all.length);
    await page.goBack();
    await page.waitForFunction((count) => document.querySelectorAll('main tbody tr').length === count, all.length);
    await page.context().close();
  });

  test('malformed parameters fall back to the whole list', async () => {
    const page = await newPage(browser);
    const crashes = [];
    page.on('pageerror', (error) => crashes.push(error.message));
    await signIn(page, 'fr');
    for (const query of ['?tri=%00&vue=x&etat=%3Cscript%3E', '?du=2026-02-31&avant=hier', '?connue=never&au=99999-1-1', '?etat=unknown&suivi=,,,', '?tri=-glissement&nonsense=1', '?%E0%A4%A']) {
      await page.goto(at('fr', `jalons${query}`));
      await settled(page);
      assert.equal(await page.locator('h1').innerText(), 'Jalons', query);
      assert.ok((await rows(page)).length > 0, query);
    }
    await page.goto(at('fr', 'jalons?jalon=JAL-INCONNU'));
    await page.getByRole('dialog').getByText('JAL-INCONNU').waitFor();
    assert.deepEqual(crashes, []);
    await page.context().close();
  });

  test('a change of language keeps the page, the filters and the drawer', async () => {
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', 'jalons?etat=scheduled&vue=frise&au=2026-09-30'));
    await settled(page);
    await page.locator('.top [hreflang="ar"]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'ar');
    const { pathname, searchParams } = new URL(page.url());
    assert.equal(pathname, '/ar/DEMO/jalons');
    assert.deepEqual(Object.fromEntries(searchParams), { etat: 'scheduled', vue: 'frise', au: '2026-09-30' });
    assert.equal(await page.locator('h1').innerText(), 'محطات الإنجاز');
    await page.context().close();
  });

  test('a link to a page without a session comes back to that page after sign-in', async () => {
    const page = await newPage(browser);
    await page.goto(at('fr', 'jalons?etat=met'));
    await page.waitForURL(/connexion/);
    await page.fill('#email', 'official@mithaq.test');
    await page.fill('#password', process.env.MITHAQ_DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/jalons\?etat=met/);
    await page.context().close();
  });
});
