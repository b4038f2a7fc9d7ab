// An auditor's mission: a sample of twenty, reviewed by keyboard, a finding through its procedure, the end; in French, and looked at in the three languages.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { at, LANGUAGES, NARROW, newPage, overflow, picture, settled, signIn, startBrowser } from './browser.mjs';
import { press } from './partner-steps.mjs';
import { ask, historyIsTold } from './server.mjs';

const MISSION = `AUD-2026-${process.pid}`;

let browser;
before(async () => {
  browser = await startBrowser();
  await historyIsTold();
});
after(() => browser.close());

async function open(account, path, language = 'fr', options = {}) {
  const page = await newPage(browser, options);
  await signIn(page, language, account);
  await page.goto(at(language, path));
  await settled(page);
  return page;
}

/** Types in a field of the open drawer that is found by its label. */
async function type(page, label, text) {
  await page.getByRole('dialog').getByLabel(label).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function save(page) {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A choice of a list that is typed and taken. */
async function pick(page, label, words) {
  await page.getByRole('dialog').getByRole('textbox', { name: label }).or(page.getByRole('dialog').getByRole('combobox', { name: label })).first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** As an auditor does elsewhere, with Node alone. */
function verify(path) {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('../../bin/mithaq-bundle.mjs', import.meta.url)), 'verify', path], { encoding: 'utf8' });
  return { status, said: stdout };
}

const file = (as = 'auditor') => ask('GET', `/missions/${MISSION}`, { as });

/** A commitment on headcount of the partner whose account replies. */
async function commitmentOfPartner() {
  const { items: [declaration] } = await ask('GET', '/declarations?limit=1', { as: 'partner' });
  const { items } = await ask('GET', `/commitments?obligor=${declaration.organisation.id}&limit=50`);
  const found = items.find(({ indicator }) => indicator.code === 'headcount');
  assert.ok(found, 'the partner of DEMO has a commitment on headcount');
  return found.ref;
}

