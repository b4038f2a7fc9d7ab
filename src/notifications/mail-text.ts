import { type CivilDate, formatCivilDate } from '../common/civil-date.js';
import { type Language, type Translated, translatedText } from '../common/translated.js';
import { addressOf } from './notification-address.js';
import type { NotificationKind } from './notification.vocabulary.js';

/** What a mail tells; the programme is fictitious when it says so. */
export interface Told {
  kind: NotificationKind;
  ref: string;
  language: Language;
  programmeCode: string;
  demonstration: boolean;
  organisation: Translated | null;
  title: Translated | null;
  dueOn: CivilDate | null;
}

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** {ref}: the period, declaration or milestone; {name}: the organisation, or the title of the milestone; {day}: the due day. */
const SENTENCES: Readonly<Record<NotificationKind, Readonly<Record<Language, { subject: string; body: string }>>>> = {
  period_opened: {
    fr: { subject: 'Période {ref} ouverte', body: 'La période {ref} est ouverte. La déclaration de {name} est attendue au plus tard le {day}.' },
    ar: { subject: 'فتح الفترة {ref}', body: 'فتحت الفترة {ref}. ينتظر تصريح {name} في أجل أقصاه {day}.' },
    en: { subject: 'Period {ref} is open', body: 'Period {ref} is open. The declaration of {name} is due by {day}.' },
  },
  declaration_due: {
    fr: { subject: 'Déclaration {ref} à remettre le {day}', body: 'La déclaration de {name} pour la période {ref} est attendue au plus tard le {day}.' },
    ar: { subject: 'التصريح {ref}: الأجل {day}', body: 'ينتظر تصريح {name} عن الفترة {ref} في أجل أقصاه {day}.' },
    en: { subject: 'Declaration {ref} due on {day}', body: 'The declaration of {name} for period {ref} is due by {day}.' },
  },
  declaration_late: {
    fr: { subject: 'Déclaration {ref} en retard', body: 'La déclaration de {name} pour la période {ref} était attendue le {day}. Elle peut encore être remise et sera marquée en retard.' },
    ar: { subject: 'تأخر التصريح {ref}', body: 'كان تصريح {name} عن الفترة {ref} منتظرا في {day}. ما زال تقديمه ممكنا وسيسجل متأخرا.' },
    en: { subject: 'Declaration {ref} is late', body: 'The declaration of {name} for period {ref} was due on {day}. It can still be submitted and will be marked late.' },
  },
  declaration_submitted: {
    fr: { subject: 'Déclaration {ref} à examiner', body: 'La déclaration {ref} de {name} a été remise et attend votre examen.' },
    ar: { subject: 'التصريح {ref} في انتظار الدراسة', body: 'قدم التصريح {ref} الخاص بـ {name} وهو في انتظار دراستكم.' },
    en: { subject: 'Declaration {ref} to examine', body: 'Declaration {ref} of {name} was submitted and awaits your examination.' },
  },
  declaration_returned: {
    fr: { subject: 'Déclaration {ref} retournée', body: 'La déclaration {ref} de {name} vous est retournée : les motifs sont indiqués ligne par ligne. Corrigez-la, puis remettez-la.' },
    ar: { subject: 'إرجاع التصريح {ref}', body: 'أرجع إليكم التصريح {ref} الخاص بـ {name}، والأسباب مبينة سطرا بسطر. صححوه ثم قدموه من جديد.' },
    en: { subject: 'Declaration {ref} returned', body: 'Declaration {ref} of {name} is returned to you, with the reasons line by line. Correct it, then submit it again.' },
  },
  declaration_accepted: {
    fr: { subject: 'Déclaration {ref} acceptée', body: 'La déclaration {ref} de {name} est acceptée. L’acceptation d’un chiffre n’accorde rien.' },
    ar: { subject: 'قبول التصريح {ref}', body: 'قبل التصريح {ref} الخاص بـ {name}. قبول رقم لا يمنح أي شيء.' },
    en: { subject: 'Declaration {ref} accepted', body: 'Declaration {ref} of {name} is accepted. Accepting a figure grants nothing.' },
  },
  finding_communicated: {
    fr: { subject: 'Constat {ref} communiqué, réponse le {day} au plus tard', body: 'Un constat provisoire, {ref}, est communiqué à {name}. La réponse est attendue au plus tard le {day}.' },
    ar: { subject: 'إبلاغ الملاحظة {ref}، الرد في أجل أقصاه {day}', body: 'أبلغت ملاحظة مؤقتة {ref} إلى {name}. ينتظر الرد في أجل أقصاه {day}.' },
    en: { subject: 'Finding {ref} communicated, reply by {day}', body: 'A provisional finding, {ref}, is communicated to {name}. The reply is due by {day}.' },
  },
  finding_replied: {
    fr: { subject: 'Réponse au constat {ref}', body: '{name} a répondu au constat {ref}.' },
    ar: { subject: 'الرد على الملاحظة {ref}', body: 'رد {name} على الملاحظة {ref}.' },
    en: { subject: 'Reply to finding {ref}', body: '{name} has replied to finding {ref}.' },
  },
  finding_final: {
    fr: { subject: 'Constat définitif {ref}', body: 'Le constat {ref}, adressé à {name}, est définitif.' },
    ar: { subject: 'ملاحظة نهائية {ref}', body: 'أصبحت الملاحظة {ref} الموجهة إلى {name} نهائية.' },
    en: { subject: 'Final finding {ref}', body: 'Finding {ref}, addressed to {name}, is final.' },
  },
  milestone_overdue: {
    fr: { subject: 'Jalon {ref} échu', body: 'Le jalon {ref}, « {name} », était prévu le {day} et n’est pas encore constaté.' },
    ar: { subject: 'حل أجل محطة الإنجاز {ref}', body: 'كانت محطة الإنجاز {ref} «{name}» متوقعة في {day} ولم تثبت بعد.' },
    en: { subject: 'Milestone {ref} is overdue', body: 'Milestone {ref}, “{name}”, was expected on {day} and is not yet recorded as met.' },
  },
};

