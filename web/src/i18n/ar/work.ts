import type { work as french } from '../fr/work.js';
import type { Translation } from '../translation.js';

export const work: Translation<typeof french, 'ar'> = {
  title: 'عملي',
  overdue: 'حل أجلها ولم تراجع',
  upcoming: 'خلال 30 يوما',
  toComplete: 'تستكمل من الوثيقة الموقعة',
  recent: 'آخر التغييرات',
  nothing: 'لا شيء ينتظركم.',
};
