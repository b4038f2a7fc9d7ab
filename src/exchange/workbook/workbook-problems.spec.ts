import { LANGUAGES } from '../../common/translated.js';
import { workbookRefusalMessage } from './workbook-problems.js';
import { WORKBOOK_REFUSAL_CODES } from './workbook-refusal.js';

const params = { part: 'xl/vbaProject.bin', found: 'CSV', limit: 25, size: 200, seconds: 30 };

it.each(WORKBOOK_REFUSAL_CODES)('%s says what is wrong in three languages, with its figures', (code) => {
  const texts = LANGUAGES.map((language) => workbookRefusalMessage({ code, params }, language));
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(text).toMatch(/^[^{}]{40,}\.$/);
});

it('writes its figures in the reader’s language', () => {
  expect(workbookRefusalMessage({ code: 'workbook_too_complex', params: { limit: 600_000 } }, 'fr')).toContain('plus de 600\u202f000');
  expect(workbookRefusalMessage({ code: 'workbook_too_complex', params: { limit: 600_000 } }, 'en')).toContain('600,000');
});

it('keeps a part name from reordering or breaking the sentence', () => {
  const text = workbookRefusalMessage({ code: 'workbook_unsafe_part_name', params: { part: 'a\u202e\u0000\nb'.padEnd(500, 'x') } }, 'fr');
  expect(text).toContain('« abx');
  expect(text.length).toBeLessThan(300);
});