const WORDS: Readonly<Record<Language, { fictitious: string; open: string; why: string }>> = {
  fr: { fictitious: 'FICTIF', open: 'Ouvrir la page', why: 'Vous recevez ce message parce que vous agissez dans le programme {ref} du registre Mithaq. Il ne contient aucun chiffre.' },
  ar: { fictitious: 'بيانات وهمية', open: 'فتح الصفحة', why: 'تتلقون هذه الرسالة لأنكم تعملون في البرنامج {ref} بسجل ميثاق. وهي لا تتضمن أي رقم من أرقام السجل.' },
  en: { fictitious: 'FICTITIOUS', open: 'Open the page', why: 'You receive this message because you act in programme {ref} of the Mithaq register. It holds no figure.' },
};

/** Isolates a name or reference from the direction of the sentence around it. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A line break in a name would end a header. */
const oneLine = (text: string): string => text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim();

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function filled(sentence: string, values: Readonly<Record<string, string>>, dress: (text: string) => string): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => dress(oneLine(values[name] ?? '')));
}

/** The mail in the language of its receiver, right to left in Arabic. */
export function mailText(told: Told, publicUrl: string): MailText {
  const { kind, ref, language, programmeCode, demonstration, organisation, title, dueOn } = told;
  const [sentence, words] = [SENTENCES[kind][language], WORDS[language]];
  const name = title ?? organisation;
  const values = { ref, name: name ? translatedText(name, language) : '', day: dueOn ? formatCivilDate(dueOn, 'day', language) : '' };
  const address = addressOf({ publicUrl, language, programme: programmeCode }, kind, ref);
  // told of an organisation that is not named, the title of the occasion says it all
  const body = Object.entries(values).every(([name, value]) => value !== '' || !sentence.body.includes(`{${name}}`)) ? sentence.body : sentence.subject;
  const plain = language === 'ar' ? isolated : (text: string): string => text;
  const marked = (text: string): string => `<bdi>${escaped(text)}</bdi>`;
  const paragraph = (content: string): string => `<p>${content}</p>`;
  return {
    subject: `${demonstration ? `[${words.fictitious}] ` : ''}${filled(sentence.subject, values, plain)} (${plain(programmeCode)})`,
    text: [demonstration ? words.fictitious : '', filled(body, values, plain), `${words.open}\n${address}`, filled(words.why, { ref: programmeCode }, plain)]
      .filter(Boolean).join('\n\n') + '\n',
    html: `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${escaped(filled(sentence.subject, values, (text) => text))}</title></head><body>`
      + (demonstration ? paragraph(`<strong>${words.fictitious}</strong>`) : '')
      + paragraph(filled(body, values, marked))
      + paragraph(`<a href="${escaped(address)}">${words.open}</a>`)
      + paragraph(`<small>${filled(words.why, { ref: programmeCode }, marked)}</small>`)
      + '</body></html>',
  };
}
