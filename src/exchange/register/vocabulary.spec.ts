import { foldKey } from '../../common/folded-key.js';
import { LANGUAGES } from '../../common/translated.js';
import { codeOfWord, labelsOf, VOCABULARIES, type Vocabulary, type VocabularyName } from './vocabulary.js';

const names = Object.keys(VOCABULARIES) as VocabularyName[];

describe.each(names)('the vocabulary %s', (name) => {
  const vocabulary: Vocabulary<string> = VOCABULARIES[name];

  it('gives each word to one code', () => {
    const owners = new Map<string, string>();
    for (const [code, words] of Object.entries(vocabulary)) {
      for (const word of LANGUAGES.flatMap((language) => [...words[language]])) {
        const key = foldKey(word);
        expect([word, owners.get(key) ?? code]).toEqual([word, code]);
        owners.set(key, code);
      }
    }
  });

  it('understands every label, whatever its case, and the codes themselves', () => {
    for (const [code, words] of Object.entries(vocabulary)) {
      const texts = [code, ...LANGUAGES.flatMap((language) => [words[language][0], words[language][0].toUpperCase()])];
      expect(texts.map((text) => codeOfWord(name, ` ${text} `))).toEqual(texts.map(() => code));
    }
    expect(codeOfWord(name, 'autre chose')).toBeUndefined();
    expect(labelsOf(name, 'fr')).toHaveLength(Object.keys(vocabulary).length);
  });
});
