// The health of a commitment: the rule and why, another assessment by keyboard until a day, and back to the rule.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { LANGUAGES, NARROW, at, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { press } from './partner-steps.mjs';
import { ask } from './server.mjs';

const words = {
  fr: { override: 'Apprécier autrement', withdraw: 'Revenir à la règle', save: 'Enregistrer', risk: 'À risque', reason: 'Événement extérieur', state: 'Appréciation', why: 'Motif', until: 'Jusqu’au', both: /calculée/ },
  ar: { override: 'تقدير آخر', withdraw: 'العودة إلى القاعدة', save: 'حفظ', risk: 'معرض للخطر', reason: 'حدث خارجي', state: 'التقدير', why: 'السبب', until: 'إلى غاية', both: /المحسوبة/ },
  en: { override: 'Assess otherwise', withdraw: 'Back to the rule', save: 'Save', risk: 'At risk', reason: 'Outside event', state: 'Assessment', why: 'Reason', until: 'Until', both: /computed/ },
};

let browser;
let commitment;
before(async () => {
  browser = await startBrowser();
  const { items } = await ask('GET', '/commitments?limit=200');
  commitment = items.find(({ health }) => health.computed === 'no_data') ?? items[0];
});
after(() => browser.close());

for (const language of LANGUAGES) {
  test(`the programme office says otherwise than the rule, both are shown, and the rule alone again, in ${language}`, async () => {
    const said = words[language];
    const page = await newPage(browser);
    await signIn(page, language, 'official');
    await page.goto(at(language, `engagements/${commitment.ref}`));
    await settled(page);
    await press(page, said.override);
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await drawer.getByRole('button', { name: said.save }).click();
    await drawer.getByRole('alert').first().waitFor();
    for (const [label, option] of [[said.state, said.risk], [said.why, said.reason]]) {
      await drawer.getByLabel(label, { exact: true }).first().click();
      await page.getByRole('option', { name: option, exact: true }).click();
    }
    await drawer.getByLabel(said.until).first().fill('31/03/2027');
    assert.deepEqual(await findings(page), []);
    await picture(page, `health-form-${language}`);
    await drawer.getByRole('button', { name: said.save }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText(said.both).first().waitFor();
    assert.equal((await ask('GET', `/commitments/${commitment.ref}`)).health.override.until, '2027-03-31');
    assert.deepEqual(await findings(page), []);
    await picture(page, `health-${language}`);
    await page.setViewportSize(NARROW);
    assert.equal(await overflow(page), 0);
    await picture(page, `health-narrow-${language}`);
    await press(page, said.withdraw);
    await page.getByRole('button', { name: said.withdraw }).waitFor({ state: 'detached' });
    assert.equal((await ask('GET', `/commitments/${commitment.ref}`)).health.override, null);
    await page.context().close();
  });
}
