import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, isLanguage } from '@common/translated.js';
import { formats } from '../lib/format.js';
import type { officeTexts as frenchOffice } from './fr/office-texts.js';
import type { texts as french } from './fr/texts.js';
import type { Translation } from './translation.js';

export type Texts = typeof french & typeof frenchOffice;

/** Each language is a file of its own, fetched when it is first read. */
const sources: { [Target in Language]: () => Promise<Translation<typeof french, Target>> } = {
  fr: async () => (await import('./fr/texts.js')).texts,
  ar: async () => (await import('./ar/texts.js')).texts,
  en: async () => (await import('./en/texts.js')).texts,
};

const officeSources: { [Target in Language]: () => Promise<Translation<typeof frenchOffice, Target>> } = {
  fr: async () => (await import('./fr/office-texts.js')).officeTexts,
  ar: async () => (await import('./ar/office-texts.js')).officeTexts,
  en: async () => (await import('./en/office-texts.js')).officeTexts,
};

export const i18n: I18n = createInstance();

i18n.use(initReactI18next);

async function start(language: Language): Promise<void> {
  await i18n.init({
    lng: language,
    resources: {},
    partialBundledLanguages: true,
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18n.services.formatter?.add('number', (value: unknown, spoken: string | undefined) =>
    typeof value === 'number' || typeof value === 'string'
      ? formats[spoken !== undefined && isLanguage(spoken) ? spoken : language].number(value)
      : String(value),
  );
}

/** What the page speaks, and whether a page of the programme office has been asked for. */
let spoken: Language | null = null;
let speaksOffice = false;

async function add(language: Language, namespace: keyof Texts, source: () => Promise<object>): Promise<void> {
  if (i18n.hasResourceBundle(language, namespace)) return;
  for (const [name, texts] of Object.entries(await source())) i18n.addResourceBundle(language, name, texts);
}

/** Loads the texts of the language, once, and makes every text on screen speak it. */
export async function speakIn(language: Language): Promise<void> {
  spoken = language;
  if (!i18n.isInitialized) await start(language);
  await Promise.all([add(language, 'common', sources[language]), ...(speaksOffice ? [add(language, 'accounts', officeSources[language])] : [])]);
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

/** A page of the programme office, with the texts that only such pages speak. */
export async function withOfficeTexts<Page>(page: Promise<Page>): Promise<Page> {
  speaksOffice = true;
  const [loaded] = await Promise.all([page, spoken !== null && i18n.isInitialized ? add(spoken, 'accounts', officeSources[spoken]) : undefined]);
  return loaded;
}
