import fc from 'fast-check';
import { addDays, civilDate } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { DELAY_REASONS, MILESTONE_OUTCOMES, MILESTONE_STATUSES, milestoneLifecycle, type MilestoneOutcome, type MilestoneStatus } from './milestone.lifecycle.js';
import { isOverdue, type Logged, type MilestoneBefore, statusAfter } from './milestone.policy.js';

const today = civilDate('2026-11-23');
const before = (changes: Partial<MilestoneBefore> = {}): MilestoneBefore => ({ status: 'scheduled', baseline: { on: civilDate('2026-12-31'), precision: 'day' }, forecast: null, ...changes });
const logged = (outcome: MilestoneOutcome, on: string | null, changes: Partial<Logged> = {}): Logged => ({ outcome, date: on ? { on: civilDate(on), precision: 'day' } : null, reason: null, evidenceReference: null, ...changes });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) {
      return error.fields[0]?.code ?? error.code;
    }
    throw error;
  }
  return 'taken';
}

const ALLOWED: Readonly<Record<MilestoneStatus, Partial<Record<MilestoneOutcome, MilestoneStatus>>>> = {
  scheduled: { met: 'met', partially_met: 'partially_met', not_met: 'not_met', postponed: 'scheduled', cancelled: 'cancelled' },
  partially_met: { met: 'met', not_met: 'not_met', postponed: 'scheduled', cancelled: 'cancelled' },
  not_met: { met: 'met', partially_met: 'partially_met', postponed: 'scheduled', cancelled: 'cancelled' },
  met: { reopened: 'scheduled' },
  cancelled: { reopened: 'scheduled' },
};

describe.each(MILESTONE_STATUSES)('a milestone that is %s', (status) => {
  it.each(MILESTONE_OUTCOMES)('takes “%s” or says what is possible', (outcome) => {
    const expected = ALLOWED[status][outcome];
    const next = milestoneLifecycle.next(status, outcome);
    expect(next).toEqual(expected ? { allowed: true, to: expected } : { allowed: false, from: status, action: outcome, possible: Object.keys(ALLOWED[status]) });
  });
});

it('asks for the day of what is met and of what is postponed', () => {
  expect(codeOf(() => statusAfter(before(), logged('met', null), today))).toBe('field_required');
  expect(codeOf(() => statusAfter(before(), logged('postponed', null), today))).toBe('field_required');
  expect(statusAfter(before(), logged('not_met', null), today)).toBe('not_met');
});

it('asks for a reason exactly when the forecast is later than the last one, or than the baseline without one', () => {
  fc.assert(fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), fc.boolean(), fc.constantFrom(null, ...DELAY_REASONS), (last, shift, forecastStands, reason) => {
    const standing = { on: addDays(today, last), precision: 'day' as const };
    const state = before(forecastStands ? { forecast: standing } : { baseline: standing });
    const outcome = codeOf(() => statusAfter(state, { ...logged('postponed', null), date: { on: addDays(standing.on, shift), precision: 'day' }, reason }, today));
    expect(outcome).toBe(shift > 0 && reason === null ? 'forecast_reason_required' : 'taken');
  }));
});

it('compares dates by the last day that their precision covers', () => {
  const state = before({ baseline: { on: civilDate('2026-12-31'), precision: 'year' } });
  expect(codeOf(() => statusAfter(state, logged('postponed', '2026-06-30'), today))).toBe('taken');
  expect(codeOf(() => statusAfter(state, logged('postponed', '2027-01-01'), today))).toBe('forecast_reason_required');
});

it('refuses an actual date in the future, and takes one of this very day, month or year', () => {
  expect(codeOf(() => statusAfter(before(), logged('met', '2026-11-24'), today))).toBe('actual_in_future');
  expect(codeOf(() => statusAfter(before(), logged('partially_met', '2026-11-24'), today))).toBe('actual_in_future');
  expect(statusAfter(before(), logged('met', '2026-11-23'), today)).toBe('met');
  for (const [on, precision] of [['2026-11-30', 'month'], ['2026-12-31', 'quarter'], ['2026-12-31', 'year']] as const) {
    expect(codeOf(() => statusAfter(before(), { ...logged('met', null), date: { on: civilDate(on), precision } }, today))).toBe('taken');
  }
  for (const [on, precision] of [['2026-12-31', 'month'], ['2027-03-31', 'quarter'], ['2027-12-31', 'year']] as const) {
    expect(codeOf(() => statusAfter(before(), { ...logged('met', null), date: { on: civilDate(on), precision } }, today))).toBe('actual_in_future');
  }
});

it('is overdue only while scheduled and past the date that stands', () => {
  const days = fc.integer({ min: -60, max: 60 });
  fc.assert(fc.property(fc.constantFrom(...MILESTONE_STATUSES), days, fc.option(days), (status, baseline, forecast) => {
    const dated = (shift: number) => ({ on: addDays(today, shift), precision: 'day' as const });
    const state = { status, baseline: dated(baseline), forecast: forecast === null ? null : dated(forecast) };
    expect(isOverdue(state, today)).toBe(status === 'scheduled' && (forecast ?? baseline) < 0);
  }));
  expect(isOverdue({ status: 'scheduled', baseline: null, forecast: null }, today)).toBe(false);
});
