// Forms of the register: a new commitment by keyboard, what happens when somebody else writes first, and what was typed is never lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { at, newPage, picture, settled, signIn, startBrowser, tabTo, waitForFocus } from './browser.mjs';
import { ask, makeAgreement } from './server.mjs';

const words = {
  fr: {
    ref: 'Référence', title: 'Titre en français', kind: 'Nature', jobs: 'Emplois', indicator: 'Indicateur', created: 'Emplois créés', obligor: 'Obligé', basis: 'Lecture', increment: 'augmentation nette',
    target: /^Cible/, due: /^Échéance/, saved: 'enregistré', error: 'Erreur :', missing: 'Choisissez l’organisation obligée.', number: '1 250,5', ambiguous: '270.000',
  },
  ar: {
    ref: 'المرجع', title: 'العنوان بالفرنسية', kind: 'النوع', jobs: 'مناصب الشغل', indicator: 'المؤشر', created: null, obligor: 'الملتزم', basis: 'القراءة', increment: 'زيادة صافية',
    target: /^الهدف/, due: /^الأجل/, saved: 'تم تسجيل', error: 'خطأ:', missing: 'اختاروا الهيئة الملتزمة.', number: '1 250,5', ambiguous: '270.000',
  },
};

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** Types in the field that has the focus next, then takes the first choice. */
async function choose(page, label, text) {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).first().focus();
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function openForm(page, language, path) {
  await page.goto(at(language, path));
  await settled(page);
  await page.getByRole('dialog').waitFor();
}

for (const language of ['fr', 'ar']) {
  const said = words[language];
  describe(`a new commitment by keyboard in ${language}`, () => {
    test('what is missing is named, an ambiguous number is refused, and the commitment is recorded with its terms', async () => {
      const { ref: agreement } = await makeAgreement('Essai des engagements');
      const { items: organisations } = await ask('GET', '/organisations?limit=1');
      const company = organisations[0].name[language] ?? organisations[0].name.fr;
      const { items: indicators } = await ask('GET', '/indicators');
      const indicator = indicators.find(({ code }) => code === 'company_export_revenue');
      const ref = `${agreement}-E1`;
      const page = await newPage(browser);
      await signIn(page, language);
      await openForm(page, language, `conventions/${agreement}?saisie=engagement`);
      const dialog = page.getByRole('dialog');
      await waitForFocus(page, '[role="dialog"] input');
      await page.keyboard.type(ref);

      await page.keyboard.press('Control+Enter');
      await waitForFocus(page, '[role="alert"]');
      assert.match(await page.title(), new RegExp(`^${said.error}`));
      const link = page.locator('[role="alert"] a', { hasText: said.missing });
      await link.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true');
      assert.equal(await dialog.getByLabel(said.ref, { exact: true }).inputValue(), ref);

      await dialog.getByLabel(said.title, { exact: true }).focus();
      await page.keyboard.type('Chiffre d’affaires à l’export');
      await choose(page, said.kind, said.jobs);
      await choose(page, said.indicator, indicator.name[language] ?? indicator.name.fr);
      await choose(page, said.obligor, company);
      await choose(page, said.basis, said.increment);
      await dialog.getByLabel(said.target).first().fill(said.ambiguous);
      await dialog.getByLabel(said.due).first().fill('T4 2028');
      await page.keyboard.press('Control+Enter');
      await waitForFocus(page, '[role="alert"]');
      assert.equal(await page.locator('[role="alert"] a').count(), 1);
      await dialog.getByLabel(said.target).first().fill(said.number);
      await picture(page, `commitment-form-${language}`);
      await page.keyboard.press('Control+Enter');

      await page.waitForURL(`**/engagements/${ref}`);
      await page.getByRole('status').filter({ hasText: said.saved }).waitFor();
      const recorded = await ask('GET', `/commitments/${ref}`);
      assert.deepEqual(
        { kind: recorded.kind, indicator: recorded.indicator.code, obligors: recorded.obligors.map(({ id }) => id), basis: recorded.term.basis, target: recorded.term.target, unit: recorded.term.unit, due: recorded.term.due },
        { kind: 'jobs', indicator: 'company_export_revenue', obligors: [organisations[0].id], basis: 'increment', target: '1250.5', unit: 'MAD', due: { on: '2028-12-31', precision: 'quarter' } },
      );
      await page.context().close();
    });
  });
}

