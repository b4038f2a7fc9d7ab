import { addDays, type CivilDate } from '../common/civil-date.js';
import type { Language } from '../common/translated.js';

export interface CalendarEntry {
  /** Stays the same while the entry exists, whatever changes of it. */
  uid: string;
  on: CivilDate;
  summary: string;
  description: string;
  url: string;
}

export interface Calendar {
  name: string;
  language: Language;
  /** When the file is made. */
  at: Date;
  entries: readonly CalendarEntry[];
}

const FOLD_OCTETS = 75;

/** An iCalendar file (RFC 5545) of all-day events that keep nobody busy. */
export function calendarFile({ name, language, at, entries }: Calendar): string {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const text = (property: string, value: string): string => `${property};LANGUAGE=${language}:${escaped(value)}`;
  const events = entries.flatMap(({ uid, on, summary, description, url }) => [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    text('SUMMARY', summary), text('DESCRIPTION', description), `URL:${url}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mithaq//Register//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', text('NAME', name), `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H', 'X-PUBLISHED-TTL:PT12H', ...events, 'END:VCALENDAR',
  ].map((line) => folded(line) + '\r\n').join('');
}

function compact(date: CivilDate): string {
  return date.replaceAll('-', '');
}

/** RFC 5545, 3.3.11: no line break, and no other control, can end the value. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n').replace(/(?!\t)\p{Cc}/gu, '');
}

/** RFC 5545, 3.1: at most 75 octets a line, and no character cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > FOLD_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
