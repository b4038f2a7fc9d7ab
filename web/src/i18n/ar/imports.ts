import type { imports as french } from '../fr/imports.js';
import type { Translation } from '../translation.js';

export const imports: Translation<typeof french, 'ar'> = {
  title: 'استيراد مصنف',
  lead: 'يقرأ المصنف ويراقب. لا يكتب أي شيء قبل «تطبيق».',
  choose: 'اختيار ملف .xlsx',
  drop: 'أو إيداعه هنا',
  noNames: 'لا معطيات اسمية في الملف.',
  reading: 'القراءة: {{done}} سطر من {{total}}',
  counts: { new: 'جديدة', changed: 'معدلة', same: 'مطابقة', refused: 'مرفوضة' },
  column: { sheet: 'الورقة', cell: 'الخلية', value: 'القيمة', reason: 'ما الخطأ', remedy: 'ما العمل' },
  apply: 'تطبيق',
  applied: 'تم التطبيق دفعة واحدة.',
  nothingToApply: 'هذا الملف لا يغير شيئا: السجل يتضمن هذه القيم.',
  cancel: 'التخلي عن الاستيراد',
};
