import fc from 'fast-check';
import { isLanguage, LANGUAGES, pickLanguage, translatedText } from './translated.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['ar', 'ar'],
    ['ar-MA,fr;q=0.8', 'ar'],
    ['en-GB, ar;q=0.9', 'en'],
    ['de, en;q=0.5, ar;q=0.7', 'ar'],
    ['de', 'fr'],
    ['*', 'fr'],
    ['fr;q=0, *', 'ar'],
    ['en;q=0, ar;q=0, *;q=0.1', 'fr'],
    ['fr;q=0, en;q=0, ar;q=0', 'fr'],
    ['AR-ma', 'ar'],
    ['en;q=0.8, fr;q=0.8', 'en'],
    ['en;q=1.5, ar;q=0.2', 'ar'],
    ["en;q=0.9'; drop table", 'fr'],
  ])('for %j is %s', (header, language) => {
    expect(pickLanguage(header)).toBe(language);
  });

  it('is French for a header without end', () => {
    expect(pickLanguage('en'.padEnd(5000, ','))).toBe('fr');
  });

  it('is always one of three, whatever the header', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isLanguage(pickLanguage(header))).toBe(true);
      }),
    );
  });
});

describe('a translated text', () => {
  it('falls back on French where a translation is missing or blank', () => {
    const text = { fr: 'Rabat', ar: 'الرباط', en: ' ' };
    expect(LANGUAGES.map((language) => translatedText(text, language))).toEqual(['Rabat', 'الرباط', 'Rabat']);
    expect(translatedText({ fr: 'Fès', ar: null, en: null }, 'ar')).toBe('Fès');
  });
});
