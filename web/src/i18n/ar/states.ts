import type { states as french } from '../fr/states.js';
import type { Translation } from '../translation.js';

export const states: Translation<typeof french, 'ar'> = {
  proof: { declared: 'المصرح بها', accepted: 'المقبولة', verified: 'المتحقق منها', attested: 'بشهادة الصندوق' },
  proofLegend: { declared: 'مصرح بها', accepted: 'مقبولة', verified: 'متحقق منها', expected: 'المنتظر إلى حدود التاريخ', target: 'الهدف' },
  proofBar: {
    declared: 'المصرح بها {{value}}',
    accepted: 'المقبولة {{value}}',
    verified: 'المتحقق منها {{value}}',
    attested: 'بشهادة الصندوق {{value}}',
    expected: 'المنتظر {{value}}',
    target: 'الهدف {{value}}',
  },
  health: { on_track: 'مطابق', at_risk: 'معرض للخطر', off_track: 'متأخر', no_data: 'بدون معطيات' },
  healthOverridden: 'المحسوبة {{computed}}، المقررة {{decided}}',
  value: { zero: 'صفر', notDeclared: 'غير مصرح به', notApplicable: 'لا ينطبق', notYetDue: 'لم يحل أجله', carried: 'مرحل' },
  milestone: {
    scheduled: 'مبرمجة',
    on_date: 'مرتقبة في التاريخ',
    slipping: 'في انزلاق',
    slipping_far: 'انزلاق كبير',
    overdue: 'حل أجلها ولم تراجع',
    met: 'منجزة',
    partially_met: 'منجزة جزئيا',
    not_met: 'غير منجزة',
    cancelled: 'ملغاة',
  },
  agreement: {
    draft: 'مشروع',
    signed: 'موقعة',
    in_force: 'سارية المفعول',
    suspended: 'معلقة',
    completed: 'منتهية التنفيذ',
    terminated: 'مفسوخة',
  },
  zone: {
    announced: 'معلن عنها',
    planned: 'مبرمجة',
    under_construction: 'في طور البناء',
    operational: 'مشغلة',
    deferred: 'مؤجلة',
    cancelled: 'ملغاة',
  },
  unableToVerify: 'يتعذر التحقق',
};
