import type { lineage as french } from '../fr/lineage.js';
import type { Translation } from '../translation.js';

export const lineage: Translation<typeof french, 'en'> = {
  title: 'Where this figure comes from',
  values: 'Three values and an attestation',
  contents: 'What the sum contains',
  acceptedRows: 'Accepted declarations',
  carried: 'Carried values',
  overlapping: 'Possible overlap, not deducted',
  missing: 'Missing',
  rows: 'The rows',
  chain: 'From the clause to the evidence',
  rule: 'Rule',
  published: 'What the source publishes',
  known: 'known on {{date}}',
  asOf: 'as of {{date}}',
  unknownTitle: 'Figure not found',
  unknown: 'This link names a figure that this page no longer shows. It may have changed with the clocks.',
  up: 'Previous figure',
  open: 'Where {{figure}} comes from',
};
