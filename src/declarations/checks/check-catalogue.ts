import type { Language } from '../../common/translated.js';

type Check = Readonly<Record<Language, string>> & { readonly level: 'error' | 'warning' };

const error = (fr: string, ar: string, en: string): Check => ({ level: 'error', fr, ar, en });
const warning = (fr: string, ar: string, en: string): Check => ({ level: 'warning', fr, ar, en });

/** Every check before a declaration is sent. An error blocks; a warning takes an explanation. `{name}` stands for a parameter. */
export const CHECKS = {
  not_declared: error(
    'Cet indicateur est demandé et rien n’en est dit : déclarez une valeur, ou dites qu’elle n’est pas déclarée ou sans objet.',
    'هذا المؤشر مطلوب ولم يرد بشأنه شيء: صرحوا بقيمة، أو بيّنوا أنها غير مصرح بها أو لا تنطبق.',
    'This indicator is asked and nothing is said of it: declare a value, or say that it is not reported or not applicable.'),
  site_not_declared: error(
    'Rien n’est dit de ce site ouvert : déclarez une valeur, ou dites qu’elle n’est pas déclarée ou sans objet.',
    'لم يرد شيء بشأن هذا الموقع المفتوح: صرحوا بقيمة، أو بيّنوا أنها غير مصرح بها أو لا تنطبق.',
    'Nothing is said of this open site: declare a value, or say that it is not reported or not applicable.'),
  said_twice: error(
    'Cette valeur est déclarée {count} fois : gardez une seule ligne.',
    'صُرح بهذه القيمة {count} مرات: احتفظوا بسطر واحد.',
    'This value is declared {count} times: keep a single line.'),
  unknown_indicator: error(
    'Cet indicateur ne se déclare pas dans ce programme : retirez la ligne.',
    'لا يصرح بهذا المؤشر في هذا البرنامج: احذفوا السطر.',
    'This indicator is not declared in this programme: remove the line.'),
  unknown_site: error(
    'Ce site n’est pas un site de l’organisation : choisissez-en un dans la liste.',
    'هذا الموقع ليس من مواقع المنظمة: اختاروا موقعا من القائمة.',
    'This site is not one of the organisation: choose one from the list.'),
  unknown_code: error(
    'Le code « {value} » n’est pas connu ({dimension}) : choisissez dans la liste, ou « inconnu ».',
    'الرمز «{value}» غير معروف ({dimension}): اختاروا من القائمة أو «غير معروف».',
    'The code “{value}” is not known ({dimension}): choose from the list, or “unknown”.'),
  region_of_site: error(
    'La région « {value} » n’est pas celle du site ({expected}) : retirez la région, ou changez de site.',
    'الجهة «{value}» ليست جهة الموقع ({expected}): احذفوا الجهة أو غيروا الموقع.',
    'The region “{value}” is not that of the site ({expected}): remove the region, or change the site.'),
  not_a_quantity: error(
    'Cette valeur n’est pas un nombre d’au plus 15 chiffres et 6 décimales : corrigez-la.',
    'هذه القيمة ليست عددا من 15 رقما على الأكثر و6 منازل عشرية: صححوها.',
    'This value is not a number of at most 15 digits and 6 decimals: correct it.'),
  negative: error(
    'La valeur {value} est négative : déclarez zéro ou plus.',
    'القيمة {value} سالبة: صرحوا بصفر أو أكثر.',
    'The value {value} is negative: declare zero or more.'),
  not_whole: error(
    'La valeur {value} n’est pas un nombre entier : cet indicateur se compte en unités entières.',
    'القيمة {value} ليست عددا صحيحا: يُحتسب هذا المؤشر بوحدات كاملة.',
    'The value {value} is not a whole number: this indicator is counted in whole units.'),
  axes_disagree: error(
    'Les répartitions donnent deux totaux : {total} ({axes}) et {otherTotal} ({otherAxes}). Corrigez l’une d’elles, ou complétez-la par « inconnu ».',
    'تعطي التوزيعات مجموعين: {total} ({axes}) و{otherTotal} ({otherAxes}). صححوا إحداها أو أكملوها بخانة «غير معروف».',
    'The breakdowns give two totals: {total} ({axes}) and {otherTotal} ({otherAxes}). Correct one of them, or complete it with “unknown”.'),
  axis_over_total: error(
    'La somme {total} ({axes}) dépasse le total {otherTotal} ({otherAxes}) : corrigez l’un des deux.',
    'المجموع {total} ({axes}) يتجاوز المجموع {otherTotal} ({otherAxes}): صححوا أحدهما.',
    'The sum {total} ({axes}) exceeds the total {otherTotal} ({otherAxes}): correct one of them.'),
  cohort_exceeded: error(
    'Présents : {value}, mais {entered} entrées seulement ont été acceptées pour {period} : corrigez, ou rectifiez d’abord les entrées de ce trimestre.',
    'الحاضرون: {value}، بينما لم يُقبل سوى {entered} من الالتحاقات عن {period}: صححوا، أو قدموا أولا تصريحا تصحيحيا بالتحاقات ذلك الفصل.',
    'Present: {value}, but only {entered} entries were accepted for {period}: correct it, or first restate the entries of that quarter.'),
  not_reported: warning(
    'Valeurs non déclarées : {count}. Dites pourquoi.',
    'قيم غير مصرح بها: {count}. بيّنوا السبب.',
    'Values not reported: {count}. Say why.'),
  job_balance: warning(
    'L’effectif déclaré est {value} ; l’effectif précédent et les mouvements donnent {expected} (écart {difference}). Corrigez, ou expliquez l’écart.',
    'عدد المستخدمين المصرح به {value}، بينما يعطي العدد السابق والحركات {expected} (الفرق {difference}). صححوا أو اشرحوا الفرق.',
    'The headcount declared is {value}; the previous headcount and the movements give {expected} (difference {difference}). Correct, or explain the difference.'),
  no_previous_headcount: warning(
    'Aucun effectif n’a été accepté ici pour la période précédente : l’équilibre ne se vérifie pas. Confirmez l’effectif de {value}.',
    'لم يُقبل هنا أي عدد للمستخدمين عن الفترة السابقة: لا يمكن التحقق من التوازن. أكدوا العدد {value}.',
    'No headcount was accepted here for the previous period: the balance cannot be checked. Confirm the headcount of {value}.'),
  transfers_differ: warning(
    'Les transferts reçus ({in}) et cédés ({out}) entre les sites de l’organisation diffèrent : corrigez, ou dites avec quelle société du groupe.',
    'التنقيلات الواردة ({in}) والصادرة ({out}) بين مواقع المنظمة مختلفة: صححوا أو بيّنوا مع أي شركة من المجموعة.',
    'Transfers in ({in}) and out ({out}) between the sites of the organisation differ: correct, or say with which company of the group.'),
  cohort_unknown: warning(
    'Présents : {value}, mais aucune entrée n’a été acceptée pour {period} : rien n’établit combien de personnes sont suivies. Corrigez, ou expliquez.',
    'الحاضرون: {value}، لكن لم يُقبل أي التحاق عن {period}: لا شيء يثبت عدد الأشخاص المتتبَّعين. صححوا أو اشرحوا.',
    'Present: {value}, but no entry was accepted for {period}: nothing tells how many people are followed. Correct it, or explain.'),
  variation: warning(
    'De {previous} à {value}, soit {percent} % : la variation dépasse {limit} %. Dites ce qui l’explique.',
    'من {previous} إلى {value}، أي {percent} %: يتجاوز التغير {limit} %. بيّنوا ما يفسره.',
    'From {previous} to {value}, that is {percent}%: the variation exceeds {limit}%. Say what explains it.'),
  rise_from_zero: warning(
    'La valeur passe de zéro à {value} : dites ce qui l’explique.',
    'تنتقل القيمة من صفر إلى {value}: بيّنوا ما يفسر ذلك.',
    'The value goes from zero to {value}: say what explains it.'),
  first_declaration: warning(
    'Cet indicateur est déclaré pour la première fois ({value}) : confirmez-le.',
    'يصرح بهذا المؤشر لأول مرة ({value}): أكدوا ذلك.',
    'This indicator is declared for the first time ({value}): confirm it.'),
  evidence_missing: warning(
    'Cet indicateur demande une pièce justificative et aucune n’est jointe : joignez-la, ou dites pourquoi elle manque.',
    'يتطلب هذا المؤشر وثيقة مثبتة ولم تُرفق أي وثيقة: أرفقوها أو بيّنوا سبب غيابها.',
    'This indicator asks for evidence and none is attached: attach it, or say why it is missing.'),
} as const satisfies Record<string, Check>;

export type CheckCode = keyof typeof CHECKS;

/** What the parts of a breakdown are called; `total` is no breakdown. */
export const AXIS_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  total: { fr: 'total', ar: 'المجموع', en: 'total' },
  region: { fr: 'région', ar: 'الجهة', en: 'region' },
  zone: { fr: 'zone', ar: 'المنطقة', en: 'zone' },
  segment: { fr: 'filière', ar: 'الفرع', en: 'segment' },
  gender: { fr: 'sexe', ar: 'الجنس', en: 'gender' },
  qualification: { fr: 'qualification', ar: 'المؤهل', en: 'qualification' },
  skill: { fr: 'compétence', ar: 'المهارة', en: 'skill' },
};
