/** Kinds, bases and liabilities of commitments, as `semantics` and the acts name them. */
export const COMMITMENT_KINDS = ['jobs', 'training', 'hosting_zone', 'export_revenue', 'incentive', 'land', 'training_places'] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

export const COMMITMENT_SIDES = ['company', 'state', 'sector'] as const;
export type CommitmentSide = (typeof COMMITMENT_SIDES)[number];

export const LIABILITIES = ['single', 'joint', 'several', 'unknown'] as const;
export type Liability = (typeof LIABILITIES)[number];
