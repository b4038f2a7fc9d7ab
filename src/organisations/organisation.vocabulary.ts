/** Kinds of organisations, identifiers and successions, as `register.organisation` and its tables name them. */
export const ORGANISATION_KINDS = ['ministry', 'public_agency', 'local_authority', 'company', 'federation', 'training_body', 'zone_developer', 'audit_institution'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** ICE: common identifier of the company; RC: trade register, unique within its court; IF: tax; CNSS: affiliation of an employer. */
export const IDENTIFIER_SCHEMES = ['ICE', 'RC', 'IF', 'CNSS'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

export const SUCCESSION_KINDS = ['merger', 'split', 'rename', 'transfer_of_attributions'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];
