import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, CodeField, DecimalField, IdentifierField, PatternField, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import { EVIDENCE_STATES, type EvidenceState, type WaitingReason } from './evidence.lifecycle.js';
import { DESTRUCTION_REASONS, type DestructionReason, EVIDENCE_KINDS, type EvidenceKind, SCANS, type Scan } from './evidence.vocabulary.js';
import { FINDING_KINDS, type FindingKind } from './nominative/nominative.js';

export class EvidenceParameters {
  @CodeField() programme: string;
  @CodeField() ref: string;
  @IdentifierField() evidence: string;
}

export class EvidenceLinkParameters extends EvidenceParameters {
  @IdentifierField() link: string;
}

export class PreviewParameters {
  @TextField({ minimum: 1, maximum: 2000 }) ticket: string;
}

export class ConfirmEvidenceBody {
  @TextField({ minimum: 10, maximum: 2000, description: 'Why the file names nobody although it seems to' }) reason: string;
}

export class DestroyEvidenceBody {
  @ChoiceField(DESTRUCTION_REASONS) reasonCode: DestructionReason;
  @TextField({ minimum: 10, maximum: 2000 }) reason: string;
}

export class LinkEvidenceBody {
  @CodeField({ description: 'Code of the indicator' }) indicator: string;
  @IdentifierField({ optional: true, nullable: true, description: 'Site of the organisation; null: all of it' }) site?: string | null;
  @TextField({ optional: true, nullable: true, maximum: 2000, description: 'What the file proves' }) proves?: string | null;
  @DecimalField({ optional: true, nullable: true, positive: true, description: 'What it attests for the month, in the unit of the indicator' }) attestedQuantity?: string | null;
  @PatternField('field_month', /^\d{4}-(0[1-9]|1[0-2])$/, { optional: true, nullable: true, description: 'As 2026-09' }) month?: string | null;
  @PatternField('field_affiliation', /^\d{5,10}$/, { optional: true, nullable: true, description: 'Affiliation number of the employer at the CNSS' }) cnssAffiliation?: string | null;
}

export class FindingAnswer {
  @Shown(String, { choices: FINDING_KINDS }) kind: FindingKind;
  @Shown() sheet: string;
  @Shown(Number, { nullable: true, description: 'From 0' }) column: number | null;
  @Shown(Number) count: number;
}

export class EvidenceLinkAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() indicator: string;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(String, { nullable: true }) proves: string | null;
  @Shown(String, { nullable: true }) attestedQuantity: string | null;
  @Shown(String, { nullable: true }) month: string | null;
  @Shown(String, { nullable: true }) cnssAffiliation: string | null;
}

export class ElsewhereAnswer {
  @Shown() declaration: string;
  @Shown() period: string;
  @Shown() organisation: string;
}

export class EvidenceDecisionAnswer {
  @Shown(String, { nullable: true, choices: DESTRUCTION_REASONS }) reasonCode: DestructionReason | null;
  @Shown(String, { nullable: true }) reason: string | null;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { nullable: true, description: 'Name of who decided, where one may read it' }) by: string | null;
}

export class EvidenceAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() fileName: string;
  @Shown() mediaType: string;
  @Shown(Number) size: number;
  @Shown(Number, { nullable: true }) pages: number | null;
  @Shown() sha256: string;
  @Shown(String, { choices: EVIDENCE_KINDS }) kind: EvidenceKind;
  @Shown(String, { choices: EVIDENCE_STATES }) state: EvidenceState;
  @Shown(String, { nullable: true, choices: ['scan_pending', 'scanner_unreachable', 'seems_nominative', 'infected'], description: 'Why it is not open' }) waiting: WaitingReason | null;
  @Shown(String, { choices: SCANS }) scan: Scan;
  @Shown(Boolean, { description: 'Its text was searched for nominative data; false: it has none that can be read' }) searched: boolean;
  @Shown(() => FindingAnswer, { list: true }) findings: FindingAnswer[];
  @Shown(String, { nullable: true, description: 'Why it names nobody although it seems to' }) confirmation: string | null;
  @Shown(() => EvidenceDecisionAnswer, { nullable: true }) decision: EvidenceDecisionAnswer | null;
  @Shown(Boolean, { description: 'The store no longer holds the content' }) contentDestroyed: boolean;
  @Shown(Number, { description: 'Revision of the declaration that it came with' }) firstRevision: number;
  @Shown(() => EvidenceLinkAnswer, { list: true }) links: EvidenceLinkAnswer[];
  @Shown(() => ElsewhereAnswer, { list: true, description: 'Other declarations with the same file, as far as one may read them' }) elsewhere: ElsewhereAnswer[];
  @Shown(String, { format: 'date-time' }) uploadedAt: string;
  @Shown(Number) version: number;
}

export class AttestedAnswer {
  @Shown() indicator: string;
  @Shown(String, { format: 'uuid', nullable: true }) site: string | null;
  @Shown(String, { nullable: true }) cnssAffiliation: string | null;
  @Shown() month: string;
  @Shown() quantity: string;
  @Shown(Number, { description: 'Files that attest it' }) files: number;
}

export class EvidenceListAnswer {
  @Shown(() => EvidenceAnswer, { list: true }) items: EvidenceAnswer[];
  @Shown(() => AttestedAnswer, { list: true, description: 'What open files attest, by affiliation and month' }) attested: AttestedAnswer[];
}

export class PreviewTableAnswer {
  @Shown() name: string;
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } }, description: 'First rows, each a list of texts' }) rows: string[][];
  @Shown(Number) totalRows: number;
  @Shown(Number) totalColumns: number;
}

export class PreviewAnswer {
  @Shown(String, { choices: ['document', 'image', 'table'] }) kind: 'document' | 'image' | 'table';
  @Shown(String, { nullable: true, description: 'Address for an image, or for a frame without the attribute sandbox: the answer sandboxes itself, and browsers show no PDF under the attribute. Good for a minute' }) address: string | null;
  @Shown(String, { format: 'date-time', nullable: true }) expiresAt: string | null;
  @Shown(() => PreviewTableAnswer, { list: true }) tables: PreviewTableAnswer[];
}
