import { type CivilDate, compareCivilDates, type DatePrecision, lastDayOf } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { type DelayReason, milestoneLifecycle, type MilestoneOutcome, type MilestoneStatus } from './milestone.lifecycle.js';

export interface Dated {
  on: CivilDate;
  precision: DatePrecision;
}

export interface MilestoneBefore {
  status: MilestoneStatus;
  baseline: Dated | null;
  forecast: Dated | null;
}

export interface Logged {
  outcome: MilestoneOutcome;
  /** The actual date of what was met, the new forecast of what was postponed. */
  date: Dated | null;
  reason: DelayReason | null;
  evidenceReference: string | null;
}

/**
 * Whether this may be logged, and the status that follows.
 * @throws Problem transition_not_allowed, validation_failed, forecast_reason_required, actual_in_future
 */
export function statusAfter(before: MilestoneBefore, logged: Logged, today: CivilDate): MilestoneStatus {
  const transition = milestoneLifecycle.next(before.status, logged.outcome);
  if (!transition.allowed) {
    throw new Problem('transition_not_allowed', { from: before.status, possible: transition.possible.join(', ') });
  }
  const dated = logged.outcome === 'met' || logged.outcome === 'postponed';
  if (dated && !logged.date) {
    throw new Problem('validation_failed', {}, [{ field: 'on', code: 'field_required' }]);
  }
  if (logged.outcome === 'postponed' && logged.date) {
    requireReasonWhenLater(before, logged.date, logged.reason);
  } else if (logged.date && startsAfter(logged.date, today)) {
    throw new Problem('validation_failed', {}, [{ field: 'on', code: 'actual_in_future' }]);
  }
  return transition.to;
}

/** Later than the last forecast, or than the baseline where there is none: a reason is due. */
function requireReasonWhenLater(before: MilestoneBefore, forecast: Dated, reason: DelayReason | null): void {
  const last = before.forecast ?? before.baseline;
  const later = last && compareCivilDates(lastDayOf(forecast.on, forecast.precision), lastDayOf(last.on, last.precision)) > 0;
  if (later && !reason) {
    throw new Problem('validation_failed', {}, [{ field: 'reasonCode', code: 'forecast_reason_required', parameters: { previous: last.on } }]);
  }
}

function startsAfter(date: Dated, today: CivilDate): boolean {
  return compareCivilDates(lastDayOf(date.on, date.precision), lastDayOf(today, date.precision)) > 0;
}

/** Overdue is computed: still scheduled, and the date that stands has passed. */
export function isOverdue(milestone: MilestoneBefore, today: CivilDate): boolean {
  const due = milestone.forecast ?? milestone.baseline;
  return milestone.status === 'scheduled' && due !== null && compareCivilDates(lastDayOf(due.on, due.precision), today) < 0;
}
