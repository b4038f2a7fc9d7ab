import { isIdentityNumber, isSalary, isSocialSecurityNumber, looksLikePerson } from './personal-values.js';

export const FINDING_KINDS = ['person_names', 'identity_numbers', 'social_security_numbers', 'salaries'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What seems to name persons: what, where and how often; never the value itself. */
export interface Finding {
  kind: FindingKind;
  /** '' where there are no sheets. */
  sheet: string;
  /** From 0; null in a text. */
  column: number | null;
  count: number;
}

export interface SearchedTable {
  sheet: string;
  /** Texts by row and column, blanks as ''. */
  rows: readonly (readonly string[])[];
}

/** Fewer are a signatory or a contact, not a list of persons. */
const FEWEST = 3;
const FEWEST_SALARIES = 5;
const HEADER_ROWS = 20;

const TITLES: Readonly<Record<FindingKind, RegExp>> = {
  person_names: /^(?:pr[eé]noms?|noms? (?:et|&) pr[eé]noms?|pr[eé]noms? (?:et|&) noms?|nom complet|full name|first name|last name|surname|employee(?: name)?|salari[eé]s?|employ[eé]s?|b[eé]n[eé]ficiaires?|الاسم الكامل|الاسم العائلي|الاسم الشخصي|الاسم والنسب|اسم الأجير)$/u,
  identity_numbers: /\b(?:cin|cnie|c\.i\.n|carte (?:d.identit[eé]|nationale)|identity card|passeport|passport)\b|بطاقة التعريف|البطاقة الوطنية/u,
  social_security_numbers: /\b(?:n[°o]?\.? ?|num[eé]ro |matricule |immatriculation )(?:d.immatriculation )?(?:[àa] la )?(?:cnss|amo)\b|\bcnss (?:n[°o]|number)|رقم (?:الانخراط|التسجيل|الضمان)/u,
  salaries: /\b(?:salaires?|r[eé]mun[eé]rations?|net [àa] payer|salary|salaries|wages?|pay)\b|الأجر|الراتب/u,
};
/** A sum or a mean of salaries names nobody. */
const AGGREGATE = /\b(?:masse|total|totale|moyen|moyenne|m[eé]dian|m[eé]diane|average|mean|median|bill)\b|كتلة|متوسط|مجموع/u;

/** Columns of a sheet that seem to name persons, by their title and by their values. */
export function findInTable({ sheet, rows }: SearchedTable): Finding[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const findings: Finding[] = [];
  for (let column = 0; column < width; column += 1) {
    const texts = rows.map((row) => (row[column] ?? '').trim()).filter(Boolean);
    for (const { kind, count } of findInColumn(texts)) findings.push({ kind, sheet, column, count });
  }
  return findings;
}

function findInColumn(texts: readonly string[]): { kind: FindingKind; count: number }[] {
  const titled = (kind: FindingKind): boolean => texts.slice(0, HEADER_ROWS).some((text) => text.length <= 60 && TITLES[kind].test(text.toLowerCase()) && !AGGREGATE.test(text.toLowerCase()));
  const found = (kind: FindingKind, holds: (text: string) => boolean, fewest: number, share: number): { kind: FindingKind; count: number }[] => {
    const values = new Set(texts.filter(holds));
    const enough = values.size >= fewest && (titled(kind) || (share <= 1 && texts.filter(holds).length >= texts.length * share));
    return enough ? [{ kind, count: values.size }] : [];
  };
  return [
    ...found('identity_numbers', isIdentityNumber, FEWEST, 0.5),
    ...found('social_security_numbers', isSocialSecurityNumber, FEWEST, 0.6),
    ...found('person_names', (text) => looksLikePerson(text, titled('person_names')), FEWEST, 0.4),
    ...found('salaries', isSalary, FEWEST_SALARIES, Number.POSITIVE_INFINITY),
  ];
}

const CIVILITY = /(?<![\p{L}.])(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle|السيد|السيدة|الآنسة)\s+(\p{L}[\p{L}'’-]+(?:\s+\p{L}[\p{L}'’-]+){1,3})/gu;
const IDENTITY_NUMBER = /(?<![\p{L}\d])[A-Z]{1,2} ?\d{5,7}(?![\p{L}\d])/gu;
const SOCIAL_SECURITY_NUMBER = /(?<![\p{L}\d.,/-])[1-9]\d{8}(?![\p{L}\d.,/-])/gu;
const SALARY_LINE = /\b(?:salaire (?:net|brut|de base)|net [àa] payer|bulletin de paie)\b|صافي الأجر/giu;

/** Running text, line by line as a page shows it: more persons than those who sign. */
export function findInText(text: string): Finding[] {
  const finding = (kind: FindingKind, count: number, fewest: number): Finding[] => (count >= fewest ? [{ kind, sheet: '', column: null, count }] : []);
  const distinct = (pattern: RegExp): number => new Set(Array.from(text.matchAll(pattern), (match) => match[0].replace(/\s/g, ''))).size;
  const lines = text.split('\n').map((line) => line.trim());
  const namesTitle = lines.some((line) => /noms?\s+(?:et|&)\s+pr[eé]noms?|nom complet|الاسم الكامل/iu.test(line));
  const names = Math.max(distinct(CIVILITY), namesTitle ? new Set(lines.filter((line) => startsWithPerson(line))).size : 0);
  return [
    ...finding('person_names', names, namesTitle ? FEWEST : 6),
    ...finding('identity_numbers', distinct(IDENTITY_NUMBER), FEWEST),
    ...finding('social_security_numbers', distinct(SOCIAL_SECURITY_NUMBER), FEWEST),
    ...finding('salaries', Array.from(text.matchAll(SALARY_LINE)).length, FEWEST),
  ];
}

/** A line of a list: perhaps a rank, then a name known as a person's. */
function startsWithPerson(line: string): boolean {
  const words = line.replace(/^\d+\s*[.)-]?\s*/, '').split(/\s+/).filter((word) => /^[\p{L}'’-]+$/u.test(word)).slice(0, 3);
  return words.length >= 2 && looksLikePerson(words.join(' '), false);
}
