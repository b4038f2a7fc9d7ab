import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { addDecimals, ExactDecimal, formatDecimal } from '../common/quantity.js';
import { type Language, translatedText } from '../common/translated.js';
import type { AuditFindingAnswer } from './findings.dto.js';
import { REPORT_WORDS, type ReportWords } from './mission-report.words.js';
import type { MissionFileAnswer, WorksheetRowAnswer } from './missions.dto.js';

export interface ReportedMission {
  mission: MissionFileAnswer;
  /** Of the mission, those that the reader may see. */
  findings: readonly AuditFindingAnswer[];
  programme: string;
  demonstration: boolean;
}

/** What the template of the report reads: scope, method, results, coverage, and what could not be verified. */
export function reportDocument({ mission, findings, programme, demonstration }: ReportedMission, language: Language): object {
  const words = REPORT_WORDS[language];
  const number = (value: string | null): string => (value === null ? words.none : formatDecimal(value, language));
  return {
    language, words, programme, number: mission.ref, title: mission.title, fictitious: demonstration ? words.fictitious : null,
    facts: [
      { name: words.institution, value: translatedText(mission.institution.name, language), plain: false },
      { name: words.period, value: `${isolated(mission.period)}${words.separator}${words.state[mission.state]}`, plain: false },
      { name: words.scope, value: mission.indicators.length === 0 ? words.wholeScope : mission.indicators.join(words.separator), plain: false },
      { name: words.materiality, value: `${formatDecimal(mission.materiality, language)} %`, plain: true },
      { name: words.team, value: mission.team.map(({ name, head }) => (head ? `${name} (${words.head})` : name)).join(words.separator), plain: false },
      { name: words.method, value: mission.draws.map((draw) => drawText(draw, words)).join(' ; '), plain: false },
    ],
    coverage: mission.coverage.map(({ name, accepted, verified, verifiedBefore, left }) => [translatedText(name, language), number(accepted), number(verified), number(verifiedBefore), number(left)]),
    rows: mission.rows.map((row) => ({ name: nameOf(row, language), ref: row.commitment, values: [row.declared, row.accepted, row.attested, row.review?.verified ?? null, gapOf(row)].map(number), opinion: opinionText(row, words), completion: completionText(row, words) })),
    unverified: mission.rows.filter(({ review }) => review?.verified == null).map((row) => `${nameOf(row, language)} (${row.commitment})${words.separator}${opinionText(row, words)}`),
    findings: findings.map(({ ref, severity, state, text }) => ({ ref, said: `${words.severities[severity]}${words.separator}${words.findingStates[state]}`, condition: text?.condition ?? '', recommendation: text?.recommendation ?? '' })),
  };
}

/** The same as a workbook: one sheet for the mission, one for its rows, one for its findings. */
export async function reportWorkbook({ mission, findings, demonstration }: ReportedMission, language: Language): Promise<Uint8Array> {
  const words = REPORT_WORDS[language];
  const cell = (value: string | null): CellValue => (value === null ? null : Number(value));
  return writeXlsx({
    sheets: [
      { name: words.title, rows: [
        ...(demonstration ? [[words.fictitious]] : []), [words.title, mission.ref], [mission.title], [words.institution, translatedText(mission.institution.name, language)], [words.period, mission.period, words.state[mission.state]],
        [words.materiality, Number(mission.materiality)], ...mission.draws.map((draw): CellValue[] => [words.method, drawText(draw, words)]), [],
        [words.indicator, words.accepted, words.verified, words.before, words.left],
        ...mission.coverage.map(({ name, accepted, verified, verifiedBefore, left }): CellValue[] => [translatedText(name, language), Number(accepted), Number(verified), Number(verifiedBefore), Number(left)]),
      ] },
      { name: words.results, rows: [
        [words.commitment, '', words.indicator, words.declared, words.accepted, words.attested, words.verified, words.gap, words.opinion, words.completion],
        ...mission.rows.map((row): CellValue[] => [row.commitment, nameOf(row, language), row.indicator, cell(row.declared), cell(row.accepted), cell(row.attested), cell(row.review?.verified ?? null), cell(gapOf(row)), opinionText(row, words), completionText(row, words)]),
      ] },
      { name: words.findings, rows: findings.length === 0 ? [[words.noFindings]] : findings.map(({ ref, severity, state, text }): CellValue[] => [ref, words.severities[severity], words.findingStates[state], text?.criterion ?? null, text?.condition ?? null, text?.recommendation ?? null]) },
    ],
  });
}

function drawText({ method, size, population, seed }: MissionFileAnswer['draws'][number], words: ReportWords): string {
  return (seed === null ? words.byHand : words.draw).replace('{method}', words.methods[method]).replace('{size}', String(size)).replace('{population}', String(population)).replace('{seed}', isolated(seed ?? ''));
}

/** Kept in its own order inside an Arabic sentence: U+2066 … U+2069. */
const isolated = (text: string): string => `\u2066${text}\u2069`;

const nameOf = ({ obligors }: WorksheetRowAnswer, language: Language): string => obligors.map(({ name }) => translatedText(name, language)).join(', ');

const gapOf = ({ review }: WorksheetRowAnswer): string | null => (review?.verified == null || review.accepted === null ? null : addDecimals([review.verified, new ExactDecimal(review.accepted).negated().toFixed()]));

function opinionText({ review }: WorksheetRowAnswer, words: ReportWords): string {
  if (review === null) return words.toDo;
  return review.opinion === null ? words.notRated.replace('{reason}', words.reasons[review.reasonCode ?? 'other']) : words.opinions[review.opinion];
}

const completionText = ({ review }: WorksheetRowAnswer, words: ReportWords): string => (review?.completion == null ? '' : words.completions[review.completion]);
