import { LANGUAGES } from '../../common/translated.js';
import { CHECKS, type CheckCode } from './check-catalogue.js';
import { checkText } from './check-text.js';

const names = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

it('says each check in three languages, with the same parameters', () => {
  for (const check of Object.values(CHECKS)) {
    for (const language of LANGUAGES) {
      expect([names(check[language]), check[language]]).toEqual([names(check.fr), expect.stringMatching(/.{20,}\.$/)]);
    }
    expect(check.ar).toMatch(/\p{Script=Arabic}/u);
  }
});

it('writes numbers in the house style, signs a difference, names the axes', () => {
  expect(checkText({ code: 'job_balance', parameters: { value: '1200', expected: '1190', difference: '10' } }, 'fr')).toContain('1\u202F200 ; l’effectif précédent et les mouvements donnent 1\u202F190 (écart +10)');
  expect(checkText({ code: 'variation', parameters: { previous: '100', value: '70', percent: '-30', limit: '20' } }, 'en')).toContain('that is \u221230%');
  expect(checkText({ code: 'cohort_exceeded', parameters: { value: '1200', entered: '1190', period: '2025-T2' } }, 'en')).toContain('Present: 1,200, but only 1,190 entries were accepted for Q2 2025');
  expect(checkText({ code: 'axes_disagree', parameters: { axes: 'gender+qualification', total: '9', otherAxes: 'total', otherTotal: '10' } }, 'fr')).toContain('9 (sexe, qualification) et 10 (total)');
});

it('leaves no parameter unfilled and lets no typed code reorder the sentence', () => {
  for (const code of Object.keys(CHECKS) as CheckCode[]) {
    expect(checkText({ code, parameters: {} }, 'en')).not.toMatch(/[{}]/);
  }
  expect(checkText({ code: 'unknown_code', parameters: { dimension: 'segment', value: 'X\u202EY' } }, 'fr')).toContain('« X Y » n’est pas connu (filière)');
});
