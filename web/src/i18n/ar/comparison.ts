import type { comparison as french } from '../fr/comparison.js';
import type { Translation } from '../translation.js';

export const comparison: Translation<typeof french, 'ar'> = {
  title: 'ما الذي تغير',
  lead: 'ما كان السجل يعرفه في نهاية يومين، حسب الاتفاقية والرقم. أجوبة الأمس لا تتغير بوقائع الغد.',
  from: 'في نهاية',
  to: 'وفي نهاية',
  compare: 'مقارنة',
  wrongOrder: 'اليوم الثاني يأتي بعد الأول.',
  totals: 'المجاميع ضمن الاتفاقيات',
  indicator: 'المؤشر',
  before: 'المعروف في {{date}}',
  after: 'المعروف في {{date}}',
  difference: 'الفرق',
  agreements: 'حسب الاتفاقية',
  nothing: 'لم يتغير شيء بين هذين اليومين.',
  figure: 'الالتزام والفترة',
  value: 'القيمة',
  events: 'الأحداث: {{n, number}}',
  who: 'من ومتى ولماذا',
  showEvents: 'عرض الأحداث',
  noFigure: 'لا رقم معروف على غير ما كان.',
  declarations: 'التصريحات',
};
