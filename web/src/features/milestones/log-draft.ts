import { type CivilDate, compareCivilDates, daysBetween, lastDayOf } from '@common/civil-date.js';
import { type Dated, type Milestone, type MilestoneFile, dateOf } from '../../api/types.js';
import type { KnownDate } from '../../lib/typed-date.js';
import type { LogBody } from './milestone-writes.js';

export type Outcome = MilestoneFile['outcomes'][number];
export type DelayReason = NonNullable<LogBody['reasonCode']>;

/** What the author has said so far. */
export interface LogDraft {
  outcome: Outcome | null;
  /** Until the author chooses, the date tells the outcome: past is met, to come is postponed. */
  isChosen: boolean;
  date: KnownDate | null;
  knownOn: KnownDate | null;
  reason: DelayReason | null;
  note: string;
  evidence: string;
}

export type LogField = 'outcome' | 'date' | 'knownOn' | 'reason';
export type LogMistake = 'outcomeMissing' | 'dateMissing' | 'dateInFuture' | 'knownInFuture' | 'reasonMissing';

type Dates = Pick<Milestone, 'baseline' | 'forecast'>;

export function knownDate(dated: Dated): KnownDate {
  return { date: dateOf(dated.on), precision: dated.precision };
}

export function firstDraft(outcomes: readonly Outcome[], today: CivilDate): LogDraft {
  return {
    outcome: outcomes.includes('met') ? 'met' : null,
    isChosen: false,
    date: { date: today, precision: 'day' },
    knownOn: { date: today, precision: 'day' },
    reason: null,
    note: '',
    evidence: '',
  };
}

/** Whether the outcome has a date, and must have it. */
export function dateOfOutcome(outcome: Outcome | null): 'required' | 'optional' | 'none' {
  if (outcome === 'met' || outcome === 'postponed') return 'required';
  return outcome === 'partially_met' ? 'optional' : 'none';
}

export function withDate(draft: LogDraft, date: KnownDate | null, outcomes: readonly Outcome[], today: CivilDate): LogDraft {
  if (draft.isChosen || date === null) return { ...draft, date };
  const told: Outcome = isToCome(date, today) ? 'postponed' : 'met';
  return { ...draft, date, outcome: outcomes.includes(told) ? told : draft.outcome };
}

/** A postponement needs a date of its own: today's, filled in for what was met, goes. */
export function withOutcome(draft: LogDraft, outcome: Outcome, today: CivilDate): LogDraft {
  const isToday = draft.date?.date === today;
  const date = outcome === 'postponed' && isToday ? null : (draft.date ?? (outcome === 'met' ? { date: today, precision: 'day' as const } : null));
  return { ...draft, outcome, isChosen: true, date };
}

/** How many days later than the date that stands; null when it is not later. */
export function daysLater(dates: Dates, date: KnownDate | null): number | null {
  const standing = dates.forecast ?? dates.baseline;
  if (date === null || standing === null) return null;
  const last = knownDate(standing);
  const days = daysBetween(lastDayOf(last.date, last.precision), lastDayOf(date.date, date.precision));
  return days > 0 ? days : null;
}

export function mistakesOf(draft: LogDraft, dates: Dates, today: CivilDate): Partial<Record<LogField, LogMistake>> {
  const { outcome, date, knownOn, reason } = draft;
  if (outcome === null) return { outcome: 'outcomeMissing' };
  const found: Partial<Record<LogField, LogMistake>> = {};
  if (dateOfOutcome(outcome) === 'required' && date === null) found.date = 'dateMissing';
  if (outcome !== 'postponed' && dateOfOutcome(outcome) !== 'none' && date !== null && isToCome(date, today)) found.date = 'dateInFuture';
  if (outcome === 'postponed') {
    if (knownOn !== null && compareCivilDates(knownOn.date, today) > 0) found.knownOn = 'knownInFuture';
    if (reason === null && daysLater(dates, date) !== null) found.reason = 'reasonMissing';
  }
  return found;
}

/** @throws TypeError for a draft without an outcome, which has mistakes. */
export function bodyOf({ outcome, date, knownOn, reason, note, evidence }: LogDraft): LogBody {
  if (outcome === null) throw new TypeError('A draft without an outcome cannot be saved.');
  const isDated = dateOfOutcome(outcome) !== 'none' && date !== null;
  const isPostponed = outcome === 'postponed';
  return {
    outcome,
    ...(isDated ? { on: date.date, precision: date.precision } : {}),
    ...(isPostponed && knownOn !== null ? { knownOn: knownOn.date } : {}),
    ...(isPostponed && reason !== null ? { reasonCode: reason } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(evidence.trim() === '' ? {} : { evidenceReference: evidence.trim() }),
  };
}

/** The row as it will stand once the draft is saved. */
export function shownAfter({ outcome, date }: LogDraft): Partial<Milestone> {
  const dated: Dated | null = date === null ? null : { on: date.date, precision: date.precision };
  if (outcome === 'postponed') return { status: 'scheduled', forecast: dated, overdue: false };
  if (outcome === 'reopened') return { status: 'scheduled', actual: null };
  if (outcome === null) return {};
  return { status: outcome, actual: dateOfOutcome(outcome) === 'none' ? null : dated, overdue: false };
}

/** A month or a year that has begun has not yet to come. */
function isToCome({ date, precision }: KnownDate, today: CivilDate): boolean {
  return compareCivilDates(date, lastDayOf(today, precision)) > 0;
}
