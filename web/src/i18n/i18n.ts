import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, isLanguage } from '@common/translated.js';
import { formats } from '../lib/format.js';
import type { administration as frenchAdministration } from './fr/administration.js';
import type { declaring as frenchDeclaring } from './fr/declaring.js';
import type { texts as french } from './fr/texts.js';
import type { Translation } from './translation.js';

export type Texts = typeof french & typeof frenchDeclaring & typeof frenchAdministration;

type Sources<Shape> = { [Target in Language]: () => Promise<Translation<Shape, Target>> };

/** Each language is a file of its own, fetched when it is first read. */
const shared: Sources<typeof french> = {
  fr: async () => (await import('./fr/texts.js')).texts,
  ar: async () => (await import('./ar/texts.js')).texts,
  en: async () => (await import('./en/texts.js')).texts,
};

const declaring: Sources<typeof frenchDeclaring> = {
  fr: async () => (await import('./fr/declaring.js')).declaring,
  ar: async () => (await import('./ar/declaring.js')).declaring,
  en: async () => (await import('./en/declaring.js')).declaring,
};

const administration: Sources<typeof frenchAdministration> = {
  fr: async () => (await import('./fr/administration.js')).administration,
  ar: async () => (await import('./ar/administration.js')).administration,
  en: async () => (await import('./en/administration.js')).administration,
};

/** What few pages speak of is fetched with the first of them. */
const subjects = { declaring, administration };
export type Subject = keyof typeof subjects;
const spokenOf = new Set<Subject>();

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
  if (!i18n.hasResourceBundle(language, 'common')) add(language, await shared[language]());
  for (const subject of spokenOf) await load(subject, language);
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

/** From here on the pages of a subject have their words, in this language and in those that are chosen later. */
export async function speakOf(subject: Subject, language: Language): Promise<void> {
  spokenOf.add(subject);
  await load(subject, language);
}

const loaded = new Set<string>();

async function load(subject: Subject, language: Language): Promise<void> {
  if (loaded.has(`${subject} ${language}`)) return;
  add(language, await subjects[subject][language]());
  loaded.add(`${subject} ${language}`);
}

function add(language: Language, texts: object): void {
  for (const [namespace, words] of Object.entries(texts)) i18n.addResourceBundle(language, namespace, words);
}
