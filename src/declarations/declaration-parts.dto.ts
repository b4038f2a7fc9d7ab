import { DECLARATION_SECTIONS, type DeclarationSection } from '../common/declaration-sections.js';
import { NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, DecimalField, IdentifierField, ListField, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import { LINE_STATES, type LineState, LOWER_VALUE_REASONS, type LowerValueReason, RESTATEMENT_REASONS, type RestatementReason, RETURN_REASONS, type ReturnReason } from './declaration.vocabulary.js';

export const DECISION_KINDS = ['examination', 'visa', 'acceptance', 'return', 'recall'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** One finding of the checks before submission. */
export class DeclarationCheckAnswer {
  @Shown() code: string;
  @Shown(String, { choices: ['error', 'warning'] }) level: 'error' | 'warning';
  @Shown(String, { nullable: true, choices: DECLARATION_SECTIONS }) section: DeclarationSection | null;
  @Shown(String, { nullable: true }) indicator: string | null;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(String, { description: 'Dimensions as JSON with sorted keys' }) dimensionsKey: string;
  @Shown(String, { description: 'The sentence, in the language of the request' }) text: string;
  @Shown(Boolean, { description: 'A warning that the organisation has explained' }) explained: boolean;
}

export class DecisionLineAnswer {
  @Shown(String, { format: 'uuid', description: 'Observation' }) line: string;
  @Shown(String, { description: 'What the line is about: a draft that corrects it has lines of its own' }) indicator: string;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(String, { description: 'Dimensions as JSON with sorted keys' }) dimensionsKey: string;
  @Shown(String, { nullable: true, description: 'Value proposed or accepted in place of the declared one' }) value: string | null;
  @Shown(String, { nullable: true }) reasonCode: string | null;
  @Shown(String, { nullable: true }) note: string | null;
}

export class DecisionAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: DECISION_KINDS }) kind: DecisionKind;
  @Shown(Number) revision: number;
  @Shown(String, { format: 'date-time' }) decidedAt: string;
  @Shown(String, { nullable: true, description: 'Name of the person, for those who may read it' }) person: string | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) organisation: OrganisationNameAnswer | null;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(() => DecisionLineAnswer, { list: true }) lines: DecisionLineAnswer[];
}

/** What accepting would change of a commitment: the accepted actual at the end of a period. */
export class CommitmentEffectAnswer {
  @Shown(() => NamedAnswer) commitment: NamedAnswer;
  @Shown(String, { description: 'The period declared, or the last later one that would change too' }) period: string;
  @Shown() unit: string;
  @Shown(String, { nullable: true }) before: string | null;
  @Shown(String, { nullable: true }) after: string | null;
  @Shown(String, { nullable: true, description: 'Target of the terms in force at the end of the period' }) target: string | null;
  @Shown(String, { nullable: true, description: 'What would lack to the target; negative beyond it; null: an input is missing' }) remaining: string | null;
}

/** What accepting would change of a total of the period, of what the reader may see: an official sees that of the programme, a partner that of its organisations. */
export class TotalEffectAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(Number, { nullable: true, description: 'Version of the indicator' }) version: number | null;
  @Shown() unit: string;
  @Shown(String, { nullable: true }) before: string | null;
  @Shown(String, { nullable: true }) after: string | null;
}

export class ErratumLineAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(String, { description: 'Dimensions as JSON with sorted keys' }) dimensionsKey: string;
  @Shown(String, { nullable: true, description: 'Accepted until then' }) before: string | null;
  @Shown(String, { nullable: true, choices: LINE_STATES, description: 'Null: the line was not there' }) beforeState: LineState | null;
  @Shown(String, { nullable: true, description: 'Accepted from then on' }) after: string | null;
  @Shown(String, { nullable: true, choices: LINE_STATES, description: 'Null: the line is not there any more' }) afterState: LineState | null;
}

/** What the acceptance of a restatement corrected, as it was shown before the decision. */
export class ErratumAnswer {
  @Shown(String, { description: 'Reference of the restatement' }) declaration: string;
  @Shown(String, { format: 'date-time' }) decidedAt: string;
  @Shown(String, { nullable: true, choices: RESTATEMENT_REASONS }) reasonCode: RestatementReason | null;
  @Shown(String, { nullable: true }) requestedBy: string | null;
  @Shown(String, { nullable: true }) approvedBy: string | null;
  @Shown(() => ErratumLineAnswer, { list: true }) lines: ErratumLineAnswer[];
  @Shown(() => CommitmentEffectAnswer, { list: true }) commitments: CommitmentEffectAnswer[];
  @Shown(() => TotalEffectAnswer, { list: true }) totals: TotalEffectAnswer[];
}

export class AdjustedLineBody {
  @IdentifierField({ description: 'Observation' }) line: string;
  @DecimalField({ positive: true, description: 'What the evidence proves: less than declared' }) value: string;
  @ChoiceField(LOWER_VALUE_REASONS) reasonCode: LowerValueReason;
  @TextField({ maximum: 2000, optional: true }) note?: string;
}

export class AcceptBody {
  @ListField(() => AdjustedLineBody, { maximum: 2000, optional: true, description: 'Lines accepted below the declared value; absent from an acceptance after a visa: those of the visa' }) adjustments?: AdjustedLineBody[];
  @TextField({ maximum: 2000, optional: true }) note?: string;
}

export class ReturnedLineBody {
  @IdentifierField({ description: 'Observation' }) line: string;
  @ChoiceField(RETURN_REASONS) reasonCode: ReturnReason;
  @TextField({ maximum: 2000, optional: true }) note?: string;
}

export class ReturnBody {
  @ListField(() => ReturnedLineBody, { maximum: 2000 }) lines: ReturnedLineBody[];
  @TextField({ maximum: 2000, optional: true }) note?: string;
}

/** Number, instant and hash that the organisation keeps. */
export class ReceiptAnswer {
  @Shown(String, { description: 'Reference and revision' }) number: string;
  @Shown(String, { format: 'date-time' }) submittedAt: string;
  @Shown() contentHash: string;
  @Shown(Boolean) late: boolean;
  @Shown() delegationReference: string;
  @Shown(String, { description: 'What the receipt says, in the language of the request' }) statement: string;
}
