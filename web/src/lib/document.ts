import type { Language } from '@common/translated.js';
import { directionOf } from './language.js';

const PRODUCT = 'Mithaq';

export function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** `errorPrefix` comes first while a form has errors. */
export function setDocumentTitle(title: string, errorPrefix?: string): void {
  document.title = `${errorPrefix === undefined ? '' : `${errorPrefix} `}${title} · ${PRODUCT}`;
}
