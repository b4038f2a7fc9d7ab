import type { commitments as french } from '../fr/commitments.js';
import type { Translation } from '../translation.js';

export const commitments: Translation<typeof french, 'en'> = {
  title: 'Commitment',
  column: {
    commitment: 'Commitment and clause',
    progress: 'Progress',
    accepted: 'Accepted',
    target: 'Target',
    expected: 'Expected',
    gap: 'Gap',
    health: 'Health',
    obligor: 'Obligor',
  },
  kind: {
    jobs: 'Jobs',
    training: 'Training',
    hosting_zone: 'Hosting zone',
    export_revenue: 'Export revenue',
    incentive: 'Incentive',
    land: 'Land',
    training_places: 'Training places',
  },
  basis: {
    level: 'level to reach',
    increment: 'net increase',
    minimum_increment: 'net increase, at least',
    annual_flow: 'quantity of the year',
    running_total: 'running total since the base',
  },
  obligors: 'Obligors',
  joint: 'joint commitment: one target, several obligors',
  base: 'Base',
  steps: 'Dated steps',
  scope: 'Scope',
  clause: 'Clause',
  beneficiary: 'Beneficiary',
  termsHistory: 'Terms by date',
  validFrom: 'from {{date}}',
  validBetween: 'from {{from}} to {{to}}',
  notComparable: 'No rate can be computed: {{missing}}.',
};