describe('a record that somebody else changed in between', () => {
  test('the agreement’s form shows base, mine and theirs by field; mine is kept over theirs, the rest is theirs', async () => {
    const { ref, version } = await makeAgreement('Titre de départ', { source: 'Source de départ' });
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await openForm(page, 'fr', `conventions/${ref}?saisie=completer`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Titre en français').fill('Titre de l’auteur');
    await ask('PATCH', `/agreements/${ref}`, { version, body: { titleFr: 'Titre de l’autre', source: 'Source de l’autre' } });
    await page.keyboard.press('Control+Enter');
    const row = (field) => dialog.locator('.conflict tbody tr', { has: page.getByRole('rowheader', { name: field, exact: true }) }).locator('td');
    await row('Titre en français').filter({ hasText: 'Titre de l’autre' }).waitFor();
    assert.deepEqual(await row('Titre en français').allInnerTexts(), ['Titre de départ', 'Titre de l’auteur', 'Titre de l’autre']);
    assert.equal((await row('Source').allInnerTexts()).at(-1), 'Source de l’autre');
    await waitForFocus(page, '[role="alert"]');
    await picture(page, 'agreement-conflict-fr');
    assert.deepEqual(await findings(page), []);
    await page.getByRole('button', { name: 'Garder ma saisie' }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'complétée' }).waitFor();
    const kept = await ask('GET', `/agreements/${ref}`);
    assert.deepEqual([kept.title.fr, kept.source], ['Titre de l’auteur', 'Source de l’autre']);
    await page.context().close();
  });

  test('an organisation’s form takes theirs when asked', async () => {
    const made = await ask('POST', '/organisations', { body: { nameFr: `Organisation d’essai ${process.pid}`, kind: 'company', source: 'Départ' } });
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', `partenaires/${made.id}`));
    await settled(page);
    await page.getByRole('button', { name: 'Modifier la fiche' }).press('Enter');
    const source = page.getByRole('dialog').getByLabel(/^Source/);
    await source.fill('Auteur');
    await ask('PATCH', `/organisations/${made.id}`, { version: made.version, body: { source: 'Autre' } });
    await page.keyboard.press('Control+Enter');
    await page.locator('.conflict td').filter({ hasText: 'Autre' }).waitFor();
    await page.getByRole('button', { name: 'Prendre celle du registre' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.conflict') === null);
    assert.equal(await source.inputValue(), 'Autre');
    assert.equal((await ask('GET', `/organisations/${made.id}`)).source, 'Autre');
    await page.context().close();
  });

  test('an account’s drawer shows that somebody disabled it, and the author’s choice still goes through', async () => {
    const account = await ask('POST', '/accounts', { as: 'admin', body: { name: 'Compte d’essai', email: `essai${process.pid}@exemple.ma`, language: 'fr' } });
    const page = await newPage(browser);
    await signIn(page, 'fr', 'admin');
    await page.goto(at('fr', `admin/comptes?compte=${account.id}`));
    const question = page.getByRole('dialog', { name: /Désactiver/ });
    await page.getByRole('button', { name: 'Désactiver' }).press('Enter');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Désactiver' }).press('Enter');
    await ask('PATCH', `/accounts/${account.id}`, { as: 'admin', version: account.version, body: { language: 'ar' } });
    await question.getByRole('button', { name: 'Désactiver' }).press('Enter');
    await page.locator('.conflict td').filter({ hasText: 'Arabe' }).waitFor();
    await page.getByRole('button', { name: 'Garder ma saisie' }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'désactivé' }).waitFor();
    assert.deepEqual({ disabled: true, language: 'ar' }, await ask('GET', `/accounts/${account.id}`, { as: 'admin' }).then(({ disabled, language }) => ({ disabled, language })));
    await page.context().close();
  });
});

describe('what is typed and not saved', () => {
  test('a killed page brings it back with the time at which it was kept; signing out drops it', async () => {
    const { ref } = await makeAgreement('Essai du brouillon');
    const path = `conventions/${ref}?saisie=acte`;
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await openForm(page, 'fr', path);
    await page.getByLabel('Titre de l’acte').fill('Acte jamais envoyé');
    await page.getByText(/^Brouillon enregistré à \d\d:\d\d$/).waitFor();
    await page.close({ runBeforeUnload: false });

    const again = await page.context().newPage();
    await openForm(again, 'fr', path);
    await again.getByText(/^Brouillon enregistré à \d\d:\d\d, le/).waitFor();
    assert.equal(await again.getByLabel('Titre de l’acte').inputValue(), 'Acte jamais envoyé');

    await again.keyboard.press('Escape');
    await again.getByRole('button', { name: 'Garder le brouillon et fermer' }).press('Enter');
    await again.waitForURL((url) => url.search === '');
    await again.locator('.user').press('Enter');
    await again.getByRole('menuitem', { name: 'Se déconnecter' }).press('Enter');
    await again.waitForURL(/connexion/);
    assert.equal(await again.evaluate(() => JSON.stringify({ ...localStorage }).includes('jamais envoyé')), false);
    await again.context().close();
  });

  test('leaving asks only when something changed: Escape closes the question alone, dropping closes the drawer and gives the focus back', async () => {
    const { ref } = await makeAgreement('Essai de départ');
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', `conventions/${ref}/actes`));
    await settled(page);
    const opener = page.getByRole('button', { name: 'Enregistrer un acte' });
    await opener.press('Enter');
    await page.getByLabel('Titre de l’acte').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');

    await opener.press('Enter');
    await page.getByLabel('Titre de l’acte').fill('Saisie à quitter');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Votre saisie n’est pas enregistrée' });
    await question.waitFor();
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Titre de l’acte').inputValue(), 'Saisie à quitter');

    await page.goBack();
    await question.waitFor();
    await question.getByRole('button', { name: 'Continuer la saisie' }).press('Enter');
    assert.match(page.url(), /saisie=acte/);

    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Abandonner la saisie' }).press('Enter');
    await page.waitForURL((url) => url.search === '');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Enregistrer un acte') ?? false);
    await opener.press('Enter');
    assert.equal(await page.getByLabel('Titre de l’acte').inputValue(), '');
    await page.context().close();
  });

  test('a party is ended from a day on by keyboard', async () => {
    const { items } = await ask('GET', '/organisations?limit=1');
    const { ref } = await makeAgreement('Essai de partie', { parties: [{ organisationId: items[0].id, side: 'private' }] });
    const page = await newPage(browser);
    await signIn(page, 'fr');
    await page.goto(at('fr', `conventions/${ref}`));
    await settled(page);
    await tabTo(page, '.party-end');
    await page.keyboard.press('Enter');
    await waitForFocus(page, '[role="dialog"] input');
    await page.keyboard.type('01/07/2026');
    await page.keyboard.press('Control+Enter');
    await page.getByText('jusqu’au 30/06/2026').waitFor();
    assert.equal((await ask('GET', `/agreements/${ref}`)).parties[0].validTo, '2026-06-30');
    await page.context().close();
  });
});
