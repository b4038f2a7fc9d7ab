import { TARGET_BASES, type TargetBasis } from '../common/achievement.js';
import { type CivilDate, DATE_PRECISIONS, type DatePrecision } from '../common/civil-date.js';
import { QUALIFIERS, type Qualifier } from '../common/quantity.js';
import { DatedAnswer, NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { BooleanField, ChoiceField, ChoiceListField, CivilDateField, CodeField, CodeListField, DecimalField, IdentifierField, ListField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';
import { ClockedPageParameters } from '../ledger/clocks.dto.js';
import {
  COMMITMENT_KINDS, COMMITMENT_SIDES, type CommitmentKind, type CommitmentSide, LIABILITIES, type Liability,
} from './commitment.vocabulary.js';
import { CommitmentHealthAnswer } from './health.dto.js';

export { COMMITMENT_KINDS, type CommitmentKind } from './commitment.vocabulary.js';

export class CommitmentListParameters extends ClockedPageParameters {
  @ChoiceListField(COMMITMENT_KINDS, { optional: true }) kind?: string;
  @ChoiceListField(COMMITMENT_SIDES, { optional: true }) side?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of regions, separated by commas' }) region?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of segments, separated by commas' }) segment?: string;
  @TextField({ maximum: 500, optional: true, description: 'References of agreements, separated by commas' }) agreement?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of obligors, separated by commas' }) obligor?: string;
}

export class IndicatorNameAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { choices: ['stock', 'flow', 'running_total'] }) kind: 'stock' | 'flow' | 'running_total';
  @Shown(String, { choices: ['sector', 'under_agreement'] }) family: 'sector' | 'under_agreement';
  @Shown() unit: string;
}

export class BaseAnswer {
  @Shown() value: string;
  @ShownDate(true) on: CivilDate | null;
  @Shown(String, { nullable: true }) source: string | null;
}

export class StepAnswer {
  @Shown(() => DatedAnswer) due: DatedAnswer;
  @Shown() value: string;
  @Shown(String, { choices: QUALIFIERS }) qualifier: Qualifier;
}

/** What is promised over a period; the target is empty where the act publishes none. */
export class TermAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @ShownDate(true) validFrom: CivilDate | null;
  @ShownDate(true) validTo: CivilDate | null;
  @Shown(Boolean, { description: 'The act publishes no effect date: the signature date stands for it' }) validIsPresumed: boolean;
  @Shown(String, { choices: TARGET_BASES }) basis: TargetBasis;
  @Shown(() => BaseAnswer, { nullable: true }) base: BaseAnswer | null;
  @Shown(String, { nullable: true }) target: string | null;
  @Shown(String, { nullable: true, choices: QUALIFIERS }) qualifier: Qualifier | null;
  @Shown() unit: string;
  @Shown(() => DatedAnswer, { nullable: true }) due: DatedAnswer | null;
  @Shown(Boolean) linear: boolean;
  @Shown(() => StepAnswer, { list: true }) steps: StepAnswer[];
  @Shown(Number, { nullable: true, description: 'Number of the amendment that made these terms' }) amendment: number | null;
}

/** Terms with when they were recorded, and whether others have taken their place. */
export class RecordedTermAnswer extends TermAnswer {
  @Shown(Boolean) superseded: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
}

/** A period with its three values; a value that was not declared is null, not zero. */
export class ProgressAnswer {
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { nullable: true }) verified: string | null;
  @Shown(String, { nullable: true, description: 'The accepted value on which the auditor gave the opinion; another one may be accepted since' }) verifiedOf: string | null;
  @Shown(Boolean, { description: 'Part of it is carried from an earlier quarter' }) carried: boolean;
  @Shown(Number, { description: 'Pairs of an obligor and a period within the count that were due and not declared' }) missing: number;
  @Shown(String, { nullable: true, description: 'Declared without saying whether it is in the scope: counted nowhere else' }) unattributable: string | null;
  @Shown(String, { nullable: true, description: 'Part of the accepted value that older agreements over the same scope count already; null: none, or its size cannot be told' }) overlapCertain: string | null;
  @Shown(String, { nullable: true, description: 'Part of the accepted value that older agreements over an intersecting scope may count already' }) overlapPossible: string | null;
}

/** Achievement of the target by the accepted value, signed and never capped; or which input is missing. */
export class AchievementAnswer {
  @Shown(String, { nullable: true, description: 'A ratio: 0.5 is half of the way' }) ratio: string | null;
  @Shown(String, { list: true, description: 'Inputs that are missing' }) undefinedBecause: string[];
}

export class ClauseNameAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() act: string;
  @Shown() article: string;
  @Shown(Number, { nullable: true }) page: number | null;
}

