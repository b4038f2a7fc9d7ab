import type { work as french } from '../fr/work.js';
import type { Translation } from '../translation.js';

export const work: Translation<typeof french, 'en'> = {
  title: 'My work',
  waiting_one: '{{count, number}} thing is waiting.',
  waiting_other: '{{count, number}} things are waiting.',
  waitingShort_one: '{{count, number}} waiting',
  waitingShort_other: '{{count, number}} waiting',
  reason: {
    milestone_overdue: 'Overdue milestones',
    milestone_due: 'Milestones due within 90 days',
    forecast_proposed: 'Forecasts proposed by a partner',
    agreement_to_complete: 'Agreements to complete from the signed act',
  },
  late_one: '{{count, number}} day late',
  late_other: '{{count, number}} days late',
  left_one: 'in {{count, number}} day',
  left_other: 'in {{count, number}} days',
  dueToday: 'today',
  proposedFor: 'proposed forecast',
  toComplete: 'no published figure',
  limited: 'The list stops at 200 lines, the most pressing first.',
  nothing: 'Nothing is waiting for you.',
  toPartners: 'See the partners',
  toMilestones: 'See the milestones',
};
