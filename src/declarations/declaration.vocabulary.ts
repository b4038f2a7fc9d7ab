/** States of an observation as it is declared; not yet due is no row. */
export const LINE_STATES = ['reported', 'not_reported', 'not_applicable'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What a value may be broken down by. Every dimension also has the value `unknown`. */
export const DIMENSIONS = ['region', 'zone', 'segment', 'gender', 'qualification', 'skill'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const UNKNOWN = 'unknown';

export const GENDERS = ['women', 'men', UNKNOWN] as const;
export const QUALIFICATIONS = ['manager', 'engineer', 'technician', 'agent', 'other', UNKNOWN] as const;

/** Why a period that is closed, or a declaration that is accepted, is restated. */
export const RESTATEMENT_REASONS = ['error', 'late_information', 'audit_adjustment', 'scope', 'other'] as const;
export type RestatementReason = (typeof RESTATEMENT_REASONS)[number];

/** Why less than the declared value is accepted. */
export const LOWER_VALUE_REASONS = ['evidence_proves_less', 'outside_scope', 'double_count', 'other'] as const;
export type LowerValueReason = (typeof LOWER_VALUE_REASONS)[number];

/** Why a line is returned. */
export const RETURN_REASONS = ['evidence_missing', 'to_explain', 'to_correct', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const EXTENSION_REASONS = ['technical', 'first_declaration', 'force_majeure', 'administrative', 'other'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];