export class CommitmentAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() ref: string;
  @Shown(String, { choices: COMMITMENT_KINDS }) kind: CommitmentKind;
  @Shown(String, { choices: COMMITMENT_SIDES }) side: CommitmentSide;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => NamedAnswer) agreement: NamedAnswer;
  @Shown(() => OrganisationNameAnswer, { list: true }) obligors: OrganisationNameAnswer[];
  @Shown(String, { choices: LIABILITIES }) liability: Liability;
  @Shown(() => IndicatorNameAnswer) indicator: IndicatorNameAnswer;
  @Shown(() => ClauseNameAnswer, { nullable: true }) clause: ClauseNameAnswer | null;
  @Shown(() => TermAnswer, { nullable: true, description: 'The terms in force on the day asked' }) term: TermAnswer | null;
  @Shown(() => ProgressAnswer, { nullable: true, description: 'The last period with a value on the day asked; null: nothing was declared' }) progress: ProgressAnswer | null;
  @Shown(() => AchievementAnswer) achievement: AchievementAnswer;
  @Shown(String, { nullable: true, description: 'Expected on the day asked, read from the dated steps' }) expected: string | null;
  @Shown(() => CommitmentHealthAnswer) health: CommitmentHealthAnswer;
  @Shown(String, { list: true }) regions: string[];
  @Shown(String, { list: true }) segments: string[];
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Number) version: number;
}

export class CommitmentPage extends PageOf(CommitmentAnswer) {}

export class CommitmentFileAnswer extends CommitmentAnswer {
  @Shown(() => RecordedTermAnswer, { list: true, description: 'All terms, the superseded ones too, oldest first' }) terms: RecordedTermAnswer[];
  @Shown(() => ProgressAnswer, { list: true, description: 'The last twelve periods, newest first' }) periods: ProgressAnswer[];
  @Shown(() => OrganisationNameAnswer, { nullable: true }) leadReporter: OrganisationNameAnswer | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) beneficiary: OrganisationNameAnswer | null;
  @Shown(() => NamedAnswer, { list: true }) milestones: NamedAnswer[];
}

export class StepBody {
  @CivilDateField() on: CivilDate;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) precision?: DatePrecision;
  @DecimalField() value: string;
  @ChoiceField(QUALIFIERS, { optional: true }) qualifier?: Qualifier;
}

/** Terms as an act states them; what it does not publish stays null. */
export class TermBody {
  @ChoiceField(TARGET_BASES) basis: TargetBasis;
  @DecimalField({ optional: true, nullable: true }) base?: string | null;
  @CivilDateField({ optional: true, nullable: true }) baseOn?: CivilDate | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) baseSource?: string | null;
  @DecimalField({ optional: true, nullable: true }) target?: string | null;
  @ChoiceField(QUALIFIERS, { optional: true }) qualifier?: Qualifier;
  @TextField({ maximum: 40, optional: true, description: 'That of the indicator unless told' }) unit?: string;
  @CivilDateField({ optional: true, nullable: true }) dueOn?: CivilDate | null;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) duePrecision?: DatePrecision;
  @BooleanField({ optional: true, description: 'The clause says that progress is linear' }) linear?: boolean;
  @ListField(() => StepBody, { maximum: 60, optional: true }) steps?: StepBody[];
}

export class ObligorBody {
  @IdentifierField() organisationId: string;
}

export class CreateCommitmentBody extends TermBody {
  @CodeField() ref: string;
  @CodeField({ description: 'Reference of the agreement' }) agreement: string;
  @ChoiceField(COMMITMENT_KINDS) kind: CommitmentKind;
  @ChoiceField(COMMITMENT_SIDES) side: CommitmentSide;
  @TextField({ maximum: 300 }) titleFr: string;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleEn?: string | null;
  @CodeField({ description: 'Code of the indicator' }) indicator: string;
  @IdentifierField({ optional: true, nullable: true }) clauseId?: string | null;
  @ListField(() => ObligorBody, { maximum: 50 }) obligors: ObligorBody[];
  @ChoiceField(LIABILITIES, { optional: true }) liability?: Liability;
  @IdentifierField({ optional: true, nullable: true }) leadReporterId?: string | null;
  @IdentifierField({ optional: true, nullable: true }) beneficiaryId?: string | null;
  @CodeListField({ optional: true }) regions?: string[];
  @CodeListField({ optional: true }) segments?: string[];
  @CivilDateField({ optional: true, nullable: true, description: 'When the terms take effect; the agreement’s effect, else its signature, unless told' }) validFrom?: CivilDate | null;
  @TextField({ maximum: 2000, optional: true, nullable: true }) note?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class ChangeCommitmentBody {
  @TextField({ maximum: 300, optional: true }) titleFr?: string;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleEn?: string | null;
  @IdentifierField({ optional: true, nullable: true }) clauseId?: string | null;
  @ChoiceField(LIABILITIES, { optional: true }) liability?: Liability;
  @CodeListField({ optional: true }) regions?: string[];
  @CodeListField({ optional: true }) segments?: string[];
  @TextField({ maximum: 2000, optional: true, nullable: true }) note?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}
