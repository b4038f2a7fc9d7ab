// A restatement of an accepted quarter leaves an erratum on its page: what was corrected, and what that changed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { ensureSite, fill, makeDeclarant, openQuarter, secondExaminer } from './declaring.mjs';
import { ask } from './server.mjs';

const account = `erratum-${process.pid}`;
const words = { fr: 'Erratum du', ar: 'استدراك بتاريخ', en: 'Erratum of' };

let browser;
let ref;

const linesOf = (site, entries) => Object.entries({ headcount: entries, job_entries: entries, job_exits: 0, job_transfers_in: 0, job_transfers_out: 0 })
  .map(([indicator, value]) => ({ indicator, site: site.id, state: 'reported', value: String(value), explanation: 'Première déclaration' }));

async function declareAndAccept(drafted, site, entries) {
  const filled = await fill(drafted.ref, 'jobs', linesOf(site, entries), account);
  let sent = await ask('POST', `/declarations/${drafted.ref}/submit`, { as: account, version: filled.version, body: { declaredExact: true } });
  if (sent.twoPersons) sent = await ask('POST', `/examination/${drafted.ref}/visa`, { version: sent.version });
  await (await secondExaminer()).ask('POST', `/examination/${drafted.ref}/accept`, { version: sent.version });
}

before(async () => {
  browser = await startBrowser();
  const organisation = await makeDeclarant('Essai erratum', account);
  const site = await ensureSite(organisation.id, 'Site erratum', 'MA-06');
  const period = await openQuarter(2027, 3);
  const first = await ask('POST', '/declarations', { as: account, body: { period: period.ref } });
  ref = first.ref;
  await declareAndAccept(first, site, 120);
  await declareAndAccept(await ask('POST', '/declarations', { as: account, body: { period: period.ref, restatementReason: 'error', reason: 'Vingt entrées comptées deux fois' } }), site, 100);
});
after(() => browser.close());

for (const [language, said] of Object.entries(words)) {
  describe(`an erratum in ${language}`, () => {
    test('stands on the page of the quarter that it corrects, for officials and for its organisation', async () => {
      for (const reader of ['official', account]) {
        const page = await newPage(browser);
        await signIn(page, language, reader);
        await page.goto(at(language, `declarations/${ref}`));
        const erratum = page.locator('section', { has: page.getByRole('heading', { name: said }) }).last();
        await erratum.getByText(`${ref}-R1`).waitFor();
        await settled(page);
        const text = (await erratum.innerText()).replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '');
        assert.match(text, /120[\s\S]*100[\s\S]*20/);
        assert.deepEqual(await findings(page), []);
        await picture(page, `erratum-${language}-${reader === 'official' ? 'official' : 'partner'}`);
        await page.setViewportSize(NARROW);
        await settled(page);
        assert.equal(await overflow(page), 0);
        await page.setViewportSize(WIDE);
        await page.close();
      }
    });
  });
}
