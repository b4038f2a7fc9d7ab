import { defineLifecycle } from '../common/lifecycle.js';

export const AGREEMENT_STATES = ['draft', 'signed', 'in_force', 'suspended', 'completed', 'terminated'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

export const AGREEMENT_ACTIONS = ['sign', 'enter_into_force', 'suspend', 'resume', 'complete', 'terminate'] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];

export const agreementLifecycle = defineLifecycle<AgreementState, AgreementAction>({
  draft: { sign: 'signed' },
  signed: { enter_into_force: 'in_force', terminate: 'terminated' },
  in_force: { suspend: 'suspended', complete: 'completed', terminate: 'terminated' },
  suspended: { resume: 'in_force', terminate: 'terminated' },
  completed: {},
  terminated: {},
});

export const AGREEMENT_KINDS = ['contract_programme', 'convention', 'investment_agreement', 'memorandum'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AMOUNT_NATURES = ['private_investment', 'subsidy', 'regional_subsidy', 'bonus'] as const;
export type AmountNature = (typeof AMOUNT_NATURES)[number];

export const PARTY_SIDES = ['public', 'private'] as const;
export type PartySide = (typeof PARTY_SIDES)[number];

export const PARTY_ROLES = ['signatory', 'lead', 'developer', 'beneficiary', 'guarantor'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const ACT_KINDS = ['agreement', 'amendment', 'correction', 'annex'] as const;
export type ActKind = (typeof ACT_KINDS)[number];
