import { formatCivilDate } from '../common/civil-date.js';
import { localTimeOf } from '../common/local-day.js';
import { formatDecimal } from '../common/quantity.js';
import { type Language, type Translated, translatedText } from '../common/translated.js';
import type { Transaction } from '../database/transaction.js';
import type { ReceiptAnswer } from './declaration-parts.dto.js';
import type { LineState } from './declaration.vocabulary.js';
import { readReceipt } from './receipt.queries.js';

interface Words {
  title: string;
  fictitious: string;
  number: string;
  submittedAt: string;
  instant: string;
  delegation: string;
  timeliness: string;
  onTime: string;
  late: string;
  hash: string;
  values: string;
  what: string;
  value: string;
  whole: string;
  separator: string;
  states: Readonly<Record<Exclude<LineState, 'reported'>, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    title: 'Reçu de déclaration', fictitious: 'CHIFFRES FICTIFS : programme de démonstration', number: 'Numéro', submittedAt: 'Déposée', instant: 'le {day} à {time}, heure du Maroc ({utc} UTC)', delegation: 'Délégation de signature',
    timeliness: 'Délai', onTime: 'à temps', late: 'en retard', hash: 'Empreinte SHA-256 du contenu', values: 'Valeurs déclarées', what: 'Indicateur', value: 'Valeur', whole: 'hors site', separator: ', ',
    states: { not_reported: 'non déclaré', not_applicable: 'sans objet' },
  },
  ar: {
    title: 'وصل التصريح', fictitious: 'أرقام وهمية: برنامج تجريبي', number: 'الرقم', submittedAt: 'تاريخ الإيداع', instant: '{day} على الساعة {time} بتوقيت المغرب ({utc} UTC)', delegation: 'تفويض التوقيع',
    timeliness: 'الأجل', onTime: 'داخل الأجل', late: 'متأخر', hash: 'بصمة المحتوى SHA-256', values: 'القيم المصرح بها', what: 'المؤشر', value: 'القيمة', whole: 'خارج المواقع', separator: '، ',
    states: { not_reported: 'غير مصرح به', not_applicable: 'غير معني' },
  },
  en: {
    title: 'Receipt of a declaration', fictitious: 'FICTITIOUS FIGURES: demonstration programme', number: 'Number', submittedAt: 'Submitted', instant: 'on {day} at {time}, time of Morocco ({utc} UTC)', delegation: 'Delegation of signature',
    timeliness: 'Timeliness', onTime: 'on time', late: 'late', hash: 'SHA-256 of the content', values: 'Declared values', what: 'Indicator', value: 'Value', whole: 'outside sites', separator: ', ',
    states: { not_reported: 'not reported', not_applicable: 'not applicable' },
  },
};

interface Heading {
  organisation: Translated;
  programme: Translated;
  code: string;
  demonstration: boolean;
  period: string;
}

interface Line {
  name: Translated;
  site: string | null;
  dimensions: Record<string, string>;
  state: LineState;
  value: string | null;
}

/** What the template of the receipt reads, in the reader's language. @throws Problem not_found when nothing was submitted */
export async function receiptDocument(tx: Transaction, programmeId: string, ref: string, language: Language): Promise<object> {
  const receipt = await readReceipt(tx, programmeId, ref, language);
  const [heading] = await tx.query<Heading>(
    `select app.organisation_answer(o) -> 'name' as organisation, app.title_answer(g.title_fr, g.title_ar, g.title_en) as programme, g.code, g.demonstration, p.ref as period
     from register.declaration d join register.organisation o on o.id = d.organisation_id join register.programme g on g.id = d.programme_id
       join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id where d.programme_id = $1 and d.ref = $2`, [programmeId, ref]);
  const lines = await tx.query<Line>(
    `select app.title_answer(i.name_fr, i.name_ar, i.name_en) as name, s.name as site, b.dimensions, b.state, trim_scale(b.value)::text as value
     from register.declaration d join register.observation b on b.programme_id = d.programme_id and b.declaration_id = d.id and b.revision = d.revision
       join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id left join register.site s on s.id = b.site_id
     where d.programme_id = $1 and d.ref = $2 order by i.position, i.code, s.name collate "C" nulls first, b.dimensions_key`, [programmeId, ref]);
  if (!heading) {
    throw new Error(`The declaration ${ref} has a receipt and no heading.`);
  }
  const words = WORDS[language];
  return {
    language, words, number: receipt.number, hash: receipt.contentHash, statement: receipt.statement,
    fictitious: heading.demonstration ? words.fictitious : null,
    organisation: translatedText(heading.organisation, language), period: heading.period, programme: heading.code + words.separator + translatedText(heading.programme, language),
    facts: factsOf(receipt, words, language),
    lines: lines.map((line) => ({ what: nameOf(line, words, language), reported: line.value !== null, value: line.state === 'reported' ? formatDecimal(line.value ?? '', language) : words.states[line.state] })),
  };
}

function factsOf({ number, submittedAt, late, delegationReference }: ReceiptAnswer, words: Words, language: Language): { name: string; value: string; plain: boolean }[] {
  const { date, hour, minute } = localTimeOf(new Date(submittedAt));
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  const instant = words.instant.replace('{day}', formatCivilDate(date, 'day', language)).replace('{time}', time).replace('{utc}', submittedAt.slice(11, 19));
  return [
    { name: words.number, value: number, plain: true },
    { name: words.submittedAt, value: instant, plain: false },
    { name: words.timeliness, value: late ? words.late : words.onTime, plain: false },
    { name: words.delegation, value: delegationReference, plain: false },
  ];
}

function nameOf({ name, site, dimensions }: Line, words: Words, language: Language): string {
  return [translatedText(name, language), site ?? words.whole, ...Object.entries(dimensions).sort().map(([, code]) => code)].join(words.separator);
}