describe('a mission by keyboard', () => {
  let finding;

  test('is opened by its head, with a team, and a sample of twenty', async () => {
    const partners = await commitmentOfPartner();
    const page = await open('auditor', 'audit');
    await press(page, 'Ouvrir une mission');
    await type(page, 'Référence', MISSION);
    await type(page, 'Objet', 'emplois du troisième trimestre 2026');
    await pick(page, 'Période', 'T3 2026');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(`**/audit/missions/${MISSION}`);
    await page.getByRole('heading', { level: 1, name: /emplois du troisième trimestre/ }).waitFor();

    await press(page, 'Équipe');
    await page.getByRole('checkbox', { name: /Audit, membre/ }).focus();
    await page.keyboard.press('Space');
    await save(page);

    // the partner's commitment by hand, the others at random with a seed that is kept
    await press(page, 'Tirer');
    await page.getByRole('radio', { name: 'Au hasard' }).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Engagements' }).or(page.getByRole('dialog').getByRole('combobox', { name: 'Engagements' })).first().focus();
    await page.keyboard.type(partners);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await save(page);
    await press(page, 'Tirer');
    await type(page, 'Nombre', '19');
    await type(page, 'Graine', 'T3 2026');
    await save(page);
    const { rows, draws, team } = await file();
    assert.equal(rows.length, 20);
    assert.equal(team.length, 2);
    assert.deepEqual(draws.map(({ method, size, seed }) => [method, size, seed]), [['hand', 1, null], ['random', 19, 'T3 2026']]);
    assert.deepEqual(await findings(page), []);
    await page.context().close();
  });

  test('is nobody else’s: neither the administrator nor the office nor the partner finds it', async () => {
    for (const as of ['admin', 'official', 'partner']) await assert.rejects(ask('GET', `/missions/${MISSION}`, { as }), /40[34]/);
    const page = await open('official', `audit/missions/${MISSION}`);
    assert.equal(await page.getByText('emplois du troisième trimestre').count(), 0);
    await page.context().close();
  });

  test('gets an opinion on each of its rows, one after the other', async () => {
    const page = await open('auditor', `audit/missions/${MISSION}`);
    let isAdjusted = false;
    for (let turn = 0; turn < 20; turn += 1) {
      const { rows } = await file();
      const row = rows.find(({ review }) => review === null);
      await page.locator('.rail .reference', { hasText: row.commitment }).waitFor();
      // the first with an adjustment, where something was accepted; nothing can be verified where nothing was
      const wanted = row.accepted === null ? 'Impossible à vérifier' : isAdjusted ? 'Vérifiée' : 'Vérifiée avec ajustement';
      await page.locator('.rail').getByRole('radio', { name: wanted, exact: true }).focus();
      await page.keyboard.press('Space');
      if (wanted === 'Vérifiée avec ajustement') {
        isAdjusted = true;
        await page.locator('.rail').getByLabel('Valeur retenue').focus();
        await page.keyboard.type(String(Number(row.accepted) - 1));
      }
      const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/reviews/'));
      await page.keyboard.press('Control+Enter');
      assert.equal((await saved).status(), 200);
    }
    const { rows, coverage } = await file();
    assert.ok(rows.every(({ review }) => review !== null));
    assert.ok(Number(coverage.find(({ indicator }) => indicator === 'headcount').verified) > 0);
    await settled(page);
    assert.deepEqual(await findings(page), []);
    await picture(page, 'audit-worksheet');
    await page.context().close();
  });

  test('communicates a finding, gets the reply, and two persons make it final', async () => {
    const { rows: [row] } = await file();
    const page = await open('auditor', `audit/missions/${MISSION}?ligne=${row.id}`);
    await press(page, 'Rédiger un constat');
    await type(page, /^Critère/, 'Emploi stable, présent dix-huit mois après l’embauche');
    await type(page, /^Condition/, 'Un départ avant dix-huit mois');
    await type(page, /^Recommandation/, 'Rectifier le trimestre');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/constats/*');
    finding = decodeURIComponent(page.url().split('/').at(-1));
    await page.getByRole('button', { name: 'Communiquer' }).waitFor();
    await assert.rejects(ask('GET', `/findings/${finding}`, { as: 'partner' }), /404/);
    await press(page, 'Communiquer');
    await save(page);
    await page.context().close();

    const partner = await open('partner', `constats/${finding}`);
    assert.match(await partner.locator('main').innerText(), /Un départ avant dix-huit mois/);
    assert.deepEqual(await findings(partner), []);
    await press(partner, 'Répondre');
    await type(partner, 'Réponse', 'Le départ est remplacé au trimestre suivant.');
    await picture(partner, 'audit-reply');
    await save(partner);
    await partner.getByText('Le départ est remplacé').waitFor();
    await partner.context().close();

    const head = await open('auditor', `constats/${finding}`);
    await press(head, 'Décider');
    await pick(head, 'Décision', 'maintenu');
    await save(head);
    await head.getByText('Décidé, à confirmer').waitFor();
    await head.context().close();
    const member = await open('auditor2', `constats/${finding}`);
    await press(member, 'Confirmer');
    await member.getByRole('dialog').waitFor();
    await member.keyboard.press('Enter');
    await member.getByText('Définitif', { exact: true }).waitFor();
    await settled(member);
    assert.deepEqual(await findings(member), []);
    await picture(member, 'audit-finding');
    await member.context().close();
  });

  test('exports the bundle of a figure, which holds without the register, and not after one changed byte', async () => {
    const { rows } = await file();
    const row = rows.find(({ review }) => review.opinion === 'verified_with_adjustment');
    const page = await open('auditor', `audit/missions/${MISSION}?ligne=${row.id}`);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Paquet vérifiable')]);
    const path = await download.path();
    assert.match(verify(path).said, new RegExp(`^${row.commitment}, 2026-T3: .*accepted ${row.accepted}`));
    assert.equal(verify(path).status, 0);
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 3)] ^= 1;
    writeFileSync(path, bytes);
    assert.equal(verify(path).status, 1);
    assert.match(verify(path).said, /changed/);
    await page.context().close();
  });

  test('closes: verified values stand beside the accepted ones, and the adjustment waits for the office', async () => {
    const { rows } = await file();
    const page = await open('auditor', `audit/missions/${MISSION}`);
    await press(page, 'Clore la mission');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Close : lue par tous les auditeurs').waitFor();
    const [report] = await Promise.all([page.waitForEvent('download'), press(page, 'Rapport PDF')]);
    assert.equal(readFileSync(await report.path()).subarray(0, 5).toString(), '%PDF-');
    await page.context().close();
    const adjusted = rows.find(({ review }) => review.opinion === 'verified_with_adjustment');
    const { periods } = await ask('GET', `/commitments/${adjusted.commitment}`);
    const period = periods.find(({ to }) => to === '2026-09-30');
    assert.deepEqual([period.accepted, period.verified], [adjusted.accepted, adjusted.review.adjusted]);
    const office = await open('official', 'audit');
    await press(office, `Décider de ${adjusted.commitment}`);
    await office.getByRole('radio', { name: 'L’organisation rectifie' }).focus();
    await office.keyboard.press('Space');
    await save(office);
    const requests = await ask('GET', '/restatement-requests');
    assert.equal(requests.find(({ commitment, mission }) => commitment === adjusted.commitment && mission === MISSION).state, 'granted');
    assert.deepEqual(await findings(office), []);
    await office.context().close();
  });
});

for (const language of LANGUAGES) {
  test(`the pages of the audit in ${language}, wide and on a phone`, async () => {
    for (const [name, path] of [['list', 'audit'], ['mission', `audit/missions/${MISSION}`], ['finding', `constats/${MISSION}-C-01`]]) {
      const page = await open('auditor', path, language);
      assert.equal(await overflow(page), 0);
      await picture(page, `audit-${name}-${language}`);
      await page.setViewportSize(NARROW);
      assert.equal(await overflow(page), 0);
      await picture(page, `audit-${name}-${language}-narrow`);
      await page.context().close();
    }
  });
}

