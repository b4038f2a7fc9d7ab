import type { effects as french } from '../fr/effects.js';
import type { Translation } from '../translation.js';

export const effects: Translation<typeof french, 'ar'> = {
  title: 'ما سيغيره القبول',
  ofDraft: 'محسوب كما لو قبلت قيم المسودة كما هي. لا يكتب أي شيء.',
  ofSubmitted: 'محسوب كما لو قبلت الآن القيم المعروضة للقبول. لا يكتب أي شيء.',
  commitments: 'الالتزامات',
  totals: 'مجاميع الفصل',
  what: 'الالتزام أو المجموع',
  period: 'الفصل',
  before: 'قبل',
  after: 'بعد',
  difference: 'الفرق',
  remaining: 'الباقي لبلوغ الهدف',
  beyond: 'تجاوز الهدف بـ {{value}}',
  none: 'لن يتغير أي التزام ولا أي مجموع.',
  erratum: {
    title: 'استدراك بتاريخ {{date}}',
    said: '{{reason}}. التصريح التصحيحي {{ref}}.',
    requested: 'بطلب من {{name}}.',
    approved: 'قبله {{name}}.',
    values: 'القيم المصححة',
    line: 'القيمة',
    none: 'لم تتغير أي قيمة.',
    changed: 'ما تغير',
    absent: 'غير موجودة',
    states: { not_reported: 'غير مصرح به', not_applicable: 'غير معني' },
  },
};
