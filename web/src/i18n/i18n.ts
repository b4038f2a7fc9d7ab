import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, isLanguage } from '@common/translated.js';
import { formats } from '../lib/format.js';
import type { accounts } from './fr/accounts.js';
import type { audit } from './fr/audit.js';
import type { comparison } from './fr/comparison.js';
import type { dashboard } from './fr/dashboard.js';
import type { declarations } from './fr/declarations.js';
import type { effects } from './fr/effects.js';
import type { evidence } from './fr/evidence.js';
import type { examination } from './fr/examination.js';
import type { imports } from './fr/imports.js';
import type { periods } from './fr/periods.js';
import type { session } from './fr/session.js';
import type { texts as french } from './fr/texts.js';
import type { tokens } from './fr/tokens.js';
import type { Translation } from './translation.js';
import type { workbook } from './fr/workbook.js';
import type { zones } from './fr/zones.js';

type FirstTexts = typeof french;

/** Namespaces that only some pages read: fetched with the first of them. */
interface LaterTexts {
  accounts: typeof accounts;
  audit: typeof audit;
  declarations: typeof declarations;
  effects: typeof effects;
  evidence: typeof evidence;
  examination: typeof examination;
  imports: typeof imports;
  periods: typeof periods;
  session: typeof session;
  tokens: typeof tokens;
  workbook: typeof workbook;
  comparison: typeof comparison;
  dashboard: typeof dashboard;
  zones: typeof zones;
}

export type Texts = FirstTexts & LaterTexts;

/** Each language is a file of its own, fetched when it is first read. */
const sources: { [Target in Language]: () => Promise<Translation<FirstTexts, Target>> } = {
  fr: async () => (await import('./fr/texts.js')).texts,
  ar: async () => (await import('./ar/texts.js')).texts,
  en: async () => (await import('./en/texts.js')).texts,
};

const laterSources: { [Name in keyof LaterTexts]: { [Target in Language]: () => Promise<Translation<LaterTexts[Name], Target>> } } = {
  accounts: {
    fr: async () => (await import('./fr/accounts.js')).accounts,
    ar: async () => (await import('./ar/accounts.js')).accounts,
    en: async () => (await import('./en/accounts.js')).accounts,
  },
  audit: {
    fr: async () => (await import('./fr/audit.js')).audit,
    ar: async () => (await import('./ar/audit.js')).audit,
    en: async () => (await import('./en/audit.js')).audit,
  },
  declarations: {
    fr: async () => (await import('./fr/declarations.js')).declarations,
    ar: async () => (await import('./ar/declarations.js')).declarations,
    en: async () => (await import('./en/declarations.js')).declarations,
  },
  effects: {
    fr: async () => (await import('./fr/effects.js')).effects,
    ar: async () => (await import('./ar/effects.js')).effects,
    en: async () => (await import('./en/effects.js')).effects,
  },
  evidence: {
    fr: async () => (await import('./fr/evidence.js')).evidence,
    ar: async () => (await import('./ar/evidence.js')).evidence,
    en: async () => (await import('./en/evidence.js')).evidence,
  },
  examination: {
    fr: async () => (await import('./fr/examination.js')).examination,
    ar: async () => (await import('./ar/examination.js')).examination,
    en: async () => (await import('./en/examination.js')).examination,
  },
  imports: {
    fr: async () => (await import('./fr/imports.js')).imports,
    ar: async () => (await import('./ar/imports.js')).imports,
    en: async () => (await import('./en/imports.js')).imports,
  },
  periods: {
    fr: async () => (await import('./fr/periods.js')).periods,
    ar: async () => (await import('./ar/periods.js')).periods,
    en: async () => (await import('./en/periods.js')).periods,
  },
  session: {
    fr: async () => (await import('./fr/session.js')).session,
    ar: async () => (await import('./ar/session.js')).session,
    en: async () => (await import('./en/session.js')).session,
  },
  tokens: {
    fr: async () => (await import('./fr/tokens.js')).tokens,
    ar: async () => (await import('./ar/tokens.js')).tokens,
    en: async () => (await import('./en/tokens.js')).tokens,
  },
  workbook: {
    fr: async () => (await import('./fr/workbook.js')).workbook,
    ar: async () => (await import('./ar/workbook.js')).workbook,
    en: async () => (await import('./en/workbook.js')).workbook,
  },
  comparison: {
    fr: async () => (await import('./fr/comparison.js')).comparison,
    ar: async () => (await import('./ar/comparison.js')).comparison,
    en: async () => (await import('./en/comparison.js')).comparison,
  },
  dashboard: {
    fr: async () => (await import('./fr/dashboard.js')).dashboard,
    ar: async () => (await import('./ar/dashboard.js')).dashboard,
    en: async () => (await import('./en/dashboard.js')).dashboard,
  },
  zones: {
    fr: async () => (await import('./fr/zones.js')).zones,
    ar: async () => (await import('./ar/zones.js')).zones,
    en: async () => (await import('./en/zones.js')).zones,
  },
};
const asked = new Set<keyof LaterTexts>();

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
  await Promise.all([...asked].map((namespace) => addLater(language, namespace)));
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

/** Fetches a part of the application with the namespaces that it reads; a later change of language brings them along. */
export async function withTexts<Part>(part: Promise<Part>, ...namespaces: (keyof LaterTexts)[]): Promise<Part> {
  const language = i18n.language;
  for (const namespace of namespaces) asked.add(namespace);
  if (isLanguage(language)) await Promise.all(namespaces.map((namespace) => addLater(language, namespace)));
  return part;
}

async function addLater(language: Language, namespace: keyof LaterTexts): Promise<void> {
  if (!i18n.hasResourceBundle(language, namespace)) i18n.addResourceBundle(language, namespace, await laterSources[namespace][language]());
}
