import fc from 'fast-check';
import { codePointLength, foldKey, hasForbiddenControls } from './folded-key.js';
import { likelyDuplicate } from './likely-duplicate.js';

const anyText = fc.string({ unit: 'binary' });

describe('the folded key of a name, case 36', () => {
  it.each([
    ['Ministère de l’Économie', 'MINISTERE DE L\'ECONOMIE'],
    ['Fès', 'Fe\u0300s'],
    ['Œuvres  sociales', 'oeuvres sociales'],
    ['S.A.R.L. Atlas', 'SARL Atlas'],
    ['Capgemini', 'Cаpgemini'],
    ['ATLAS', 'ΑΤLΑS'],
    ['Ａｔｌａｓ', 'atlas'],
    ['وزارة الانتقال الرقمي', 'وزارةُ الإِنتقال الرقمى'],
    ['مديرية', 'مـديـريه'],
    ['أطلس', 'اطلس'],
    ['٢٠٣٠', '2030'],
    ['Tanger-Med', 'Tanger Med'],
    ['Straße', 'STRASSE'],
    ['İstanbul', 'istanbul'],
    ['Atlas\u200B', 'Atlas'],
  ])('is the same for %j and %j', (left, right) => {
    expect(foldKey(left)).toBe(foldKey(right));
  });

  it.each([
    ['C++', 'C#'],
    ['C++', 'C'],
    ['R&D Atlas', 'RD Atlas'],
    ['Zone 1', 'Zone 2'],
    ['ⴰⵟⵍⴰⵙ', 'ⴰⵟⵍⴰ'],
    ['کرامة', 'حرامة'],
    ['!!!', '???'],
  ])('tells %j from %j', (left, right) => {
    expect(foldKey(left)).not.toBe(foldKey(right));
  });

  it('is plain text in the order of code points', () => {
    expect(foldKey('  École  d’Ingénieurs (Rabat) ')).toBe('ecole d ingenieurs rabat');
    expect(['Zitouna', 'Écoles', 'atlas', 'Évry', 'Eau'].sort((a, b) => (foldKey(a) < foldKey(b) ? -1 : 1))).toEqual([
      'atlas',
      'Eau',
      'Écoles',
      'Évry',
      'Zitouna',
    ]);
  });

  it('takes ten thousand combining marks', () => {
    expect(foldKey(`a${'\u0301'.repeat(10_000)}`)).toBe('a');
    expect(foldKey(`a${'\u0301\u0323'.repeat(5_000)}b`)).toBe('ab');
  });

  it('is stable, whatever the text and its normal form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = foldKey(text);
        expect(foldKey(text.normalize('NFD'))).toBe(foldKey(text.normalize('NFC')));
        expect(key).toBe(key.trim());
      }),
    );
  });

  it('does not depend on case or spacing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(foldKey(`  ${text.toUpperCase()} `)).toBe(foldKey(text));
        expect(foldKey(foldKey(text))).toBe(foldKey(text));
      }),
    );
  });
});

describe('likely duplicates', () => {
  it.each([
    ['Capgemini', 'CAPGEMINI SA'],
    ['Atlas Services', 'Atlas Services Maroc S.A.R.L.'],
    ['Atlas', 'Atlas Morocco SASU'],
    ['Intelcia', 'Intelсia'],
    ['Concentrix Webhelp', 'Concentrix Webhlep'],
    ['Atlas Telecom', 'Atlas Telecomm'],
    ['TangerMed', 'Tanger Med'],
  ])('%s and %s', (left, right) => {
    expect(likelyDuplicate(left, right)).toBe(true);
    expect(likelyDuplicate(right, left)).toBe(true);
  });

  it.each([
    ['Atlas', 'Atlan'],
    ['Zone industrielle 1', 'Zone industrielle 2'],
    ['Capgemini', 'Capgemini Engineering'],
    ['Maroc Telecom', 'Maroc PME'],
    ['SA', 'SARL'],
    ['', ''],
  ])('not %j and %j', (left, right) => {
    expect(likelyDuplicate(left, right)).toBe(false);
  });

  it('answers alike in both orders, and always for one name', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(likelyDuplicate(left, right)).toBe(likelyDuplicate(right, left));
      }),
    );
  });
});

describe('characters that no text may hold, case 36', () => {
  it.each([
    '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200B', '\u2060', '\uFEFF', '\u0000', '\u0007', '\u001B', '\r',
    '\u007F', '\u0085', '\uD800', '\uDC00', '\u200D', '\u200C',
  ])('%j between letters', (character) => {
    expect(hasForbiddenControls(`a${character}b`)).toBe(true);
    expect(hasForbiddenControls(character)).toBe(true);
  });

  it.each([
    'Convention signée à Fès — l’été', 'اتفاقية الاستثمارُ', 'می\u200Cخواهم', 'ⵜⴰⵎⴰⵣⵉⵖⵜ', 'ligne 1\n\tligne 2', '🚀 𝒜', 'عربي \u200Fmixed\u200E', '', 'e\u0301',
  ])('leaves %j alone', (text) => {
    expect(hasForbiddenControls(text)).toBe(false);
  });

  it('allows a joiner between Arabic letters alone', () => {
    expect(hasForbiddenControls('ب\u200Dب')).toBe(false);
    expect(hasForbiddenControls('ب\u200D')).toBe(true);
    expect(hasForbiddenControls('\u200Cب')).toBe(true);
    expect(hasForbiddenControls('ب\u200C\u200Cب')).toBe(true);
  });
});

describe('length', () => {
  it('counts code points', () => {
    expect(codePointLength('🚀é')).toBe(2);
    expect(codePointLength('e\u0301')).toBe(2);
    expect(codePointLength('')).toBe(0);
  });
});
