import type { problems as french } from '../fr/problems.js';
import type { Translation } from '../translation.js';

export const problems: Translation<typeof french, 'ar'> = {
  title: {
    offline: 'الخادم لا يجيب',
    session: 'انتهت جلستكم',
    forbidden: 'الولوج مرفوض',
    missing: 'غير موجود',
    conflict: 'عدل شخص آخر هذه البطاقة في هذه الأثناء',
    invalid: 'الطلب مرفوض',
    busy: 'طلبات كثيرة',
    server: 'وقع خطأ في الخادم',
  },
  advice: {
    offline: 'ما أدخلتموه محفوظ هنا. تحققوا من الاتصال وأعيدوا المحاولة.',
    session: 'سجلوا الدخول وستعودون إلى هذه الصفحة.',
    forbidden: 'صفتكم لا تسمح بهذا الإجراء. يمكن لمكتب البرنامج أن يفتحه.',
    missing: 'ربما نسخ العنوان بشكل غير سليم، أو لا تظهر البطاقة لصفتكم.',
    conflict: 'ما أدخلتموه محفوظ هنا. قارنوا النسختين قبل الحفظ.',
    invalid: 'صححوا الخانات المشار إليها وأعيدوا المحاولة.',
    busy: 'انتظروا لحظة وأعيدوا المحاولة.',
    server: 'ما أدخلتموه محفوظ هنا. أعيدوا المحاولة، وإن تكرر الخطأ فاذكروا المرجع.',
  },
  conflict: { field: 'الخانة', base: 'في البداية', mine: 'ما أدخلتموه', theirs: 'في السجل', keepMine: 'الإبقاء على ما أدخلته', takeTheirs: 'اعتماد ما في السجل' },
};
