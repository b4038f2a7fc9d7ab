import type { history as french } from '../fr/history.js';
import type { Translation } from '../translation.js';

export const history: Translation<typeof french, 'ar'> = {
  title: 'السجل التاريخي',
  who: 'من',
  when: 'متى',
  what: 'ماذا',
  before: 'قبل',
  after: 'بعد',
  why: 'السبب',
  noReason: 'دون سبب',
  empty: 'فارغ',
  at: 'في {{date}} على الساعة {{time}} بتوقيت الدار البيضاء',
};
