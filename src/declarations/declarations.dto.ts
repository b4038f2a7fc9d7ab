import { DECLARATION_SECTIONS, type DeclarationSection } from '../common/declaration-sections.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { BooleanField, ChoiceField, ChoiceListField, CodeField, DecimalField, IdentifierField, ListField, ObjectField, PatternField, TextField } from '../http/fields.js';
import { LANGUAGES, type Language } from '../common/translated.js';
import { PageOf, PageParameters } from '../http/pages.js';
import { Shown } from '../http/shown.js';
import { CommitmentEffectAnswer, DeclarationCheckAnswer, DecisionAnswer, TotalEffectAnswer } from './declaration-parts.dto.js';
import { DECLARATION_STATES, type DeclarationState } from './declaration.lifecycle.js';
import { LINE_STATES, type LineState, RESTATEMENT_REASONS, type RestatementReason } from './declaration.vocabulary.js';
import { DueDeclarationAnswer, PeriodAnswer } from './periods.dto.js';

export class DeclarationListParameters extends PageParameters {
  @ChoiceListField(DECLARATION_STATES, { optional: true }) state?: string;
  @TextField({ maximum: 500, optional: true, description: 'References of periods, separated by commas' }) period?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of organisations, separated by commas' }) organisation?: string;
  @ChoiceListField(['on_time', 'late'], { optional: true }) timeliness?: string;
  @ChoiceListField(['ordinary', 'restatement'], { optional: true }) kind?: string;
}

export class DeclarationAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() ref: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown(() => PeriodAnswer) period: PeriodAnswer;
  @Shown(Number, { description: '0: the declaration of the period; 1, 2…: its restatements' }) restatement: number;
  @Shown(String, { nullable: true, choices: RESTATEMENT_REASONS }) reasonCode: RestatementReason | null;
  @Shown(String, { choices: DECLARATION_STATES }) state: DeclarationState;
  @Shown(Number, { description: 'Number of the last submitted revision; 0: never submitted' }) revision: number;
  @Shown(String, { format: 'date-time', nullable: true }) submittedAt: string | null;
  @Shown(Boolean, { nullable: true }) late: boolean | null;
  @Shown(Boolean) underExamination: boolean;
  @Shown(Number, { description: 'Warnings of the last submission' }) warnings: number;
  @Shown(Boolean, { description: 'The last submission needs a visa and an acceptance by two persons' }) twoPersons: boolean;
  @Shown(Boolean, { description: 'The visa of the last submission is given' }) visaGiven: boolean;
  @Shown(Number) version: number;
}

export class DeclarationPage extends PageOf(DeclarationAnswer) {}

export class DimensionsAnswer {
  @Shown(String, { nullable: true }) region?: string;
  @Shown(String, { nullable: true }) zone?: string;
  @Shown(String, { nullable: true }) segment?: string;
  @Shown(String, { nullable: true }) gender?: string;
  @Shown(String, { nullable: true }) qualification?: string;
  @Shown(String, { nullable: true }) skill?: string;
}

export class AskedIndicatorAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { choices: ['stock', 'flow', 'running_total'] }) kind: 'stock' | 'flow' | 'running_total';
  @Shown() unit: string;
  @Shown(Boolean) whole: boolean;
  @Shown(Boolean) evidenceRequired: boolean;
  @Shown(String, { nullable: true, description: 'Reference of the period whose entrants it counts again; null: it follows no cohort' }) cohort: string | null;
}

export class SiteOfDeclarationAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown() region: string;
  @Shown(String, { nullable: true }) city: string | null;
}

export class DeclarationLineAnswer {
  @Shown(String, { format: 'uuid', description: 'Of the observation once submitted, of the draft line before' }) id: string;
  @Shown() indicator: string;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(() => DimensionsAnswer) dimensions: DimensionsAnswer;
  @Shown(String, { choices: LINE_STATES }) state: LineState;
  @Shown(String, { nullable: true }) value: string | null;
  @Shown(String, { nullable: true, description: 'What the organisation says of a warning' }) explanation: string | null;
  @Shown(String, { nullable: true, description: 'Accepted value, once accepted' }) accepted: string | null;
  @Shown(String, { nullable: true, description: 'Why less than the declared value was accepted' }) acceptedReason: string | null;
}

export class PreviousLineAnswer {
  @Shown() indicator: string;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(() => DimensionsAnswer) dimensions: DimensionsAnswer;
  @Shown() period: string;
  @Shown() value: string;
}

/** Accepted entrants whom an indicator of this declaration counts again. */
export class EntrantsAnswer {
  @Shown() indicator: string;
  @Shown() period: string;
  @Shown(String, { nullable: true, description: 'Sum of the accepted entrants of the organisation; null: none was accepted' }) entered: string | null;
}

