import type { Milestone } from '../../api/types.js';
import type { MilestoneStanding } from '../../ui/milestone-mark.js';

/** Calendar days from which a slip counts as large. */
const LARGE_SLIP_DAYS = 180;

/** The reviewed state, or what the dates say while the milestone is scheduled. */
export function standingOf({ status, overdue, slip }: Pick<Milestone, 'status' | 'overdue' | 'slip'>): MilestoneStanding {
  if (status !== 'scheduled') return status;
  if (overdue) return 'overdue';
  if (slip === null) return 'scheduled';
  if (slip.calendarDays <= 0) return 'on_date';
  return slip.calendarDays >= LARGE_SLIP_DAYS ? 'slipping_far' : 'slipping';
}
