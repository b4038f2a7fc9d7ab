import { useTranslation } from 'react-i18next';
import { DEFAULT_LANGUAGE, type Language, isLanguage } from '@common/translated.js';
import { type Format, formats } from './format.js';

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language on screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : DEFAULT_LANGUAGE;
}

export function useFormat(): Format {
  return formats[useLanguage()];
}

/** A name or a reference in another script, which keeps its own direction inside an Arabic sentence. */
export function useIsolated(): (name: string) => string {
  const language = useLanguage();
  return (name) => (language === 'ar' ? `\u2068${name}\u2069` : name);
}
