import type { comparison as french } from '../fr/comparison.js';
import type { Translation } from '../translation.js';

export const comparison: Translation<typeof french, 'en'> = {
  title: 'What changed',
  lead: 'What the register knew at the end of two days, by agreement and figure. Yesterday’s answers do not change with tomorrow’s facts.',
  from: 'At the end of',
  to: 'And at the end of',
  compare: 'Compare',
  wrongOrder: 'The second day comes after the first.',
  totals: 'Totals under agreement',
  indicator: 'Indicator',
  before: 'Known on {{date}}',
  after: 'Known on {{date}}',
  difference: 'Difference',
  agreements: 'By agreement',
  nothing: 'Nothing changed between these two days.',
  figure: 'Commitment and period',
  value: 'Value',
  events: 'Events: {{n, number}}',
  who: 'Who, when, why',
  showEvents: 'Show the events',
  noFigure: 'No figure is known otherwise.',
  declarations: 'Declarations',
};
