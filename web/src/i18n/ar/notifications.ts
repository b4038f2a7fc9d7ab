import type { notifications as french } from '../fr/notifications.js';
import type { Translation } from '../translation.js';

export const notifications: Translation<typeof french, 'ar'> = {
  title: 'الإشعارات',
  unread_zero: 'لا جديد',
  unread_one: 'واحد غير مقروء',
  unread_two: 'اثنان غير مقروءين',
  unread_few: '{{count, number}} غير مقروءة',
  unread_many: '{{count, number}} غير مقروء',
  unread_other: '{{count, number}} غير مقروء',
  new: 'غير مقروء',
  nothing: 'لم تتوصلوا بعد بأي إشعار في هذا البرنامج.',
  readAll: 'اعتبار الكل مقروءا',
  dueOn: 'الأجل {{day}}',
  kind: {
    period_opened: 'فتح الفترة',
    declaration_due: 'تصريح منتظر',
    declaration_late: 'تصريح متأخر',
    declaration_submitted: 'تصريح في انتظار الدراسة',
    declaration_returned: 'إرجاع التصريح',
    declaration_accepted: 'قبول التصريح',
    milestone_overdue: 'محطة إنجاز حل أجلها',
  },
  calendar: {
    title: 'تقويم الآجال',
    explanation: 'يمكن لبرنامج التقويم الخاص بكم قراءة آجالكم في هذا البرنامج عبر عنوان خاص. كل من يحوزه يقرؤها: لا تشاركوه.',
    none: 'لا عنوان قيد الاستعمال.',
    made: 'عنوان قيد الاستعمال منذ {{day}} على الساعة {{time}}.',
    make: 'إنشاء العنوان',
    renew: 'تعويض العنوان',
    revoke: 'إلغاء',
    address: 'عنوان التقويم',
    once: 'لا يعرض إلا مرة واحدة.',
    copy: 'نسخ العنوان',
    copied: 'نسخ العنوان',
    notCopied: 'لم يتم النسخ: حددوا العنوان وانسخوه.',
  },
};
