// The committee's page: a figure of the dashboard leads to its region, a commitment, its declaration and its evidence, and back, by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, at, newPage, overflow, picture, settled, signIn, startBrowser, tabTo } from './browser.mjs';
import { ask, historyIsTold } from './server.mjs';

const words = {
  fr: { table: 'Table', tiles: 'Tuiles des douze régions' },
  ar: { table: 'جدول', tiles: 'مربعات الجهات الاثنتي عشرة' },
  en: { table: 'Table', tiles: 'Tiles of the twelve regions' },
};

let browser;
let region;
let route;
before(async () => {
  browser = await startBrowser();
  await historyIsTold();
  const { measures } = await ask('GET', '/insights/promises?kind=jobs');
  region = measures[0].regions.find(({ region: code, accepted, reported }) => code !== null && accepted !== null && reported > 0).region;
  route = await declaredIn(region);
});
after(() => browser.close());

/** A commitment of the region whose last accepted value has evidence. */
async function declaredIn(code) {
  const { items } = await ask('GET', `/commitments?region=${code}&kind=jobs&limit=200`);
  for (const { ref, progress } of items.filter(({ progress: told }) => told !== null && told.accepted !== null && !told.carried)) {
    const tree = await ask('GET', `/commitments/${ref}/lineage?on=${progress.to}`);
    const declaration = tree.declarations.find(({ evidence }) => evidence.length > 0);
    if (declaration !== undefined) return { commitment: ref, on: progress.to, declaration: declaration.ref, evidence: declaration.evidence[0].fileName };
  }
  throw new Error(`No accepted value of ${code} has evidence.`);
}

async function press(page, selector) {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

for (const language of LANGUAGES) {
  test(`a sum opens to a region, a commitment, its declaration, its evidence, and back, by keyboard in ${language}`, async () => {
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, 'tableau-de-bord'));
    await settled(page);
    await page.getByRole('group', { name: words[language].tiles }).waitFor();
    assert.deepEqual(await findings(page), []);
    await picture(page, `dashboard-${language}`);

    const whole = await page.locator('[data-figure="jobs~net_jobs"]').innerText();
    await press(page, `a.tile[href*="${region}"]`);
    await page.waitForURL(`**region=${region}**`);
    await settled(page);
    assert.notEqual(await page.locator('[data-figure="jobs~net_jobs"]').innerText(), whole);
    await press(page, '[data-figure="jobs~net_jobs"]');
    await page.locator('.rail-content a[href*="/engagements"]').first().waitFor();
    await press(page, `.rail-content a[href*="/engagements?"]`);
    await page.waitForURL('**/engagements?**');
    await settled(page);
    await press(page, `a.name[href$="/engagements/${route.commitment}"], a.name[href*="/engagements/${route.commitment}?"]`);
    await page.waitForURL(`**/engagements/${route.commitment}**`);
    await settled(page);
    await press(page, `[data-figure="${route.commitment}.acceptee.${route.on}"]`);
    await page.locator(`.rail-content a[href*="/declarations/${route.declaration}"]`).first().waitFor();
    await press(page, `.rail-content a[href*="/declarations/${route.declaration}"]`);
    await page.waitForURL(`**/declarations/${route.declaration}**`);
    await settled(page);
    await press(page, 'main a[href*="/pieces"]');
    await page.waitForURL('**/pieces**');
    await page.getByText(route.evidence).first().waitFor();
    await picture(page, `dashboard-evidence-${language}`);

    // back, step by step, to the very view that one left
    for (const view of [`/declarations/${route.declaration}`, `/engagements/${route.commitment}`, '/engagements', '/tableau-de-bord']) {
      for (let turn = 0; turn < 3 && !new URL(page.url()).pathname.endsWith(view); turn += 1) {
        // what Alt and the left arrow do in a browser that has its own keys
        await page.goBack();
        await settled(page);
      }
      assert.ok(new URL(page.url()).pathname.endsWith(view), `${page.url()} is not ${view}`);
    }
    assert.match(page.url(), new RegExp(`region=${region}`));
    await page.context().close();
  });

  test(`the same address shows the same view in another browser, and a table for each picture, in ${language}`, async () => {
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, `tableau-de-bord?region=${region}&nature=jobs`));
    await settled(page);
    await press(page, '[data-picture="trajectoire"] .segments a:last-child');
    await page.waitForURL('**tables=trajectoire**');
    await page.locator('[data-picture="trajectoire"] table').waitFor();
    const shown = async (one) => (await one.locator('main').innerText()).replace(/\s+/g, ' ');
    const before = await shown(page);
    const other = await newPage(browser);
    await signIn(other, language, 'official');
    await other.goto(page.url());
    await settled(other);
    await other.locator('[data-picture="trajectoire"] table').waitFor();
    assert.equal(await shown(other), before);
    await other.setViewportSize(NARROW);
    await settled(other);
    assert.equal(await overflow(other), 0);
    await picture(other, `dashboard-narrow-${language}`);
    await page.context().close();
    await other.context().close();
  });

  test(`the printed page has no navigation, repeats the heads of its tables and follows each picture by its table, in ${language}`, async () => {
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, 'tableau-de-bord'));
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['nav', 'header', '.filters', '.picture-head button', '.picture-head .segments']) {
      for (const element of await page.locator(hidden).all()) assert.equal(await element.isVisible(), false, hidden);
    }
    for (const figure of await page.locator('.picture').all()) {
      assert.equal(await figure.locator('.picture-plot').isVisible(), true);
      assert.equal(await figure.locator('table').isVisible(), true);
      assert.equal(await figure.locator('thead').evaluate((head) => getComputedStyle(head).display), 'table-header-group');
    }
    await page.context().close();
  });
}

test('the chance of each step ahead is told in words, and no cone where the quarters are too few', async () => {
  const { measures } = await ask('GET', '/insights/promises?kind=jobs');
  const { feasibility } = measures[0];
  assert.ok(feasibility.steps.length > 0, 'no step lies ahead in DEMO');
  const page = await newPage(browser);
  await signIn(page, 'fr', 'official');
  await page.goto(at('fr', 'tableau-de-bord?nature=jobs'));
  await settled(page);
  const chances = page.locator('[data-picture="trajectoire"] .chances');
  assert.equal(await chances.locator('li').count(), feasibility.steps.length);
  assert.match(await chances.innerText(), new RegExp(String(feasibility.seed)));
  assert.equal(await page.locator('[data-picture="trajectoire"] svg polygon').count(), 2);
  await page.goto(at('fr', 'tableau-de-bord?nature=jobs&au=2025-03-31'));
  await settled(page);
  assert.match(await chances.innerText(), /il en faut six/);
  assert.equal(await page.locator('[data-picture="trajectoire"] svg polygon').count(), 0);
  await page.context().close();
});

test('the data of a picture is a file that holds its figures as they are', async () => {
  const page = await newPage(browser);
  await signIn(page, 'fr', 'official');
  await page.goto(at('fr', 'tableau-de-bord?nature=jobs'));
  await settled(page);
  const saved = page.waitForEvent('download');
  await press(page, '[data-picture="regions"] .picture-head button');
  const stream = await (await saved).createReadStream();
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  const [head, ...lines] = Buffer.concat(chunks).toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
  const { measures } = await ask('GET', '/insights/promises?kind=jobs');
  assert.equal(head, 'region,accepted,expected,promised,health');
  assert.deepEqual(lines.map((line) => line.split(',').slice(0, 2)), measures[0].regions.map(({ region: code, accepted }) => [code ?? '', accepted ?? '']));
  await page.context().close();
});
