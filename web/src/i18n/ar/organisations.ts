import type { organisations as french } from '../fr/organisations.js';
import type { Translation } from '../translation.js';

export const organisations: Translation<typeof french, 'ar'> = {
  title: 'الشركاء',
  new: 'تسجيل هيئة',
  column: { name: 'الهيئة', kind: 'النوع', region: 'الجهة', identifiers: 'المعرفات', agreements: 'الاتفاقيات' },
  kind: {
    ministry: 'وزارة',
    public_agency: 'مؤسسة عمومية',
    agency: 'وكالة',
    local_authority: 'جماعة ترابية',
    company: 'شركة',
    federation: 'فيدرالية',
    training_body: 'هيئة تكوين',
    zone_developer: 'مهيئ منطقة',
  },
  names: 'الأسماء',
  nameFrom: 'منذ {{date}}',
  identifiers: 'المعرفات',
  sites: 'المواقع',
  group: 'المجموعة',
  succession: 'الخلافة',
  duplicates: 'تكرارات محتملة',
  iceWarning: 'مفتاح هذا المعرف الموحد لا يطابق أرقامه. تحققوا منه في الوثيقة.',
};
