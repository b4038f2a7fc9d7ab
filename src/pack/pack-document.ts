import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { type CivilDate, dayNumber, formatCivilDate, partsOf } from '../common/civil-date.js';
import { localTimeOf } from '../common/local-day.js';
import { type Language, translatedText } from '../common/translated.js';
import { NET_JOBS } from '../insights/promises.dto.js';
import { annexSections, type PackCell, type PackSection, packSections, PackWriter } from './pack-sections.js';
import type { Pack } from './pack.queries.js';
import { PACK_WORDS } from './pack.words.js';

/** A longer annex is for a workbook, not for a room. */
const LONGEST_ANNEX = 600;

/** What the template of the pack reads: text in it is never markup. */
export function packDocument(pack: Pack, language: Language): object {
  const words = PACK_WORDS[language];
  const writer = new PackWriter(words, language);
  const commitments = pack.agreements.reduce((sum, { commitments: own }) => sum + own.length, 0);
  const printed = ({ rows, ...section }: PackSection): object => ({ ...section, rows: rows.map((row) => row.map(({ text }) => text)) });
  return {
    language, title: words.title, programme: translatedText(pack.programme, language), fictitious: pack.demonstration ? words.fictitious : null,
    facts: [
      { name: words.situation, value: formatCivilDate(pack.promises.asOf, 'day', language) },
      { name: words.since, value: formatCivilDate(pack.since, 'day', language) },
      { name: words.made, value: instantText(pack.madeAt, language) },
    ],
    trajectory: trajectoryOf(pack, writer), sections: packSections(pack, writer).map(printed), annexTitle: words.annex, separator: words.separator,
    annex: commitments > LONGEST_ANNEX ? [] : annexSections(pack, writer).map(printed), annexNote: commitments > LONGEST_ANNEX ? words.annexTooLong.replace('{n}', String(LONGEST_ANNEX)) : null,
  };
}

/** The same tables as a workbook, a sheet for each; numbers are numbers, and a text is a text whatever it begins with. */
export async function packWorkbook(pack: Pack, language: Language): Promise<Uint8Array> {
  const words = PACK_WORDS[language];
  const writer = new PackWriter(words, language);
  const cell = ({ text, number }: PackCell): CellValue => (number === null ? text : Number(number));
  const sheet = ({ title, lead, header, rows, empty }: PackSection, index: number) => ({
    name: sheetName(index, title), columns: header.map((_, column) => ({ width: column === 0 ? FIRST_COLUMN : OTHER_COLUMN })), rows: [...(pack.demonstration ? [[words.fictitious]] : []), [title], ...(lead === null ? [] : [[lead]]), [], header, ...(rows.length === 0 ? [[empty]] : rows.map((row) => row.map(cell)))],
  });
  const sections = packSections(pack, writer);
  const annex = annexSections(pack, writer);
  const header = annex[0]?.header ?? [];
  return writeXlsx({
    sheets: [
      ...sections.map(sheet),
      { name: sheetName(sections.length, words.annex), columns: [{ width: FIRST_COLUMN }, { width: FIRST_COLUMN }, ...header.slice(1).map(() => ({ width: OTHER_COLUMN }))], rows: [[words.annex], [], [words.agreement, ...header], ...annex.flatMap(({ title, rows }) => rows.map((row): CellValue[] => [title, ...row.map(cell)]))] },
    ],
  });
}

/** Widths in characters. */
const [FIRST_COLUMN, OTHER_COLUMN] = [52, 18];
const LONGEST_SHEET_NAME = 31;

/** Sheet names are short, differ, and have none of the characters that workbooks refuse. */
function sheetName(index: number, title: string): string {
  return `${index + 1} ${title.replace(/[\\/?*[\]:']/g, ' ')}`.slice(0, LONGEST_SHEET_NAME).trim();
}

function instantText(instant: Date, language: Language): string {
  const { date, hour, minute } = localTimeOf(instant);
  return `${formatCivilDate(date, 'day', language)} ${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** Bars and steps between 0 and 1, for a drawing; null where nothing is promised in jobs. */
function trajectoryOf({ promises: { measures } }: Pack, writer: PackWriter): object | null {
  const { words, language } = writer;
  const jobs = measures.find(({ measure }) => measure === NET_JOBS);
  const [first, last] = [jobs?.path[0], jobs?.path.at(-1)];
  if (jobs === undefined || first === undefined || last === undefined) return null;
  const highest = Math.max(1, ...jobs.path.map(({ value }) => Number(value)), ...jobs.quarters.flatMap(({ declared, accepted }) => [Number(declared ?? 0), Number(accepted ?? 0)]));
  const [from, to] = [dayNumber(first.on), dayNumber(last.on)];
  const x = (day: CivilDate): number => (dayNumber(day) - from) / (to - from);
  const y = (value: string | null): number | null => (value === null ? null : Math.max(0, Number(value) / highest));
  const end = jobs.path.findIndex(({ value }) => value === last.value);
  const points = jobs.quarters.map(({ to: on, accepted }) => `${formatCivilDate(on, 'day', language)}${words.separator}${writer.number(accepted).text}`);
  return {
    title: words.trajectory, alt: words.trajectoryAlt.replace('{points}', points.join(' ; ')),
    bars: jobs.quarters.map(({ to: on, declared, accepted, verified }) => ({ x: x(on), declared: y(declared), accepted: y(accepted), verified: y(verified) })),
    steps: jobs.path.slice(0, end + 1).map(({ on, value }) => ({ x: x(on), y: y(value) })),
    years: Array.from({ length: partsOf(last.on).year - partsOf(first.on).year + 1 }, (_, index) => ({ x: x(`${partsOf(first.on).year + index}-07-01` as CivilDate), name: String(partsOf(first.on).year + index) })),
    highest: writer.number(String(highest)).text, legend: { declared: words.declared, accepted: words.accepted, verified: words.verified, expected: words.expected },
  };
}
