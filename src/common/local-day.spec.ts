import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import fc from 'fast-check';
import { addDays, civilDate, daysBetween } from './civil-date.js';
import { OFFSET_TABLE, OFFSET_TABLE_UNTIL } from './local-day-table.js';
import { endOfLocalDay, instantFromLocal, isOffsetCertain, localDayOf, localTimeOf, offsetMinutesAt, startOfLocalDay } from './local-day.js';

const HOUR = 3_600_000;
const hoursOf = (date: string) => (startOfLocalDay(addDays(civilDate(date), 1)).getTime() - startOfLocalDay(civilDate(date)).getTime()) / HOUR;
const anyInstant = fc.date({ min: new Date('2018-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true });
const anyDay = fc.integer({ min: 0, max: 6000 }).map((days) => addDays(civilDate('2018-01-01'), days));

describe('the local day in Morocco, case 38', () => {
  it('knows the days of 23 and 25 hours', () => {
    expect(hoursOf('2026-02-15')).toBe(25);
    expect(hoursOf('2026-03-22')).toBe(23);
    expect(hoursOf('2026-09-20')).toBe(25);
    expect(hoursOf('2026-02-14')).toBe(24);
    expect(hoursOf('2018-10-28')).toBe(24);
  });

  it('says when a time is shown twice, once or never', () => {
    expect(instantFromLocal(civilDate('2026-02-15'), '02:30:00')).toEqual({
      kind: 'ambiguous',
      earlier: new Date('2026-02-15T01:30:00Z'),
      later: new Date('2026-02-15T02:30:00Z'),
    });
    expect(instantFromLocal(civilDate('2026-03-22'), '02:30:00')).toEqual({ kind: 'missing' });
    expect(instantFromLocal(civilDate('2026-03-22'), '03:00:00')).toEqual({ kind: 'unique', instant: new Date('2026-03-22T02:00:00Z') });
    expect(instantFromLocal(civilDate('2026-09-20'), '01:59:59').kind).toBe('ambiguous');
  });

  it.each(['24:00:00', '23:59:60', '9:00:00', '09:00', '', '٠٩:٠٠:٠٠'])('refuses %j, which is not a time of day', (time) => {
    expect(() => instantFromLocal(civilDate('2026-01-01'), time)).toThrow(RangeError);
  });

  it.each([
    ['2026-02-28', '2026-02-28T23:59:59.000Z'],
    ['2026-03-31', '2026-03-31T22:59:59.000Z'],
    ['2025-10-31', '2025-10-31T22:59:59.000Z'],
    ['2026-10-31', '2026-10-31T23:59:59.000Z'],
  ])('ends %s at %s, exact to the second', (day, deadline) => {
    expect(endOfLocalDay(civilDate(day)).toISOString()).toBe(deadline);
    expect(localDayOf(endOfLocalDay(civilDate(day)))).toBe(day);
    expect(localDayOf(new Date(endOfLocalDay(civilDate(day)).getTime() + 1000))).toBe(addDays(civilDate(day), 1));
  });

  it('reads the wall clock around each change', () => {
    expect(localTimeOf(new Date('2026-09-20T00:59:59.999Z'))).toEqual({ date: '2026-09-20', hour: 1, minute: 59, second: 59, offsetMinutes: 60 });
    expect(localTimeOf(new Date('2026-09-20T01:00:00Z'))).toEqual({ date: '2026-09-20', hour: 1, minute: 0, second: 0, offsetMinutes: 0 });
    expect(localDayOf(new Date('2026-03-31T23:00:00Z'))).toBe('2026-04-01');
    expect(localDayOf(new Date('2026-02-28T23:00:00Z'))).toBe('2026-02-28');
  });

  it('refuses an instant that is none', () => {
    expect(() => localDayOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => localDayOf(new Date('+275760-09-13T00:00:00Z'))).toThrow(RangeError);
  });

  it('tells where the table vouches for the hour', () => {
    expect(isOffsetCertain(new Date('2017-12-31T23:59:59Z'))).toBe(false);
    expect(isOffsetCertain(new Date('2026-10-31T00:00:00Z'))).toBe(true);
    expect(isOffsetCertain(new Date(OFFSET_TABLE_UNTIL))).toBe(false);
    expect(offsetMinutesAt(new Date('2040-07-01T00:00:00Z'))).toBe(0);
  });

  it('has a table in order, each entry a change with its source', () => {
    OFFSET_TABLE.forEach((entry, index) => {
      const previous = OFFSET_TABLE[index - 1];
      expect(entry.source).not.toBe('');
      expect(new Date(entry.from).toISOString().replace('.000', '')).toBe(entry.from);
      if (previous !== undefined) {
        expect(entry.from > previous.from).toBe(true);
        expect(entry.offsetMinutes).not.toBe(previous.offsetMinutes);
      }
    });
  });

  it('gives back every instant from its wall clock', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const local = localTimeOf(instant);
        const time = [local.hour, local.minute, local.second].map((part) => String(part).padStart(2, '0')).join(':');
        const found = instantFromLocal(local.date, time);
        const candidates = found.kind === 'ambiguous' ? [found.earlier, found.later] : found.kind === 'unique' ? [found.instant] : [];
        expect(candidates.map((candidate) => candidate.getTime())).toContain(Math.floor(instant.getTime() / 1000) * 1000);
      }),
    );
  });

  it('covers time with days that touch and never overlap', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(endOfLocalDay(day).getTime() + 1000).toBe(startOfLocalDay(addDays(day, 1)).getTime());
        expect(localDayOf(startOfLocalDay(day))).toBe(day);
        expect(daysBetween(localDayOf(new Date(startOfLocalDay(day).getTime() - 1)), day)).toBe(1);
      }),
    );
  });

  it('answers alike whatever the time zone of the process', () => {
    const answers = ['UTC', 'Africa/Casablanca', 'Pacific/Kiritimati'].map((zone) => answersIn(zone));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('2026-03-31T22:59:59.000Z');
  });
});

/** The answers of the module run by itself in a process of that zone. */
function answersIn(zone: string): string {
  const compiled = ['civil-date', 'local-day-table', 'local-day'].map((name) => {
    const source = readFileSync(join(__dirname, `${name}.ts`), 'utf8').replace(/^import [^;]*;$/gm, '').replace(/^export /gm, '');
    return transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }).code;
  });
  const questions = `
    const days = Array.from({ length: 5000 }, (_, index) => addDays(civilDate('2018-01-01'), index));
    console.log(JSON.stringify([days.map((day) => [startOfLocalDay(day), endOfLocalDay(day)]),
      days.map((day) => localTimeOf(new Date(day + 'T23:15:00Z'))), instantFromLocal(civilDate('2026-02-15'), '02:30:00')]));`;
  return execFileSync(process.execPath, ['--input-type=module', '-'], {
    input: [...compiled, questions].join('\n'),
    env: { TZ: zone },
    encoding: 'utf8',
    maxBuffer: 16_000_000,
  });
}
