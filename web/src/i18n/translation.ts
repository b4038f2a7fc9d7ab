import type { Language } from '@common/translated.js';

type Forms = {
  fr: 'one' | 'many' | 'other';
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  en: 'one' | 'other';
};

type PluralBase<Key> = Key extends `${infer Base}_other` ? Base : never;
type FrenchForm<Base extends string> = `${Base}_${Forms['fr']}`;

/**
 * The shape that a translation of the French texts must have: the same keys, and for each text that counts, every
 * plural form of the target language. A missing or surplus key does not compile.
 */
export type Translation<Texts, Target extends Language> = {
  [Key in keyof Texts as Key extends FrenchForm<PluralBase<keyof Texts>>
    ? `${PluralBase<keyof Texts> & (Key extends `${infer Base}_${Forms['fr']}` ? Base : never)}_${Forms[Target]}`
    : Key]: Texts[Key] extends string ? string : Translation<Texts[Key], Target>;
};
