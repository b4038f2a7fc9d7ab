import { ClauseNameAnswer } from '../commitments/commitments.dto.js';
import type { CivilDate } from '../common/civil-date.js';
import { LANGUAGES, type Language } from '../common/translated.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { BooleanField, ChoiceField, ChoicesField, CodeField, CodeListField, DecimalField, IdentifierField, IntegerField, ListField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import {
  AUDIT_TESTS, type AuditTest, COMPLETIONS, type Completion, CONFIDENCES, type Confidence, DRAW_METHODS, type DrawMethod, MISSION_STATES, type MissionState,
  NOT_VERIFIABLE_REASONS, type NotVerifiableReason, type Opinion, OPINIONS, type Risk, RISK_NAMES,
} from './audit.vocabulary.js';

export class AuditorAnswer {
  @Shown(String, { format: 'uuid' }) personId: string;
  @Shown() name: string;
  @Shown(Boolean, { description: 'Heads the mission; among those who may be chosen: heads missions of the institution' }) head: boolean;
}

/** A mission in a list. */
export class MissionAnswer {
  @Shown() ref: string;
  @Shown() title: string;
  @Shown(() => OrganisationNameAnswer) institution: OrganisationNameAnswer;
  @Shown() period: string;
  @Shown(String, { choices: MISSION_STATES }) state: MissionState;
  @Shown(String, { format: 'date-time', nullable: true }) closedAt: string | null;
  @Shown(Boolean, { description: 'The reader is on its team' }) member: boolean;
  @Shown(Number, { description: 'Commitments in the sample' }) sampled: number;
  @Shown(Number, { description: 'Of them, those with an opinion or a reason why they cannot be rated' }) reviewed: number;
  @Shown(Number) version: number;
}

export class DrawAnswer {
  @Shown(String, { choices: DRAW_METHODS }) method: DrawMethod;
  @Shown(String, { nullable: true, description: 'The same seed draws the same commitments again' }) seed: string | null;
  @Shown(Number) size: number;
  @Shown(Number, { description: 'Commitments from which it drew' }) population: number;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { nullable: true }) by: string | null;
}

export class VerifiedBeforeAnswer {
  @Shown() value: string;
  @Shown() period: string;
}

export class CommitmentReviewAnswer {
  @Shown(Boolean) verifiable: boolean;
  @Shown(String, { nullable: true, choices: NOT_VERIFIABLE_REASONS }) reasonCode: NotVerifiableReason | null;
  @Shown(String, { nullable: true, choices: OPINIONS }) opinion: Opinion | null;
  @Shown(String, { nullable: true, description: 'The value that the auditor retains in place of the accepted one' }) adjusted: string | null;
  @Shown(String, { nullable: true, description: 'The accepted value, or the adjusted one; null unless verified' }) verified: string | null;
  @Shown(String, { nullable: true, description: 'What was accepted when the opinion was given' }) accepted: string | null;
  @Shown(String, { nullable: true, choices: COMPLETIONS }) completion: Completion | null;
  @Shown(String, { list: true, choices: AUDIT_TESTS }) tests: AuditTest[];
  @Shown(String, { nullable: true, choices: CONFIDENCES }) confidence: Confidence | null;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(String, { format: 'date-time' }) reviewedAt: string;
  @Shown(String, { nullable: true }) by: string | null;
}

export class ReviewedDeclarationAnswer {
  @Shown() ref: string;
  @Shown() organisation: string;
  @Shown() state: string;
  @Shown(Boolean) late: boolean;
  @Shown(Number, { description: '0: the declaration of the period; 1, 2…: its restatements' }) restatement: number;
}

/** One row of the worksheet: what was declared, accepted, attested and verified, side by side. */
export class WorksheetRowAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(Number) position: number;
  @Shown() commitment: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => OrganisationNameAnswer, { list: true }) obligors: OrganisationNameAnswer[];
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) indicatorName: TranslatedAnswer;
  @Shown() unit: string;
  @Shown(() => ClauseNameAnswer, { nullable: true }) clause: ClauseNameAnswer | null;
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { nullable: true }) attested: string | null;
  @Shown(Boolean) carried: boolean;
  @Shown(String, { nullable: true }) target: string | null;
  @Shown(String, { nullable: true }) previous: string | null;
  @Shown(() => VerifiedBeforeAnswer, { nullable: true }) verifiedBefore: VerifiedBeforeAnswer | null;
  @Shown(String, { list: true, choices: RISK_NAMES }) risks: Risk[];
  @Shown(Number) evidenceFiles: number;
  @Shown(() => ReviewedDeclarationAnswer, { list: true }) declarations: ReviewedDeclarationAnswer[];
  @Shown(() => CommitmentReviewAnswer, { nullable: true }) review: CommitmentReviewAnswer | null;
  @Shown(Boolean, { description: 'The accepted value is no longer the one that was reviewed' }) changedSince: boolean;
  @Shown(String, { list: true, description: 'References of the findings that the reader may see' }) findings: string[];
}

