export const DRAW_METHODS = ['random', 'weighted', 'risk', 'hand'] as const;
export type DrawMethod = (typeof DRAW_METHODS)[number];

export const MISSION_STATES = ['open', 'closed'] as const;
export type MissionState = (typeof MISSION_STATES)[number];

/** Why a commitment cannot be rated at all. */
export const NOT_VERIFIABLE_REASONS = ['not_declared', 'no_target', 'no_perimeter', 'no_evidence_possible', 'other'] as const;
export type NotVerifiableReason = (typeof NOT_VERIFIABLE_REASONS)[number];

export const OPINIONS = ['verified', 'verified_with_adjustment', 'not_verified', 'unable_to_verify'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** Completion of a commitment, as the IRM of the Open Government Partnership rates it. */
export const COMPLETIONS = ['no_evidence', 'not_started', 'limited', 'substantial', 'complete'] as const;
export type Completion = (typeof COMPLETIONS)[number];

export const AUDIT_TESTS = ['document', 'recalculation', 'attestation', 'site_visit', 'interview', 'third_party'] as const;
export type AuditTest = (typeof AUDIT_TESTS)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FINDING_STATES = ['provisional', 'communicated', 'replied', 'decided', 'final', 'closed', 'superseded', 'dropped'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_STEPS = ['communicated', 'replied', 'decided', 'seconded', 'action', 'followed_up', 'closed', 'dropped'] as const;
export type FindingStep = (typeof FINDING_STEPS)[number];

/** Of the head's decision after the reply. */
export const DECISION_OUTCOMES = ['maintained', 'amended', 'lifted'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Of a recommendation, when it is followed up. */
export const FOLLOW_UP_OUTCOMES = ['implemented', 'in_progress', 'not_implemented'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Why a commitment stands high when one draws by risk, each with its weight: the sum orders the draw. */
export const RISKS = {
  no_evidence: 4,
  restated: 3,
  overlapping: 3,
  late: 2,
  carried: 2,
  large_change: 2,
  lowered: 1,
} as const;
export type Risk = keyof typeof RISKS;
export const RISK_NAMES = Object.keys(RISKS) as Risk[];
