import { defineLifecycle } from '../common/lifecycle.js';

export const MILESTONE_STATUSES = ['scheduled', 'met', 'partially_met', 'not_met', 'cancelled'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];

/** What an official says happened. */
export const MILESTONE_OUTCOMES = ['met', 'partially_met', 'not_met', 'postponed', 'cancelled', 'reopened'] as const;
export type MilestoneOutcome = (typeof MILESTONE_OUTCOMES)[number];

/** A forecast may follow a failure; what was met or cancelled is reopened first, so that nothing changes unseen. */
export const milestoneLifecycle = defineLifecycle<MilestoneStatus, MilestoneOutcome>({
  scheduled: { met: 'met', partially_met: 'partially_met', not_met: 'not_met', postponed: 'scheduled', cancelled: 'cancelled' },
  partially_met: { met: 'met', not_met: 'not_met', postponed: 'scheduled', cancelled: 'cancelled' },
  not_met: { met: 'met', partially_met: 'partially_met', postponed: 'scheduled', cancelled: 'cancelled' },
  met: { reopened: 'scheduled' },
  cancelled: { reopened: 'scheduled' },
});

export const DELAY_REASONS = [
  'permits', 'land', 'power_connection', 'recruitment', 'training', 'procurement', 'funding', 'partner_decision', 'administrative_decision', 'force_majeure', 'other',
] as const;
export type DelayReason = (typeof DELAY_REASONS)[number];
