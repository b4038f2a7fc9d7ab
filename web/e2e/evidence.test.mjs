// A partner attaches evidence and says what it proves; what seems nominative waits; the examiner sees it beside the claim.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser, tabTo } from './browser.mjs';
import { ensureSite, fill, openQuarter, organisationNamed } from './declaring.mjs';
import { choose, smallPdf } from './partner-steps.mjs';
import { address, ask } from './server.mjs';

const words = {
  fr: { account: 'partner', organisation: 'Cèdre-Démo', quarter: [2026, 4], month: '2026-12', quarantined: 'En quarantaine', names: 'noms de personnes : 4', column: 'colonne A', available: 'Disponible', link: 'Relier à un indicateur : attestation.pdf', indicator: 'Effectif', monthName: 'décembre 2026', confirmReason: 'Ce sont des noms de villes fictives.', cancelled: 'Envoi annulé', difference: 'écart de', none: 'sans pièce', refused: 'n’est pas joint', confirm: 'Elle ne nomme personne : noms.csv', withdraw: 'Retirer noms.csv', gone: 'Retirée' },
  ar: { account: 'partner2', organisation: 'Zellige-Démo', quarter: [2026, 4], month: '2026-12', quarantined: 'في الحجر', names: 'أسماء أشخاص: 4', column: 'العمود A', available: 'متاحة', link: 'ربط بمؤشر: attestation.pdf', indicator: 'العدد', monthName: 'دجنبر 2026', confirmReason: 'هذه أسماء مدن وهمية.', cancelled: 'ألغي الإرسال', difference: 'فرق', none: 'بلا وثيقة', refused: 'لم يرفق', confirm: 'لا تسمي أحدا: noms.csv', withdraw: 'سحب noms.csv', gone: 'مسحوبة' },
};

const attestation = smallPdf('Attestation: 400');
const csvOfNames = Buffer.from('Nom et prénom,Poste\nYasmine Alaoui,Ingénieure\nKarim Bennani,Technicien\nSalma Idrissi,Ingénieure\nOmar Tazi,Agent\n', 'utf8');
const csvOfTotals = Buffer.from('Site,Effectif\nA,250\nB,165\n', 'utf8');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** A page of the person's own, where a choice of a file is listened for before any is made. */
async function openPage(language, account) {
  const page = await newPage(browser);
  page.on('filechooser', () => undefined);
  await signIn(page, language, account);
  return page;
}