export class DeclarationSectionAnswer {
  @Shown(String, { choices: DECLARATION_SECTIONS }) section: DeclarationSection;
  @Shown(Boolean) done: boolean;
  @Shown(Number, { description: 'Version of the lines of this part, for If-Match' }) version: number;
  @Shown(() => AskedIndicatorAnswer, { list: true }) indicators: AskedIndicatorAnswer[];
  @Shown(() => DeclarationLineAnswer, { list: true }) lines: DeclarationLineAnswer[];
}

export class DeclarationFileAnswer extends DeclarationAnswer {
  @Shown(String, { nullable: true, description: 'Why the organisation restates' }) reason: string | null;
  @Shown(() => DueDeclarationAnswer, { nullable: true }) due: DueDeclarationAnswer | null;
  @Shown(() => DeclarationSectionAnswer, { list: true }) sections: DeclarationSectionAnswer[];
  @Shown(() => SiteOfDeclarationAnswer, { list: true }) sites: SiteOfDeclarationAnswer[];
  @Shown(() => PreviousLineAnswer, { list: true, description: 'Values accepted for earlier periods, latest first' }) previous: PreviousLineAnswer[];
  @Shown(() => EntrantsAnswer, { list: true, description: 'Whom the indicators that follow a cohort count again' }) cohorts: EntrantsAnswer[];
  @Shown(() => DeclarationCheckAnswer, { list: true }) checks: DeclarationCheckAnswer[];
  @Shown(() => DecisionAnswer, { list: true, description: 'Latest first' }) decisions: DecisionAnswer[];
  @Shown(String, { nullable: true, description: 'SHA-256 of the content that stands submitted' }) contentHash: string | null;
  @Shown(String, { list: true, description: 'What the actor may do now' }) actions: string[];
}

export class ReceiptDocumentParameters {
  @ChoiceField(LANGUAGES, { optional: true, description: 'Of the document; that of the request unless told' }) language?: Language;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LOWERED_VALUE = `${UUID}:\\d{1,15}(?:\\.\\d{1,6})?`;

export class EffectsParameters {
  @PatternField('field_lowered', new RegExp(`^${LOWERED_VALUE}(?:,${LOWERED_VALUE}){0,199}$`), { optional: true, description: 'Lower values that the acceptance would give: identifier of the line, a colon, the value; separated by commas' }) lowered?: string;
}

/** What accepting the declaration would change; empty where nothing is left to decide. */
export class DeclarationEffectsAnswer {
  @Shown(() => CommitmentEffectAnswer, { list: true }) commitments: CommitmentEffectAnswer[];
  @Shown(() => TotalEffectAnswer, { list: true }) totals: TotalEffectAnswer[];
}

export class CreateDeclarationBody {
  @CodeField({ description: 'Reference of the period' }) period: string;
  @IdentifierField({ optional: true, description: 'Where the actor declares for several organisations' }) organisationId?: string;
  @ChoiceField(RESTATEMENT_REASONS, { optional: true, description: 'Makes a restatement of an accepted declaration or of a closed period' }) restatementReason?: RestatementReason;
  @TextField({ maximum: 2000, optional: true, description: 'What is corrected and why' }) reason?: string;
}

export class DimensionsBody {
  @CodeField({ optional: true }) region?: string;
  @CodeField({ optional: true }) zone?: string;
  @CodeField({ optional: true }) segment?: string;
  @CodeField({ optional: true }) gender?: string;
  @CodeField({ optional: true }) qualification?: string;
  @CodeField({ optional: true }) skill?: string;
}

export class DeclarationLineBody {
  @CodeField() indicator: string;
  @IdentifierField({ nullable: true, optional: true }) site?: string | null;
  @ObjectField(() => DimensionsBody, { optional: true }) dimensions?: DimensionsBody;
  @ChoiceField(LINE_STATES) state: LineState;
  @DecimalField({ nullable: true, optional: true, description: 'Present exactly when the state is reported' }) value?: string | null;
  @TextField({ maximum: 2000, optional: true, nullable: true, description: 'What explains a warning; left out: unchanged' }) explanation?: string | null;
}

export class WriteSectionBody {
  @ListField(() => DeclarationLineBody, { maximum: 20_000, description: 'Lines to write; the others stay as they are' }) lines: DeclarationLineBody[];
  @BooleanField({ optional: true, description: 'The part is finished' }) done?: boolean;
}

export class SubmitBody {
  @BooleanField({ description: 'I declare these values to be exact' }) declaredExact: boolean;
}

export class NoteBody {
  @TextField({ maximum: 2000, optional: true }) note?: string;
}
