import type { effects as french } from '../fr/effects.js';
import type { Translation } from '../translation.js';

export const effects: Translation<typeof french, 'en'> = {
  title: 'What the acceptance would change',
  ofDraft: 'Computed as if the values of the draft were accepted as they are. Nothing is written.',
  ofSubmitted: 'Computed as if the values to accept were accepted now. Nothing is written.',
  commitments: 'Commitments',
  totals: 'Totals of the quarter',
  what: 'Commitment or total',
  period: 'Quarter',
  before: 'Before',
  after: 'After',
  difference: 'Difference',
  remaining: 'Left to the target',
  beyond: 'target exceeded by {{value}}',
  none: 'No commitment and no total would change.',
  erratum: {
    title: 'Erratum of {{date}}',
    said: '{{reason}}. Restatement {{ref}}.',
    requested: 'Requested by {{name}}.',
    approved: 'Accepted by {{name}}.',
    values: 'Corrected values',
    line: 'Value',
    none: 'No value changed.',
    changed: 'What changed',
    absent: 'not there',
    states: { not_reported: 'not reported', not_applicable: 'not applicable' },
  },
};
