// A figure opens down to what proves it: its rows, the declaration, the evidence, who decided; by keyboard, in the three languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, at, newPage, overflow, picture, settled, signIn, startBrowser, tabTo } from './browser.mjs';
import { ask } from './server.mjs';

let browser;
let commitment;
before(async () => {
  browser = await startBrowser();
  commitment = await acceptedCommitment();
});
after(() => browser.close());

/** One whose last quarter is accepted, wherever the history of DEMO stands. */
async function acceptedCommitment() {
  const { items } = await ask('GET', '/commitments?limit=200');
  const found = items.find(({ progress }) => progress !== null && progress.accepted !== null && !progress.carried);
  assert.ok(found, 'DEMO has no accepted figure yet');
  return found;
}

for (const language of LANGUAGES) {
  test(`the accepted figure of a quarter opens to its rows, declaration, evidence and decision in ${language}`, async () => {
    const { ref, progress } = commitment;
    const tree = await ask('GET', `/commitments/${ref}/lineage?on=${progress.to}`);
    assert.equal(tree.rows.reduce((sum, { value, sign }) => sum + Number(value) * sign, 0), Number(progress.accepted));
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, `engagements/${ref}`));
    await settled(page);
    await tabTo(page, `[data-figure="${ref}.acceptee.${progress.to}"]`);
    await page.keyboard.press('Enter');
    const rail = page.locator('.rail-content');
    await rail.getByRole('link', { name: tree.declarations.at(-1).ref }).waitFor();
    assert.match(page.url(), new RegExp(`chiffre=.*acceptee`));
    const text = await rail.innerText();
    for (const { fileName } of tree.declarations.flatMap(({ evidence }) => evidence)) assert.ok(text.includes(fileName), fileName);
    assert.equal(await rail.locator('a[href*="/bundle?period="]').count(), 1);
    assert.deepEqual(await findings(page), []);
    await picture(page, `lineage-${language}`);
    await page.setViewportSize(NARROW);
    assert.equal(await overflow(page), 0);
    await picture(page, `lineage-narrow-${language}`);

    // the same address in another browser shows the same figure, and the way back is the one by which one came
    const again = await newPage(browser);
    await signIn(again, language, 'official');
    await again.goto(page.url());
    await again.locator('.rail-content').getByRole('link', { name: tree.declarations.at(-1).ref }).waitFor();
    await again.locator('.rail-content h2').focus();
    await again.keyboard.press('Escape');
    await again.locator('.rail-figure').waitFor({ state: 'detached' });
    await page.context().close();
    await again.context().close();
  });
}
