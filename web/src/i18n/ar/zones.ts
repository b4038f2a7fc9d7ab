import type { zones as french } from '../fr/zones.js';
import type { Translation } from '../translation.js';

export const zones: Translation<typeof french, 'ar'> = {
  title: 'مناطق الاستقبال',
  column: { name: 'المنطقة', region: 'الجهة', developer: 'المهيئ', state: 'الحالة', area: 'المساحة، م²', workstations: 'مواقع العمل', land: 'العقار، هكتار' },
  stock: { planned: 'المبرمجة', built: 'المبنية', delivered: 'المسلمة', let: 'المكتراة', occupied: 'المشغولة' },
  tenants: 'مناصب الشغل بالمنطقة هي مناصب شاغليها: تعرض ولا تضاف أبدا.',
};
