import type { lineage as french } from '../fr/lineage.js';
import type { Translation } from '../translation.js';

export const lineage: Translation<typeof french, 'ar'> = {
  title: 'مصدر هذا الرقم',
  values: 'ثلاث قيم وشهادة',
  contents: 'ما يتضمنه المجموع',
  acceptedRows: 'تصريحات مقبولة',
  carried: 'قيم مرحلة',
  overlapping: 'تداخل محتمل، غير مخصوم',
  missing: 'ناقص',
  rows: 'الأسطر',
  chain: 'من البند إلى الدليل',
  rule: 'القاعدة',
  published: 'ما ينشره المصدر',
  known: 'المعروفة في {{date}}',
  asOf: 'الوضعية في {{date}}',
  unknownTitle: 'الرقم غير موجود',
  unknown: 'يحيل هذا الرابط على رقم لم تعد هذه الصفحة تعرضه. ربما تغير بتغير الساعتين.',
  up: 'الرقم السابق',
  open: 'مصدر {{figure}}',
};