/** What axe finds in both themes, and whether a phone scrolls sideways. */
async function inspect(page, name) {
  await settled(page);
  const found = await findings(page);
  await picture(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  const narrow = await overflow(page);
  await picture(page, `${name}-360`);
  await page.setViewportSize(WIDE);
  assert.deepEqual({ name, found, narrow }, { name, found: [], narrow: 0 });
}

const evidenceOf = (ref, as) => ask('GET', `/declarations/${ref}/evidence`, { as });

for (const language of ['fr', 'ar']) {
  const said = words[language];
  describe(`evidence in ${language}`, () => {
    let ref;
    before(async () => {
      const organisation = await organisationNamed(said.organisation);
      const site = await ensureSite(organisation.id, 'Fès, site E', 'MA-03');
      const period = await openQuarter(...said.quarter);
      ({ ref } = await ask('POST', '/declarations', { as: said.account, body: { organisationId: organisation.id, period: period.ref } }));
      const file = await ask('GET', `/declarations/${ref}`, { as: said.account });
      const jobs = file.sections.find(({ section }) => section === 'jobs');
      const valueOf = (indicator, at) => (indicator === 'headcount' && at === site.id ? '415' : '0');
      await fill(ref, 'jobs', file.sites.flatMap(({ id }) => jobs.indicators.map(({ code }) => ({ indicator: code, site: id, state: 'reported', value: valueOf(code, id) }))), said.account);
      for (const { section, indicators } of file.sections.filter((one) => one.section !== 'jobs')) {
        await fill(ref, section, indicators.map(({ code }) => ({ indicator: code, site: null, state: 'not_applicable', value: null })), said.account);
      }
    });

    test('a PDF is attached by keyboard; a list of names is quarantined and told why; a wrong file is refused in words', async () => {
      const page = await openPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}`));
      await settled(page);
      await tabTo(page, 'a[href$="/pieces"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/pieces');
      await settled(page);
      await picture(page, `evidence-empty-${language}`);

      await choose(page, 'attestation.pdf', 'application/pdf', attestation);
      await page.locator('[data-evidence="available"]', { hasText: 'attestation.pdf' }).waitFor();
      await choose(page, 'noms.csv', 'text/csv', csvOfNames);
      const held = page.locator('[data-evidence="quarantined"]', { hasText: 'noms.csv' });
      await held.waitFor();
      const text = await held.innerText();
      for (const part of [said.quarantined, said.names, said.column]) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.ok(!text.includes('Alaoui'));

      await choose(page, 'faux.pdf', 'application/pdf', Buffer.from('MZ not a document'));
      await page.getByRole('alert').waitFor();
      assert.match(await page.locator('.evidence-refusal').innerText(), new RegExp(`faux.pdf.*${said.refused}|${said.refused}.*faux.pdf`));
      await inspect(page, `evidence-${language}`);
      await page.locator('.languages a[hreflang="en"]').click();
      await page.getByRole('heading', { level: 1, name: 'Supporting evidence' }).waitFor();
      assert.ok((await held.innerText()).includes('names of persons: 4'));
      await inspect(page, `evidence-en-${language}`);
      const { items } = await evidenceOf(ref, said.account);
      assert.deepEqual(items.map(({ fileName, state, kind }) => [fileName, state, kind]), [['attestation.pdf', 'available', 'attestation'], ['noms.csv', 'quarantined', 'attestation']]);
      await page.context().close();
    });

    test('how far an upload is stands in a bar, and cancelling it keeps nothing', async () => {
      const page = await openPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}/pieces`));
      await settled(page);
      const network = await page.context().newCDPSession(page);
      await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 });
      await choose(page, 'grande.csv', 'text/csv', Buffer.alloc(4_000_000, 'a,1\n'));
      const bar = page.getByRole('progressbar');
      await bar.waitFor();
      await page.waitForFunction(() => {
        const share = document.querySelector('progress')?.value ?? 0;
        return share > 0 && share < 1;
      });
      await picture(page, `evidence-sending-${language}`);
      assert.deepEqual(await findings(page), []);
      await tabTo(page, '.evidence-drop button');
      await page.keyboard.press('Enter');
      await page.getByText(said.cancelled).first().waitFor();
      await page.locator('#evidence-kind').waitFor();
      assert.ok(!(await evidenceOf(ref, said.account)).items.some(({ fileName }) => fileName === 'grande.csv'));
      await page.context().close();
    });

    test('the PDF is linked to the headcount with what it attests; the check page names it', async () => {
      const page = await openPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}/pieces`));
      await settled(page);
      await page.getByRole('button', { name: said.link }).focus();
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog');
      await drawer.waitFor();
      await page.keyboard.press('Control+Enter');
      await drawer.locator('[aria-invalid="true"]').first().waitFor();
      await drawer.locator('[id$="-indicator"]').focus();
      await page.keyboard.type(said.indicator);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await drawer.locator('[id$="-attestedQuantity"]').fill('400');
      await drawer.locator('[id$="-month"]').focus();
      await page.keyboard.type(said.monthName);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await drawer.locator('[id$="-cnssAffiliation"]').fill('1234567');
      await picture(page, `evidence-link-${language}`);
      assert.deepEqual(await findings(page), []);
      await page.keyboard.press('Control+Enter');
      await drawer.waitFor({ state: 'detached' });
      await page.locator('.evidence-links li', { hasText: '1234567' }).waitFor();
      const { items } = await evidenceOf(ref, said.account);
      assert.deepEqual(
        items.find(({ fileName }) => fileName === 'attestation.pdf').links.map(({ indicator, site, attestedQuantity, month, cnssAffiliation }) => [indicator, site, attestedQuantity, month, cnssAffiliation]),
        [['headcount', null, '400', said.month, '1234567']]);

      await page.goto(at(language, `declarations/${ref}/verifier`));
      await settled(page);
      await page.locator('.evidence-cell', { hasText: 'attestation.pdf' }).first().waitFor();
      assert.ok((await page.getByText(said.none).count()) > 0);
      await inspect(page, `evidence-check-${language}`);
      await page.context().close();
    });

    test('a file that seems nominative is opened with a reason, or withdrawn', async () => {
      const page = await openPage(language, said.account);
      await page.goto(at(language, `declarations/${ref}/pieces`));
      await settled(page);
      await page.getByRole('button', { name: said.confirm }).focus();
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog');
      await drawer.locator('textarea[id$="-reason"]').focus();
      await page.keyboard.type('court');
      await page.keyboard.press('Control+Enter');
      await drawer.locator('[aria-invalid="true"]').waitFor();
      await drawer.locator('textarea[id$="-reason"]').fill(said.confirmReason);
      await picture(page, `evidence-confirm-${language}`);
      assert.deepEqual(await findings(page), []);
      await page.keyboard.press('Control+Enter');
      const opened = page.locator('[data-evidence="available"]', { hasText: 'noms.csv' });
      await opened.waitFor();
      assert.ok((await opened.innerText()).includes(said.confirmReason));

      await page.getByRole('button', { name: said.withdraw }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      const gone = page.locator('[data-evidence="withdrawn"]', { hasText: 'noms.csv' });
      await gone.waitFor();
      assert.ok((await gone.innerText()).includes(said.gone));
      await choose(page, 'totaux.csv', 'text/csv', csvOfTotals);
      await page.locator('[data-evidence="available"]', { hasText: 'totaux.csv' }).waitFor();
      await page.context().close();
    });

    test('the examiner sees the evidence beside the claim, what it attests, and that the file is used elsewhere', async () => {
      await submit(ref, said.account);
      const page = await openPage(language, 'official');
      const shown = page.waitForResponse((response) => response.url().includes('/api/v1/previews/'));
      await page.goto(at(language, `validation/${ref}`));
      assert.equal((await shown).status(), 200);
      const frame = page.locator('.claim iframe');
      await frame.waitFor();
      const source = await frame.getAttribute('src');
      assert.match(source, /^\/api\/v1\/previews\//);
      // the viewer of the browser hides what the server answered
      const answer = await fetch(address + source);
      assert.match(answer.headers.get('content-security-policy'), /sandbox/);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), attestation);
      assert.equal(await frame.getAttribute('sandbox'), null);
      const beside = page.locator('section[aria-labelledby="attested"]');
      await beside.waitFor();
      const text = await beside.innerText();
      for (const part of ['400', '415', '15', said.difference, '1234567']) assert.ok(text.includes(part), `${part} in ${text}`);
      await page.waitForFunction(() => document.querySelectorAll('.decisions li').length > 0);
      await inspect(page, `evidence-examination-${language}`);

      await page.locator('.exam-files button', { hasText: 'totaux.csv' }).focus();
      await page.keyboard.press('Enter');
      const table = page.locator('.paper-tables');
      await table.waitFor();
      assert.match(await table.innerText(), /A\s+250\s+3\s+B\s+165/);
      if (language === 'ar') assert.ok((await page.locator('.exam-evidence .note').innerText()).includes(words.fr.organisation));
      await inspect(page, `evidence-table-${language}`);
      await page.context().close();
    });
  });
}

/** Everything that warns is explained, then it is sent. */
async function submit(ref, as) {
  let file = await ask('GET', `/declarations/${ref}`, { as });
  for (const { section, lines } of file.sections) {
    const warned = lines.filter(({ indicator }) => file.checks.some((check) => check.indicator === indicator));
    if (warned.length > 0) {
      await fill(ref, section, warned.map(({ indicator, site, state, value }) => ({ indicator, site, state, value, explanation: 'Ouverture du site' })), as);
    }
  }
  file = await ask('GET', `/declarations/${ref}`, { as });
  return ask('POST', `/declarations/${ref}/submit`, { as, version: file.version, body: { declaredExact: true } });
}
