import type { history as french } from '../fr/history.js';
import type { Translation } from '../translation.js';

export const history: Translation<typeof french, 'en'> = {
  title: 'History',
  who: 'Who',
  when: 'When',
  what: 'What',
  before: 'Before',
  after: 'After',
  why: 'Why',
  noReason: 'no reason given',
  empty: 'empty',
  at: 'on {{date}} at {{time}}, Casablanca time',
};
