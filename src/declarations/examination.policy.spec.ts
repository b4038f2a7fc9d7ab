import { type ExaminationRule, needsTwoPersons, type Submission } from './examination.policy.js';

const RULES: ExaminationRule[] = [
  { condition: 'warning', indicator: null, threshold: null },
  { condition: 'restatement', indicator: null, threshold: null },
  { condition: 'threshold', indicator: 'headcount', threshold: '500' },
];
const clean: Submission = { warnings: 0, restatement: false, lines: [{ indicator: 'headcount', value: '500' }] };

describe('whether an acceptance needs two persons', () => {
  it('is one person for a clean declaration within the threshold', () => {
    expect(needsTwoPersons(RULES, clean)).toBe(false);
  });

  it.each([
    ['a warning', { ...clean, warnings: 1 }],
    ['a restatement', { ...clean, restatement: true }],
    ['a value over the threshold', { ...clean, lines: [{ indicator: 'headcount', value: '500.5' }] }],
  ])('is two persons for %s', (_, submission) => {
    expect(needsTwoPersons(RULES, submission)).toBe(true);
  });

  it('is what the programme says: without rules one person suffices', () => {
    expect(needsTwoPersons([], { ...clean, warnings: 3, restatement: true })).toBe(false);
  });

  it('asks nothing of what is not reported, nor of another indicator', () => {
    expect(needsTwoPersons(RULES, { ...clean, lines: [{ indicator: 'headcount', value: null }, { indicator: 'job_entries', value: '9000' }] })).toBe(false);
  });
});
