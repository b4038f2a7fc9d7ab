import type { CivilDate } from '../common/civil-date.js';
import { ChoiceField, CivilDateField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import { HEALTH_REASONS, HEALTH_STATES, type HealthReason, type HealthState } from './health.js';

export { HEALTH_STATES, type HealthState } from './health.js';

export const OVERRIDE_STATES = ['on_track', 'at_risk', 'off_track'] as const;
export const OVERRIDE_REASONS = ['accepted_delay', 'outside_event', 'figures_disputed', 'evidence_known', 'other'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

export class HealthOverrideAnswer {
  @Shown(String, { choices: OVERRIDE_STATES }) state: (typeof OVERRIDE_STATES)[number];
  @Shown(String, { choices: OVERRIDE_REASONS }) reasonCode: OverrideReason;
  @Shown(String, { nullable: true }) by: string | null;
  @ShownDate() from: CivilDate;
  @ShownDate() until: CivilDate;
}

/** What the rule computes and what the programme office says, beside each other. */
export class CommitmentHealthAnswer {
  @Shown(Number, { description: 'Version of the rule (docs/health.md)' }) rule: number;
  @Shown(String, { choices: HEALTH_STATES, description: 'By the rule; no_data is grey' }) computed: HealthState;
  @Shown(String, { list: true, choices: HEALTH_REASONS }) reasons: HealthReason[];
  @Shown(String, { nullable: true, description: 'Reached, of what was expected at the end of the same period: 1 is all of it' }) share: string | null;
  @Shown(String, { format: 'date', nullable: true, description: 'Last day of the period of the accepted value that was measured' }) on: CivilDate | null;
  @Shown(() => HealthOverrideAnswer, { nullable: true, description: 'In force on the day asked' }) override: HealthOverrideAnswer | null;
}

/** An override as it is kept, with its words. */
export class RecordedOverrideAnswer extends HealthOverrideAnswer {
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(Boolean, { description: 'Another one, or none, took its place' }) superseded: boolean;
}

export class OverrideHealthBody {
  @ChoiceField(OVERRIDE_STATES) state: (typeof OVERRIDE_STATES)[number];
  @ChoiceField(OVERRIDE_REASONS) reasonCode: OverrideReason;
  @TextField({ optional: true, maximum: 2000 }) note?: string;
  @CivilDateField({ description: 'Last day on which it is shown, within a year' }) until: CivilDate;
}
