import { civilDate } from '../common/civil-date.js';
import { LANGUAGES } from '../common/translated.js';
import { mailText, type Told } from './mail-text.js';
import { NOTIFICATION_KINDS } from './notification.vocabulary.js';

const told = (changes: Partial<Told> = {}): Told => ({
  kind: 'declaration_due', ref: '2026-T3', language: 'fr', programmeCode: 'P-1', demonstration: false, dueOn: civilDate('2026-12-08'),
  organisation: { fr: 'Société Une', ar: 'الشركة الأولى', en: null }, title: null, ...changes,
});

const everyMail = NOTIFICATION_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

it.each(everyMail)('%s in %s: says what, of whom and where, and leaves no blank', (kind, language) => {
  const { subject, text, html } = mailText(told({ kind, language }), 'https://register.test');
  for (const part of [subject, text, html]) {
    expect(part).toContain('2026-T3');
    expect(part).not.toMatch(/\{\w+\}|undefined|null/);
  }
  expect(text).toContain(language === 'ar' ? 'الشركة الأولى' : 'Société Une');
  expect(text).toContain(`https://register.test/${language}/P-1/`);
});

it('tells the title of the occasion alone when no organisation is named', () => {
  expect(mailText(told({ kind: 'period_opened', organisation: null }), 'https://register.test').text).toMatch(/^Période 2026-T3 ouverte\n/);
});

it('shows names as text: neither markup nor another header', () => {
  const { subject, html } = mailText(told({ kind: 'milestone_overdue', title: { fr: '<img src=x>\r\nBcc: x@example.ma "&', ar: null, en: null } }), 'https://register.test');
  expect(html).not.toContain('<img');
  expect(html).toContain('&#60;img src=x&#62; Bcc: x@example.ma &#34;&#38;');
  expect(subject).not.toMatch(/[\r\n]/);
});

it('isolates names and references in a sentence in Arabic', () => {
  expect(mailText(told({ language: 'ar' }), 'https://register.test').text).toContain('\u20682026-T3\u2069');
  expect(mailText(told({ language: 'ar' }), 'https://register.test').html).toContain('<bdi>2026-T3</bdi>');
});

it('marks a fictitious programme in the subject and in the mail, in each language', () => {
  for (const [language, word] of [['fr', 'FICTIF'], ['ar', 'بيانات وهمية'], ['en', 'FICTITIOUS']] as const) {
    const { subject, text, html } = mailText(told({ language, demonstration: true }), 'https://register.test');
    expect(subject.startsWith(`[${word}] `)).toBe(true);
    expect(text.startsWith(word)).toBe(true);
    expect(html).toContain(`<strong>${word}</strong>`);
  }
});
