// Both clocks in one control: the day of the situation, and the register as it was known on another day.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { ask, historyIsTold } from './server.mjs';

const words = {
  fr: { known: 'Au vu du registre du', show: 'Voir', today: 'Aujourd’hui', then: 'connue le', now: 'aujourd’hui', record: 'Enregistrer une convention', here: 'Cette page répond selon ce qui est connu aujourd’hui.' },
  ar: { known: 'كما كان معروفا في السجل يوم', show: 'عرض', today: 'اليوم', then: 'المعروفة في', now: 'اليوم', here: 'تجيب هذه الصفحة بحسب ما هو معروف اليوم.' },
  en: { known: 'As the register knew it on', show: 'Show', today: 'Today', then: 'known on', now: 'today', here: 'This page answers by what is known today.' },
};
const KNOWN_ON = '2024-09-30T22:59:59Z';

let browser;
let then;
let now;
before(async () => {
  browser = await startBrowser();
  await historyIsTold();
  const figureOf = ({ progress }) => progress?.accepted ?? null;
  [then, now] = await Promise.all([ask('GET', `/commitments?knownOn=${KNOWN_ON}&limit=200&sort=ref`), ask('GET', '/commitments?limit=200&sort=ref')]);
  const other = now.items.find((item) => figureOf(item) !== null && figureOf(then.items.find(({ ref }) => ref === item.ref) ?? {}) !== figureOf(item));
  assert.ok(other, 'no figure of DEMO was known otherwise');
  now = other;
  then = then.items.find(({ ref }) => ref === other.ref);
});
after(() => browser.close());

for (const language of LANGUAGES) {
  test(`a commitment is read as it was known, nothing is written into it, and the way back is there, in ${language}`, async () => {
    const said = words[language];
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, `engagements/${now.ref}`));
    await settled(page);
    await page.locator('.clocks-top button').focus();
    await page.keyboard.press('Enter');
    const known = page.getByLabel(said.known, { exact: true });
    await known.waitFor();
    assert.deepEqual(await findings(page), []);
    await known.fill('30/09/2024');
    await page.getByRole('button', { name: said.show, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**connu=2024-09-30**');
    assert.equal(new URL(page.url()).searchParams.has('au'), false, 'the situation did not follow the day on which it was known');
    await settled(page);
    assert.ok((await page.locator('.clocks-top').innerText()).includes(said.then));
    const figures = (await page.locator('main').innerText()).replace(/[\s\u00a0\u202f.,٬]/g, '');
    if (then?.progress?.accepted) assert.ok(figures.includes(then.progress.accepted.replace('.', '')), `${then.progress.accepted} is not shown`);
    assert.deepEqual(await findings(page), []);
    await picture(page, `clocks-commitment-${language}`);

    // the bundle is of what is known now: it is offered beside no figure that was known then
    for (const [clock, bundles] of [['?connu=2024-09-30', 0], ['', 1]]) {
      await page.goto(at(language, `engagements/${now.ref}${clock}`));
      await settled(page);
      await page.locator(`[data-figure="${now.ref}.acceptee.${then.progress.to}"]`).focus();
      await page.keyboard.press('Enter');
      await page.locator('.rail-content a[href*="/declarations/"]').first().waitFor();
      assert.equal(await page.locator('.rail-content a[href*="/bundle?period="]').count(), bundles);
    }

    await page.goto(at(language, 'conventions?connu=2024-09-30'));
    await settled(page);
    const write = page.locator('.write-action button').first();
    assert.equal(await write.isDisabled(), true);
    await picture(page, `clocks-agreements-${language}`);
    // a page that cannot answer so does not say that it does
    await page.goto(at(language, 'partenaires?connu=2024-09-30'));
    await settled(page);
    assert.equal((await page.locator('.clocks-top').innerText()).includes(said.then), false);
    await page.locator('.clocks-top button').focus();
    await page.keyboard.press('Enter');
    await page.getByText(said.here).waitFor();

    await page.goto(at(language, 'conventions?connu=2024-09-30'));
    await settled(page);
    await page.setViewportSize(NARROW);
    await settled(page);
    assert.equal(await overflow(page), 0);
    await picture(page, `clocks-narrow-${language}`);
    await page.locator('.clocks-wide button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: said.today, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('connu'));
    await settled(page);
    assert.equal(await page.locator('.write-action button').first().isDisabled(), false);
    await page.context().close();
  });
}