/** How much of the accepted value of an indicator the sample covers. Different indicators are never added. */
export class CoverageAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown() unit: string;
  @Shown(String, { description: 'Accepted value of the sample' }) accepted: string;
  @Shown(String, { description: 'Of it, verified by this mission' }) verified: string;
  @Shown(String, { description: 'Of it, not by this mission and verified before' }) verifiedBefore: string;
  @Shown(String, { description: 'The rest' }) left: string;
}

/** Something of a mission that somebody read. */
export class MissionReadingAnswer {
  @Shown(String, { choices: ['mission', 'report', 'workbook', 'extraction', 'finding'] }) what: 'mission' | 'report' | 'workbook' | 'extraction' | 'finding';
  @Shown(String, { description: 'Of the mission or of the finding' }) ref: string;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { format: 'uuid' }) personId: string;
  @Shown(String, { nullable: true, description: 'Where the reader may know it' }) name: string | null;
}

/** A mission with its worksheet. */
export class MissionFileAnswer extends MissionAnswer {
  @Shown(String, { list: true, description: 'Indicators in scope; empty: every one under agreement' }) indicators: string[];
  @Shown(String, { description: 'Percent of an accepted value below which a difference is not material' }) materiality: string;
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @Shown(() => AuditorAnswer, { list: true }) team: AuditorAnswer[];
  @Shown(() => DrawAnswer, { list: true }) draws: DrawAnswer[];
  @Shown(() => WorksheetRowAnswer, { list: true }) rows: WorksheetRowAnswer[];
  @Shown(() => CoverageAnswer, { list: true }) coverage: CoverageAnswer[];
}

export class CandidateAnswer {
  @Shown() commitment: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => OrganisationNameAnswer, { list: true }) obligors: OrganisationNameAnswer[];
  @Shown() indicator: string;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { list: true, choices: RISK_NAMES }) risks: Risk[];
}

/** What a mission may draw from, and who may be on its team. */
export class PopulationAnswer {
  @Shown(() => CandidateAnswer, { list: true }) items: CandidateAnswer[];
  @Shown(() => AuditorAnswer, { list: true }) auditors: AuditorAnswer[];
}

export class OpenMissionBody {
  @CodeField({ description: 'Reference, such as AUD-2026-02' }) ref: string;
  @TextField({ maximum: 200 }) title: string;
  @CodeField({ description: 'Reference of the period, such as 2026-T3' }) period: string;
  @CodeListField({ optional: true, description: 'Indicators in scope; every one under agreement when absent' }) indicators?: string[];
  @DecimalField({ positive: true, optional: true, description: 'Percent; 5 unless told' }) materiality?: string;
}

export class TeamMemberBody {
  @IdentifierField() personId: string;
}

export class TeamBody {
  @ListField(() => TeamMemberBody, { maximum: 30, description: 'Members beside the head' }) members: TeamMemberBody[];
}

export class DrawBody {
  @ChoiceField(DRAW_METHODS) method: DrawMethod;
  @TextField({ maximum: 100, optional: true, description: 'For a draw that can be repeated; made when absent' }) seed?: string;
  @IntegerField({ minimum: 1, maximum: 500, optional: true, description: 'Commitments to draw; for all methods but by hand' }) size?: number;
  @CodeListField({ optional: true, maximum: 500, description: 'By hand: references of the commitments' }) commitments?: string[];
}

export class ReviewBody {
  @BooleanField() verifiable: boolean;
  @ChoiceField(NOT_VERIFIABLE_REASONS, { optional: true }) reasonCode?: NotVerifiableReason;
  @ChoiceField(OPINIONS, { optional: true }) opinion?: Opinion;
  @DecimalField({ optional: true, description: 'With the opinion verified_with_adjustment' }) adjusted?: string;
  @ChoiceField(COMPLETIONS, { optional: true }) completion?: Completion;
  @ChoicesField(AUDIT_TESTS, { optional: true }) tests?: AuditTest[];
  @ChoiceField(CONFIDENCES, { optional: true }) confidence?: Confidence;
  @TextField({ maximum: 4000, optional: true }) note?: string;
}

export class ReportParameters {
  @ChoiceField(LANGUAGES, { optional: true, description: 'That of the reader unless told' }) language?: Language;
}

export class ReviewParameters {
  @CodeField() programme: string;
  @CodeField() ref: string;
  @IdentifierField() item: string;
}
