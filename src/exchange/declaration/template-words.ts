import type { DeclarationSection } from '../../common/declaration-sections.js';
import type { Language } from '../../common/translated.js';
import type { Dimension } from '../../declarations/declaration.vocabulary.js';

type Words = Readonly<Record<Language, string>>;

/** Names of sheets: what `SECTION_WORDS` understands. */
export const SECTION_LABELS: Readonly<Record<DeclarationSection, Words>> = {
  jobs: { fr: 'Emplois', ar: 'مناصب الشغل', en: 'Jobs' },
  training: { fr: 'Formation', ar: 'التكوين', en: 'Training' },
  premises: { fr: 'Locaux', ar: 'المقرات', en: 'Premises' },
  revenue: { fr: 'Chiffre d’affaires', ar: 'رقم المعاملات', en: 'Revenue' },
  public: { fr: 'Engagements de l’État', ar: 'التزامات الدولة', en: 'Public commitments' },
};

export const DIMENSION_LABELS: Readonly<Record<Dimension, Words>> = {
  region: { fr: 'Région', ar: 'الجهة', en: 'Region' },
  zone: { fr: 'Zone d’accueil', ar: 'منطقة استقبال', en: 'Hosting zone' },
  segment: { fr: 'Filière', ar: 'الفرع', en: 'Segment' },
  gender: { fr: 'Sexe', ar: 'الجنس', en: 'Gender' },
  qualification: { fr: 'Qualification', ar: 'المؤهل', en: 'Qualification' },
  skill: { fr: 'Compétence', ar: 'المهارة', en: 'Skill' },
};

/** Codes that have no reference table, as a person chooses them in a list. */
export const CODE_LABELS: Readonly<Record<string, Words>> = {
  women: { fr: 'Femmes', ar: 'إناث', en: 'Women' },
  men: { fr: 'Hommes', ar: 'ذكور', en: 'Men' },
  manager: { fr: 'Cadres', ar: 'أطر', en: 'Managers' },
  engineer: { fr: 'Ingénieurs', ar: 'مهندسون', en: 'Engineers' },
  technician: { fr: 'Techniciens', ar: 'تقنيون', en: 'Technicians' },
  agent: { fr: 'Agents', ar: 'أعوان', en: 'Agents' },
  other: { fr: 'Autres', ar: 'آخرون', en: 'Other' },
  unknown: { fr: 'Inconnu', ar: 'غير معروف', en: 'Unknown' },
};

export const STATE_LABELS: Readonly<Record<'not_reported' | 'not_applicable', Words>> = {
  not_reported: { fr: 'Non déclaré', ar: 'غير مصرح به', en: 'Not reported' },
  not_applicable: { fr: 'Sans objet', ar: 'لا ينطبق', en: 'Not applicable' },
};

export const TEMPLATE_WORDS = {
  site: { fr: 'Site', ar: 'الموقع', en: 'Site' },
  besideSites: { fr: 'Hors site', ar: 'خارج المواقع', en: 'Beside the sites' },
  declaration: { fr: 'Déclaration', ar: 'التصريح', en: 'Declaration' },
  accepted: { fr: 'accepté', ar: 'المقبول', en: 'accepted' },
  how: {
    fr: 'Remplissez les cellules claires. 0 est un zéro déclaré ; une cellule vide reste non déclarée ; écrivez « Sans objet » quand la question ne se pose pas. Aucune donnée nominative.',
    ar: 'املأ الخلايا الفاتحة. 0 صفر مصرح به؛ والخلية الفارغة تبقى غير مصرح بها؛ اكتب «لا ينطبق» عندما لا ينطبق السؤال. لا بيانات اسمية.',
    en: 'Fill in the light cells. 0 is a declared zero; an empty cell stays not reported; write “Not applicable” where the question does not arise. No data about named persons.',
  },
} as const satisfies Record<string, Words>;
