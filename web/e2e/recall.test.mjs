// A partner takes back what it sent, corrects it, sends it again, and withdraws a draft; by keyboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { at, newPage, picture, settled, signIn, startBrowser } from './browser.mjs';
import { ensureSite, fill, makeDeclarant, openQuarter } from './declaring.mjs';
import { ask } from './server.mjs';

const words = {
  fr: { quarter: [2028, 1], recall: 'Rappeler la déclaration', withdraw: 'Abandonner le brouillon', draft: 'Brouillon', account: `rappel-fr-${process.pid}`, organisation: 'Essai rappel premier' },
  ar: { quarter: [2028, 2], recall: 'استرجاع التصريح', withdraw: 'التخلي عن المسودة', draft: 'مسودة', account: `rappel-ar-${process.pid}`, organisation: 'Essai rappel second' },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const linesOf = (site) => Object.entries({ headcount: 80, job_entries: 80, job_exits: 0, job_transfers_in: 0, job_transfers_out: 0 })
  .map(([indicator, value]) => ({ indicator, site: site.id, state: 'reported', value: String(value), explanation: 'Première déclaration' }));

/** The button of the page, then that of the question, by keyboard. */
async function confirm(page, name) {
  await page.locator('main').getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await question.waitFor();
  assert.deepEqual(await findings(page), []);
  await question.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
}

for (const [language, said] of Object.entries(words)) {
  describe(`a declaration taken back in ${language}`, () => {
    let ref;
    let filled;
    before(async () => {
      const organisation = await makeDeclarant(said.organisation, said.account);
      const site = await ensureSite(organisation.id, 'Site rappel', 'MA-06');
      const period = await openQuarter(...said.quarter);
      ({ ref } = await ask('POST', '/declarations', { as: said.account, body: { period: period.ref } }));
      filled = await fill(ref, 'jobs', linesOf(site), said.account);
    });

    test('is a draft again with all that was entered, until it is abandoned', async () => {
      await ask('POST', `/declarations/${ref}/submit`, { as: said.account, version: filled.version, body: { declaredExact: true } });
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}/envoyee`));
      await settled(page);
      await picture(page, `recall-${language}`);
      await confirm(page, said.recall);
      await page.waitForURL(`**/declarations/${ref}`);
      await page.locator('main').getByText(said.draft, { exact: true }).first().waitFor();
      const draft = await ask('GET', `/declarations/${ref}`, { as: said.account });
      assert.equal(draft.state, 'draft');
      assert.equal(draft.sections.find(({ section }) => section === 'jobs').lines.find(({ indicator }) => indicator === 'headcount').value, '80');
      assert.deepEqual(await findings(page), []);

      await confirm(page, said.withdraw);
      await page.waitForURL('**/declarations');
      assert.equal((await ask('GET', `/declarations/${ref}`, { as: said.account })).state, 'withdrawn');
      assert.deepEqual(await findings(page), []);
      await page.close();
    });

    test('is not taken back once the examination has begun, and the page says so', async () => {
      const reopened = await ask('POST', `/declarations/${ref}/reopen`, { as: said.account, version: (await ask('GET', `/declarations/${ref}`, { as: said.account })).version });
      const sent = await ask('POST', `/declarations/${ref}/submit`, { as: said.account, version: reopened.version, body: { declaredExact: true } });
      await ask('POST', `/examination/${ref}/begin`, { version: sent.version });
      const page = await newPage(browser);
      await signIn(page, language, said.account);
      await page.goto(at(language, `declarations/${ref}/envoyee`));
      await settled(page);
      assert.equal(await page.getByRole('button', { name: said.recall }).count(), 0);
      assert.deepEqual(await findings(page), []);
      await page.close();
    });
  });
}
