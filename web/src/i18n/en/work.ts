import type { work as french } from '../fr/work.js';
import type { Translation } from '../translation.js';

export const work: Translation<typeof french, 'en'> = {
  title: 'My work',
  overdue: 'Overdue, not reviewed',
  upcoming: 'Within 30 days',
  toComplete: 'To be completed from the signed act',
  recent: 'Latest changes',
  nothing: 'Nothing is waiting for you.',
};
