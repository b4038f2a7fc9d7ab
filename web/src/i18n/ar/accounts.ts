import type { accounts as french } from '../fr/accounts.js';
import type { Translation } from '../translation.js';

export const accounts: Translation<typeof french, 'ar'> = {
  title: 'الحسابات',
  new: 'فتح حساب',
  column: { person: 'الشخص', email: 'البريد', roles: 'الصفات', organisation: 'الهيئة', from: 'من', to: 'إلى', state: 'الحالة' },
  state: { active: 'مفعل', disabled: 'معطل' },
  disable: 'تعطيل',
  enable: 'إعادة التفعيل',
  addMembership: 'إضافة صفة',
  endMembership: 'إنهاء الصفة',
  withinSeconds: 'يسري التغيير في أقل من 5 ثوان.',
};
