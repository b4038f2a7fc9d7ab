import fc from 'fast-check';
import ICAL from 'ical.js';
import { civilDate } from '../common/civil-date.js';
import { calendarFile, type CalendarEntry } from './calendar-file.js';

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'milestone.1@register.test', on: civilDate('2026-12-31'), summary: 'Jalon', description: 'Organisation', url: 'https://register.test/fr/P/jalons?jalon=J-1', ...changes,
});

const fileOf = (...entries: CalendarEntry[]): string => calendarFile({ name: 'Mithaq · P', language: 'fr', at: new Date('2026-11-23T10:00:00.123Z'), entries });

const read = (text: string): ICAL.Event[] => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

it('is an empty calendar when nothing is due', () => {
  const calendar = new ICAL.Component(ICAL.parse(fileOf()));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Mithaq · P');
  expect(calendar.getAllSubcomponents('vevent')).toEqual([]);
});

it('makes all-day events that end on the day after, across years', () => {
  const [event] = read(fileOf(entry()));
  expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([true, '2026-12-31', '2027-01-01']);
});

it('stamps the instant in UTC', () => {
  expect(fileOf(entry())).toContain('\r\nDTSTAMP:20261123T100000Z\r\n');
});

it('gives back any text to an independent reader, in lines of at most 75 octets', () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('\\', ';', ',', ':', '"', '\n', ' ', 'é', 'ع', '𝒳'), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })), maxLength: 200 })
    .filter((value) => !/(?!\n)\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(value));
  fc.assert(fc.property(text, text, (summary, description) => {
    const file = fileOf(entry({ summary, description }));
    const [event] = read(file);
    expect({ summary: event?.summary, description: event?.description }).toEqual({ summary, description });
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  }));
});

it('lets no text begin a property of its own', () => {
  const [event, ...others] = read(fileOf(entry({ summary: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0007' })));
  expect(others).toEqual([]);
  expect(event?.summary).toBe('x\nEND:VEVENT\nBEGIN:VEVENT');
});
