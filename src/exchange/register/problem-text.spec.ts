import { LANGUAGES } from '../../common/translated.js';
import { problemText } from './problem-text.js';
import { fault, problemAt } from './register-problem.js';
import { REGISTER_PROBLEMS, type RegisterProblemCode } from './register-problems.js';
import { fieldLabel, REGISTER_TABLES, TABLE_NAMES, tableDefinition } from './register-tables.js';

const params = {
  table: 'commitments', field: 'target', vocabulary: 'indicator', first: 'Partenaires!A2', count: 2, longest: 60, thousands: '1234', decimal: '1.234', number: '270000', decimals: 6,
  unit: 'people', expected: 'MAD bn', name: 'Inconnue', other: 'Atlas', start: '2026-01-27', agreement: 'C-1', baseline: '148500', code: 'E-1',
};
const codes = Object.keys(REGISTER_PROBLEMS) as RegisterProblemCode[];

it.each(codes)('%s gives a reason and a remedy in three languages', (code) => {
  const problem = problemAt({ sheet: 'Engagements', cell: 'I4', value: '1.234' }, fault(code, params));
  const texts = LANGUAGES.map((language) => problemText(problem, language));
  expect(new Set(texts.map((text) => text.reason)).size).toBe(3);
  for (const { reason, remedy } of texts) {
    expect(`${reason} ${remedy}`).not.toMatch(/[{}]|undefined/);
    expect(reason).toMatch(/.{8,}\.$/);
    expect(remedy).toMatch(/.{8,}\.$/);
  }
  expect(texts[1]?.reason).toMatch(/\p{Script=Arabic}/u);
});

it('writes numbers, dates, fields and words in the reader’s language', () => {
  const text = (code: RegisterProblemCode, value = '1.234'): string => {
    const { reason, remedy } = problemText(problemAt({ sheet: 'S', cell: 'A1', value }, fault(code, params)), 'fr');
    return `${reason} ${remedy}`;
  };
  expect(text('number_ambiguous')).toContain('1\u202f234 ou 1,234');
  expect(text('end_before_start', '2026-01-26')).toContain('26/01/2026 est antérieur au début, 27/01/2026');
  expect(text('value_missing')).toContain('« Cible »');
  expect(text('word_unknown')).toContain('Emplois du secteur, Recettes d’exportation');
  expect(text('unit_unfit')).toContain('L’unité (personnes) ne convient pas : on attend milliards MAD');
});

it('keeps a cell from breaking or reordering the sentence', () => {
  const problem = problemAt({ sheet: 'S', cell: 'A1', value: `a\u202eb\u0000${'x'.repeat(900)}` }, fault('word_unknown', params));
  expect(problem.value).toHaveLength(200);
  expect(problemText(problem, 'fr').reason).toMatch(/^« a b x+ »/);
});

it('names every field in three languages, no two of a table alike', () => {
  for (const table of TABLE_NAMES) {
    for (const language of LANGUAGES) {
      const labels = Object.keys(tableDefinition(table).fields).map((field) => fieldLabel(table, field, language));
      expect(new Set(labels).size).toBe(labels.length);
    }
  }
  expect(Object.keys(REGISTER_TABLES)).toHaveLength(5);
});
