import type { commitments as french } from '../fr/commitments.js';
import type { Translation } from '../translation.js';

export const commitments: Translation<typeof french, 'ar'> = {
  title: 'التزام تعاقدي',
  column: {
    commitment: 'الالتزام والبند',
    progress: 'التقدم',
    accepted: 'المقبولة',
    target: 'الهدف',
    expected: 'المنتظر',
    gap: 'الفارق',
    health: 'الحالة',
    obligor: 'الملتزم',
  },
  kind: {
    jobs: 'مناصب الشغل',
    training: 'التكوين',
    hosting_zone: 'منطقة استقبال',
    export_revenue: 'رقم المعاملات عند التصدير',
    incentive: 'تحفيز',
    land: 'عقار',
    training_places: 'مقاعد التكوين',
  },
  basis: {
    level: 'مستوى يتعين بلوغه',
    increment: 'زيادة صافية',
    minimum_increment: 'زيادة صافية، على الأقل',
    annual_flow: 'كمية السنة',
    running_total: 'مجموع منذ الأساس',
  },
  obligors: 'الملتزمون',
  joint: 'التزام مشترك: هدف واحد وعدة ملتزمين',
  base: 'الأساس',
  steps: 'محطات مؤرخة',
  scope: 'النطاق',
  clause: 'البند',
  beneficiary: 'المستفيد',
  termsHistory: 'المقتضيات حسب التواريخ',
  validFrom: 'ابتداء من {{date}}',
  validBetween: 'من {{from}} إلى {{to}}',
  notComparable: 'تعذر حساب النسبة: {{missing}}.',
};
