import { formatCivilDate, isCivilDate } from '../../common/civil-date.js';
import { formatDecimal } from '../../common/quantity.js';
import type { Language } from '../../common/translated.js';
import type { RegisterProblem } from './register-problem.js';
import { REGISTER_PROBLEMS } from './register-problems.js';
import { fieldLabel, REGISTER_TABLES, tableLabel, type RegisterTable } from './register-tables.js';
import { unitLabel } from './units.js';
import { labelsOf, VOCABULARIES, type VocabularyName } from './vocabulary.js';

export interface ProblemText {
  /** What is wrong. */
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;
}

const NUMBERS = new Set(['thousands', 'decimal', 'number', 'baseline']);
const isTable = (text: string): text is RegisterTable => Object.hasOwn(REGISTER_TABLES, text);
const isVocabulary = (text: string): text is VocabularyName => Object.hasOwn(VOCABULARIES, text);

/** Characters of a cell that would reorder or break the sentence around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

function words(problem: RegisterProblem, name: string, language: Language): string {
  const text = name === 'value' ? problem.value : String(problem.params[name] ?? '');
  const table = String(problem.params['table'] ?? '');
  if (name === 'table' && isTable(text)) return tableLabel(text, language);
  if (name === 'field' && isTable(table)) return fieldLabel(table, text, language);
  if (name === 'vocabulary' && isVocabulary(text)) return labelsOf(text, language).join(language === 'ar' ? '، ' : ', ');
  if (name === 'unit' || name === 'expected') return unitLabel(text, language);
  if (NUMBERS.has(name)) return formatDecimal(text, language);
  if (isCivilDate(text)) return formatCivilDate(text, 'day', language);
  return text.replace(UNPRINTABLE, ' ').trim();
}

/** The two sentences of a problem, for the report and the annotated workbook. */
export function problemText(problem: RegisterProblem, language: Language): ProblemText {
  const [reason, remedy] = REGISTER_PROBLEMS[problem.code][language];
  const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, (_, name: string) => words(problem, name, language));
  return { reason: fill(reason), remedy: fill(remedy) };
}
