import type { CivilDate } from '../common/civil-date.js';
import { NamedAnswer, TranslatedAnswer } from '../http/answers.js';
import { TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';

export const WORK_REASONS = ['milestone_overdue', 'milestone_due', 'forecast_proposed', 'agreement_to_complete'] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/** One thing that waits for the reader, and why. */
export class WorkItemAnswer {
  @Shown(String, { choices: WORK_REASONS }) reason: WorkReason;
  @Shown(String, { choices: ['milestone', 'agreement'] }) kind: 'milestone' | 'agreement';
  @Shown() ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => NamedAnswer) agreement: NamedAnswer;
  @ShownDate(true) dueOn: CivilDate | null;
  @Shown(Number, { nullable: true, description: 'Days since the date that stands; negative when it is still to come' }) daysLate: number | null;
}

export class WorkAnswer {
  @Shown(() => WorkItemAnswer, { list: true }) items: WorkItemAnswer[];
}

export class SearchParameters {
  @TextField({ maximum: 200 }) q: string;
}

export class FoundAnswer {
  @Shown(String, { choices: ['agreement', 'commitment', 'milestone', 'organisation', 'zone'] }) kind: 'agreement' | 'commitment' | 'milestone' | 'organisation' | 'zone';
  @Shown(String, { description: 'Reference, or the identifier of an organisation' }) ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
}

export class SearchAnswer {
  @Shown(() => FoundAnswer, { list: true }) items: FoundAnswer[];
}
