import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, isLanguage } from '@common/translated.js';
import { formats } from '../lib/format.js';
import type { texts as french } from './fr/texts.js';
import type { Translation } from './translation.js';

export type Texts = typeof french;

/** Each language is a file of its own, fetched when it is first read. */
const sources: { [Target in Language]: () => Promise<Translation<Texts, Target>> } = {
  fr: async () => (await import('./fr/texts.js')).texts,
  ar: async () => (await import('./ar/texts.js')).texts,
  en: async () => (await import('./en/texts.js')).texts,
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

/** Loads the texts of the language, once, and makes every text on screen speak it. */
export async function speakIn(language: Language): Promise<void> {
  if (!i18n.isInitialized) await start(language);
  if (!i18n.hasResourceBundle(language, 'common')) {
    for (const [namespace, texts] of Object.entries(await sources[language]())) {
      i18n.addResourceBundle(language, namespace, texts);
    }
  }
  if (i18n.language !== language) await i18n.changeLanguage(language);
}
