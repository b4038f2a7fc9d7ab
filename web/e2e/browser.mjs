// One browser for a test file, and the ways in which a person uses it.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { address, password, programme } from './server.mjs';

export const LANGUAGES = ['fr', 'ar', 'en'];
export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 780 };


const pictures = fileURLToPath(new URL('../../test-results/browser/', import.meta.url));
mkdirSync(pictures, { recursive: true });

export function startBrowser() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: isRoot ? ['--no-sandbox'] : [] });
}

export function at(language, path) {
  return `${address}/${language}/${programme}/${path}`;
}

/** A person of their own: nothing of another test's cookies or storage. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Signs in by keyboard alone and waits for the first page. */
export async function signIn(page, language, account = 'official') {
  await page.goto(`${address}/${language}/connexion`);
  await page.waitForSelector('#email');
  await tabTo(page, '#email');
  await page.keyboard.type(`${account}@mithaq.test`);
  await tabTo(page, '#password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${language}/${programme}/travail`);
  await page.waitForSelector('.palette-button');
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page, selector) {
  for (let press = 0; press < 60; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${selector}.`);
}

export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return { id: element?.id ?? '', tag: element?.tagName ?? '', milestone: element?.getAttribute('data-milestone') ?? null };
  });
}

export async function waitForFocus(page, selector) {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Nothing on the page waits for the server any more. */
export async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** The first choice that the palette offers for the words, taken with Enter. */
export async function chooseInPalette(page, words, reference) {
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('.mantine-Spotlight-content') !== null);
  await page.keyboard.type(words);
  const action = page.locator('.mantine-Spotlight-action', { hasText: reference }).first();
  await action.waitFor();
  await page.keyboard.press('Enter');
}

export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export function picture(page, name) {
  return page.screenshot({ path: `${pictures}${name}.png` });
}

/** Day/month/year, so many days before today in Morocco, which the demonstration treats as the present. */
export function dayBefore(days) {
  const [day, month, year] = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).format(Date.now() - days * 86_400_000).split('/');
  return `${day}/${month}/${year}`;
}
