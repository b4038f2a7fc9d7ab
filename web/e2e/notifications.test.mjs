// What a reader is told, by keyboard; and the private address of the reader's calendar.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findings } from './axe.mjs';
import { NARROW, WIDE, newPage, overflow, picture, settled, signIn, startBrowser, tabTo, waitForFocus } from './browser.mjs';
import { address, programme } from './server.mjs';

const words = {
  fr: { unread: 'Notifications, 2 non lues', none: 'Notifications, 0 non lue', milestone: 'Jalon échu', all: 'Tout marquer comme lu' },
  ar: { unread: 'الإشعارات, اثنان غير مقروءين', none: 'الإشعارات, لا جديد', milestone: 'محطة إنجاز حل أجلها', all: 'اعتبار الكل مقروءا' },
  en: { unread: 'Notifications, 2 unread', none: 'Notifications, 0 unread', milestone: 'Milestone overdue', all: 'Mark all as read' },
};

const told = () => [
  { id: '019aaaaa-0000-7000-8000-000000000003', kind: 'declaration_returned', subject: { kind: 'declaration', ref: '2026-T3-007', title: null }, organisation: { id: '019aaaaa-0000-7000-8000-00000000000a', code: null, kind: 'company', name: { fr: 'Société fictive', ar: 'شركة وهمية', en: null } }, dueOn: null, createdAt: '2026-11-23T10:00:00.000Z', readAt: null },
  { id: '019aaaaa-0000-7000-8000-000000000002', kind: 'milestone_overdue', subject: { kind: 'milestone', ref: 'JAL-014', title: { fr: 'Ouverture du site', ar: 'افتتاح الموقع', en: 'Opening of the site' } }, organisation: null, dueOn: '2026-11-20', createdAt: '2026-11-21T08:00:00.000Z', readAt: null },
  { id: '019aaaaa-0000-7000-8000-000000000001', kind: 'period_opened', subject: { kind: 'period', ref: '2026-T3', title: null }, organisation: null, dueOn: '2026-12-08', createdAt: '2026-10-01T08:00:00.000Z', readAt: '2026-10-02T08:00:00.000Z' },
];

/** The server's part, which the tests of the server hold: what is told comes from what others do, on days of its own. */
async function tell(page, items) {
  await page.route(`**/api/v1/programmes/${programme}/notifications**`, async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (route.request().method() === 'POST') {
      for (const item of items) if (pathname.endsWith('/read-all') || pathname.includes(item.id)) item.readAt = '2026-11-23T11:00:00.000Z';
      return route.fulfill({ json: pathname.endsWith('/read-all') ? { read: items.length } : items.find(({ id }) => pathname.includes(id)) });
    }
    const shown = searchParams.get('unread') === 'true' ? items.filter(({ readAt }) => readAt === null) : items;
    return route.fulfill({ json: { items: shown, nextCursor: null, total: searchParams.get('total') === 'true' ? shown.length : null, facets: null } });
  });
}

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const [language, said] of Object.entries(words)) {
  test(`what is new is counted, read by keyboard, followed and marked, in ${language}`, async () => {
    const page = await newPage(browser);
    await tell(page, told());
    await signIn(page, language);
    await settled(page);
    await page.getByRole('button', { name: said.unread }).waitFor();
    await tabTo(page, '.bell');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: said.milestone }).waitFor();
    assert.equal(await page.locator('.told-new').count(), 2);
    await picture(page, `notifications-${language}`);
    assert.deepEqual(await findings(page), []);
    await page.setViewportSize(NARROW);
    assert.equal(await overflow(page), 0);
    await picture(page, `notifications-${language}-360`);
    await page.setViewportSize(WIDE);

    await page.keyboard.press('Escape');
    await waitForFocus(page, '.bell');
    await page.keyboard.press('Enter');
    await tabTo(page, '.told-link[href*="jalon=JAL-014"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${language}/${programme}/jalons?jalon=JAL-014`);
    await page.goto(`${address}/${language}/${programme}/travail`);
    await settled(page);
    assert.equal(await page.locator('.bell-count').innerText(), '1');
    await tabTo(page, '.bell');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: said.all }).press('Enter');
    await page.getByRole('button', { name: said.none }).waitFor();
    await page.context().close();
  });
}

describe('the calendar', () => {
  test('its address is made, read without a session, and revoked', async () => {
    const page = await newPage(browser);
    await signIn(page, 'fr', 'partner');
    await settled(page);
    await page.locator('.user').press('Enter');
    await page.getByRole('menuitem', { name: 'Calendrier des échéances' }).press('Enter');
    await page.getByText('Aucune adresse n’est en service.').waitFor();
    await page.getByRole('button', { name: 'Créer l’adresse' }).press('Enter');
    const field = page.getByLabel('Adresse du calendrier');
    await field.waitFor();
    await page.getByText('Une adresse est en service').waitFor();
    await picture(page, 'calendar-fr');
    assert.deepEqual(await findings(page), []);

    const feed = await field.inputValue();
    const answer = await fetch(feed);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const text = await answer.text();
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n'));
    assert.match(text, /X-WR-CALNAME:\[FICTIF\] /);

    await page.getByRole('button', { name: 'Révoquer' }).press('Enter');
    await page.getByText('Aucune adresse n’est en service.').waitFor();
    assert.equal((await fetch(feed)).status, 404);
    await page.keyboard.press('Escape');
    await waitForFocus(page, '.user');
    await page.context().close();
  });
});
