import type { CivilDate } from '../common/civil-date.js';
import { ClauseNameAnswer } from '../commitments/commitments.dto.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, CivilDateField, CodeField, IdentifierField, InstantField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import { VALUE_STATUSES, type ValueStatus } from '../progress/totals.dto.js';

export class FigureLineageParameters {
  @CodeField({ optional: true, description: 'Reference of the period, such as 2026-T3; or give one of its days' }) period?: string;
  @CivilDateField({ optional: true, description: 'A day of the period, where its reference is not told' }) on?: CivilDate;
  @ChoiceField(VALUE_STATUSES, { optional: true, description: 'The value whose rows are shown; the accepted one unless told' }) status?: ValueStatus;
  @InstantField({ optional: true, description: 'As the register knew it at this instant' }) knownOn?: string;
}

export class TotalLineageParameters {
  @CodeField({ description: 'Code of an indicator under agreement' }) indicator: string;
  @ChoiceField(VALUE_STATUSES, { optional: true, description: 'The value whose rows are shown; the accepted one unless told' }) status?: ValueStatus;
  @CivilDateField({ optional: true, description: 'As of totals' }) from?: CivilDate;
  @CivilDateField({ optional: true, description: 'As of totals' }) to?: CivilDate;
  @CivilDateField({ optional: true, description: 'As of totals' }) asOf?: CivilDate;
  @InstantField({ optional: true, description: 'As the register knew it at this instant' }) knownOn?: string;
  @IdentifierField({ optional: true }) organisation?: string;
  @IdentifierField({ optional: true }) site?: string;
  @CodeField({ optional: true, description: 'Code of a region' }) region?: string;
  @CodeField({ optional: true, description: 'Code of a segment' }) segment?: string;
}

/** An observation as it enters the figure. */
export class LineageRowAnswer {
  @Shown(String, { format: 'uuid' }) observation: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) indicatorName: TranslatedAnswer;
  @Shown() period: string;
  @Shown(String, { nullable: true }) siteName: string | null;
  @Shown(Object as never) dimensions: Record<string, string>;
  @Shown(String, { description: 'What it adds, of the status asked for' }) value: string;
  @Shown(Number, { description: '1, or -1 where it is taken off' }) sign: 1 | -1;
  @Shown(Boolean, { description: 'Carried from an earlier quarter' }) carried: boolean;
  @Shown() declaration: string;
}

export class LineageDecisionAnswer {
  @Shown(String, { choices: ['examination', 'visa', 'acceptance', 'return', 'recall'] }) kind: 'examination' | 'visa' | 'acceptance' | 'return' | 'recall';
  @Shown(Number) revision: number;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { nullable: true }) by: string | null;
}

export class LineageEvidenceAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() fileName: string;
  @Shown() kind: string;
  @Shown(String, { choices: ['scanning', 'quarantined', 'available', 'refused', 'withdrawn', 'destroyed'] }) state: 'scanning' | 'quarantined' | 'available' | 'refused' | 'withdrawn' | 'destroyed';
  @Shown() sha256: string;
}

/** A declaration that brought rows, with who signed it, what proves it and who decided. */
export class LineageDeclarationAnswer {
  @Shown() ref: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown() period: string;
  @Shown(Number, { description: '0: the declaration of the period' }) restatement: number;
  @Shown(String, { choices: ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] }) state: 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';
  @Shown(String, { format: 'date-time', nullable: true }) submittedAt: string | null;
  @Shown(String, { nullable: true }) submittedBy: string | null;
  @Shown(String, { nullable: true, description: 'SHA-256 of what was sent, hexadecimal' }) contentHash: string | null;
  @Shown(() => LineageDecisionAnswer, { list: true }) decisions: LineageDecisionAnswer[];
  @Shown(() => LineageEvidenceAnswer, { list: true, description: 'Files linked to the indicators of the figure' }) evidence: LineageEvidenceAnswer[];
}

/** What auditors said of the figure of the commitment in the period, each of them. */
export class LineageReviewAnswer {
  @Shown() mission: string;
  @Shown(() => OrganisationNameAnswer, { description: 'The auditing institution' }) institution: OrganisationNameAnswer;
  @Shown(Boolean) verifiable: boolean;
  @Shown(String, { nullable: true, choices: ['verified', 'verified_with_adjustment', 'not_verified', 'unable_to_verify'] }) opinion: 'verified' | 'verified_with_adjustment' | 'not_verified' | 'unable_to_verify' | null;
  @Shown(String, { nullable: true, description: 'The accepted value on which the opinion was given' }) accepted: string | null;
  @Shown(String, { nullable: true }) adjusted: string | null;
  @Shown(String, { format: 'date-time', nullable: true }) closedAt: string | null;
}

export class LineageTermAnswer {
  @Shown() basis: string;
  @Shown(String, { nullable: true }) base: string | null;
  @Shown(String, { nullable: true }) target: string | null;
  @Shown(Number, { nullable: true, description: 'Number of the amendment that made these terms' }) amendment: number | null;
}

class LineageAnswer {
  @Shown() indicator: string;
  @Shown() unit: string;
  @Shown(String, { choices: VALUE_STATUSES }) status: ValueStatus;
  @Shown(String, { format: 'date-time', nullable: true, description: 'Null: as it is known now' }) knownOn: string | null;
  @Shown(String, { nullable: true, description: 'The sum of the rows; null where there are none' }) value: string | null;
  @Shown(Number) rowsTotal: number;
  @Shown(() => LineageRowAnswer, { list: true, description: 'At most 500, and the declarations of these' }) rows: LineageRowAnswer[];
  @Shown(() => LineageDeclarationAnswer, { list: true }) declarations: LineageDeclarationAnswer[];
}

export class FigureLineageAnswer extends LineageAnswer {
  @Shown() commitment: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown() agreement: string;
  @Shown() period: string;
  @Shown(String, { nullable: true, description: 'The figure of the register; where it differs from the value, rows are not for the reader to see' }) figure: string | null;
  @Shown(() => LineageTermAnswer, { nullable: true, description: 'In force on the last day of the period' }) term: LineageTermAnswer | null;
  @Shown(() => ClauseNameAnswer, { nullable: true }) clause: ClauseNameAnswer | null;
  @Shown(() => LineageReviewAnswer, { list: true }) reviews: LineageReviewAnswer[];
  @Shown(String, { description: 'Address of the bundle that proves it' }) bundle: string;
}

export class TotalLineageAnswer extends LineageAnswer {
  @Shown(String, { list: true, description: 'The indicators whose observations are added; a leading - subtracts' }) rule: string[];
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @ShownDate() asOf: CivilDate;
}
