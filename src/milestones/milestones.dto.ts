import { type CivilDate, DATE_PRECISIONS, type DatePrecision } from '../common/civil-date.js';
import { DatedAnswer, NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, ChoiceListField, CivilDateField, CodeField, CodeListField, IdentifierField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';
import { ClockedPageParameters } from '../ledger/clocks.dto.js';
import { DELAY_REASONS, type DelayReason, MILESTONE_OUTCOMES, type MilestoneOutcome, MILESTONE_STATUSES, type MilestoneStatus } from './milestone.lifecycle.js';

export class MilestoneListParameters extends ClockedPageParameters {
  @ChoiceListField(MILESTONE_STATUSES, { optional: true }) status?: string;
  @TextField({ maximum: 500, optional: true, description: 'References of agreements, separated by commas' }) agreement?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of owners, separated by commas' }) owner?: string;
  @ChoiceListField(['overdue', 'due_soon', 'unreviewed'], { optional: true }) attention?: string;
  @CivilDateField({ optional: true }) dueFrom?: string;
  @CivilDateField({ optional: true }) dueTo?: string;
}

export class SlipAnswer {
  @Shown(Number) calendarDays: number;
  @Shown(Number, { nullable: true, description: 'Empty where the calendar of a year is not loaded' }) workingDays: number | null;
  @Shown(Number, { list: true }) missingYears: number[];
  @Shown(String, { choices: ['actual', 'forecast'] }) against: 'actual' | 'forecast';
}

export class MilestoneAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => NamedAnswer) agreement: NamedAnswer;
  @Shown(() => NamedAnswer, { nullable: true }) commitment: NamedAnswer | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) owner: OrganisationNameAnswer | null;
  @Shown(() => OrganisationNameAnswer, { list: true, description: 'Private parties of the agreement' }) partners: OrganisationNameAnswer[];
  @Shown(String, { choices: MILESTONE_STATUSES }) status: MilestoneStatus;
  @Shown(() => DatedAnswer, { nullable: true }) baseline: DatedAnswer | null;
  @Shown(() => DatedAnswer, { nullable: true }) forecast: DatedAnswer | null;
  @Shown(() => DatedAnswer, { nullable: true }) actual: DatedAnswer | null;
  @ShownDate(true) reviewedOn: CivilDate | null;
  @Shown(Boolean) overdue: boolean;
  @Shown(() => SlipAnswer, { nullable: true }) slip: SlipAnswer | null;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Number) version: number;
}

export class MilestonePage extends PageOf(MilestoneAnswer) {}

export class BaselineAnswer {
  @Shown(() => DatedAnswer) date: DatedAnswer;
  @Shown(Number, { nullable: true, description: 'Number of the amendment that moved it' }) amendment: number | null;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
  @Shown(Boolean) superseded: boolean;
}

export class ForecastAnswer {
  @Shown(() => DatedAnswer) date: DatedAnswer;
  @ShownDate() knownOn: CivilDate;
  @Shown(String, { nullable: true, choices: DELAY_REASONS }) reasonCode: DelayReason | null;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(Boolean) proposed: boolean;
  @Shown(Boolean) superseded: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
  @Shown(String, { nullable: true, description: 'Who recorded it, where the reader may know' }) author: string | null;
}

export class ReviewAnswer {
  @Shown(String, { choices: MILESTONE_STATUSES }) status: MilestoneStatus;
  @Shown(() => DatedAnswer, { nullable: true }) actual: DatedAnswer | null;
  @Shown(String, { nullable: true }) evidenceReference: string | null;
  @ShownDate() reviewedOn: CivilDate;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(Boolean) superseded: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
  @Shown(String, { nullable: true }) author: string | null;
}

export class MilestoneFileAnswer extends MilestoneAnswer {
  @Shown(() => BaselineAnswer, { list: true }) baselines: BaselineAnswer[];
  @Shown(() => ForecastAnswer, { list: true }) forecasts: ForecastAnswer[];
  @Shown(() => ReviewAnswer, { list: true }) reviews: ReviewAnswer[];
  @Shown(() => NamedAnswer, { list: true }) dependsOn: NamedAnswer[];
  @Shown(() => NamedAnswer, { list: true }) heldUp: NamedAnswer[];
  @Shown(String, { choices: MILESTONE_OUTCOMES, list: true, description: 'What may be logged now' }) outcomes: MilestoneOutcome[];
}

export class LogMilestoneBody {
  @ChoiceField(MILESTONE_OUTCOMES) outcome: MilestoneOutcome;
  @CivilDateField({ optional: true, nullable: true, description: 'Actual date when met, new forecast when postponed' }) on?: CivilDate | null;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) precision?: DatePrecision;
  @CivilDateField({ optional: true, description: 'Day on which this became known; today unless told' }) knownOn?: CivilDate;
  @ChoiceField(DELAY_REASONS, { optional: true, nullable: true }) reasonCode?: DelayReason | null;
  @TextField({ maximum: 2000, optional: true, nullable: true }) note?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true, description: 'The document that proves the actual date' }) evidenceReference?: string | null;
}

export class CreateMilestoneBody {
  @CodeField() ref: string;
  @CodeField({ description: 'Reference of the agreement' }) agreement: string;
  @TextField({ maximum: 300 }) titleFr: string;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleEn?: string | null;
  @CodeField({ optional: true, nullable: true, description: 'Reference of the commitment that it serves' }) commitment?: string | null;
  @IdentifierField({ optional: true, nullable: true }) ownerId?: string | null;
  @CivilDateField({ optional: true, nullable: true }) baselineOn?: CivilDate | null;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) baselinePrecision?: DatePrecision;
  @CodeListField({ optional: true, maximum: 20, description: 'References of the milestones that come first' }) dependsOn?: string[];
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class ChangeMilestoneBody {
  @TextField({ maximum: 300, optional: true }) titleFr?: string;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleEn?: string | null;
  @CodeField({ optional: true, nullable: true }) commitment?: string | null;
  @IdentifierField({ optional: true, nullable: true }) ownerId?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class AddDependencyBody {
  @CodeField({ description: 'Reference of the milestone that comes first' }) dependsOn: string;
}

export class ProposeForecastBody {
  @CivilDateField() on: CivilDate;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) precision?: DatePrecision;
  @ChoiceField(DELAY_REASONS, { optional: true, nullable: true }) reasonCode?: DelayReason | null;
  @TextField({ maximum: 2000, optional: true, nullable: true }) note?: string | null;
}
