import { foldKey } from '../../common/folded-key.js';
import type { Dimension } from '../../declarations/declaration.vocabulary.js';

const keys = (words: readonly string[]): readonly string[] => words.map(foldKey);

/** A lookup of folded words, in any of the three languages. */
export function wordMap<Code extends string>(words: Readonly<Record<Code, readonly string[]>>): ReadonlyMap<string, Code> {
  return new Map(Object.entries<readonly string[]>(words).flatMap(([code, list]) => [foldKey(code.replaceAll('_', ' ')), ...keys(list)].map((key) => [key, code as Code] as const)));
}

/** What a sheet, or the title above its table, says it is about. */
export const SECTION_WORDS = wordMap({
  jobs: ['Emplois', 'Emploi', 'Effectifs', 'Effectif', 'Saisie des emplois', 'Employment', 'Headcount', 'مناصب الشغل', 'التشغيل', 'الشغل', 'المستخدمون'],
  training: ['Formation', 'Formations', 'Trainings', 'التكوين', 'تكوين'],
  premises: ['Locaux', 'Infrastructures', 'Infrastructure', 'Bureaux', 'Postes de travail', 'Offices', 'المقرات', 'البنيات التحتية', 'المكاتب'],
  revenue: ['Chiffre d’affaires', 'Chiffre d’affaires à l’export', 'Export', 'Exportations', 'Exports', 'Export revenue', 'رقم المعاملات', 'التصدير', 'الصادرات'],
  public: ['Engagements de l’État', 'État', 'Administration', 'Public commitments', 'التزامات الدولة'],
});

/** Other titles of the columns of indicators, beside their own names. */
export const INDICATOR_WORDS = wordMap({
  headcount: ['Effectifs', 'Effectif total', 'Effectif de fin de période', 'Effectif fin de période', 'Effectif fin de trimestre', 'Emplois', 'Emplois stables', 'Salariés', 'Jobs', 'Stable jobs', 'Staff', 'Employees', 'مناصب الشغل', 'مناصب شغل قارة', 'الأجراء', 'المستخدمون'],
  job_entries: ['Entrée', 'Recrutements', 'Recrutés', 'Embauches', 'Arrivées', 'Hires', 'Recruitment', 'Joiners', 'التوظيفات', 'الدخول'],
  job_exits: ['Sortie', 'Départs', 'Departures', 'Leavers', 'Leaves', 'الخروج'],
  job_transfers_in: ['Transferts entrants', 'Transferts entrées', 'Mutations reçues', 'Mutations entrantes', 'Incoming transfers'],
  job_transfers_out: ['Transferts sortants', 'Transferts sorties', 'Mutations cédées', 'Mutations sortantes', 'Outgoing transfers'],
  recruits_kept_18_months: ['Présents à 18 mois', 'Recrues à 18 mois', 'Maintien à 18 mois', 'Present at 18 months', 'Retained at 18 months', 'الحاضرون بعد 18 شهرا'],
  company_export_revenue: ['Chiffre d’affaires à l’export', 'CA export', 'CA à l’export', 'Export revenue', 'رقم المعاملات عند التصدير'],
  training_enrolled: ['Inscrits', 'Personnes inscrites', 'Inscriptions', 'Enrolled', 'Enrolments', 'المسجلون', 'التسجيلات'],
  training_completed: ['Formés', 'Personnes formées', 'Achevées', 'Completed', 'Trained', 'المكونون'],
  training_certified: ['Certifiés', 'Personnes certifiées', 'Diplômés', 'Certified', 'Graduates', 'الحاصلون على شهادة', 'المشهود لهم'],
  training_placed: ['Insérés', 'Placés', 'Personnes insérées', 'Insertions', 'Placed', 'المدمجون'],
  training_places: ['Places de formation', 'Training places', 'مقاعد التكوين'],
  office_area_built: ['Surface', 'Surface de bureaux', 'Surface construite', 'Office area', 'المساحة'],
  workstations: ['Postes de travail livrés', 'Positions', 'Workstations delivered'],
  workstations_occupied: ['Postes occupés', 'Postes de travail occupés', 'Occupied workstations'],
  land_provided: ['Foncier', 'Land', 'العقار'],
  incentives_paid: ['Primes versées', 'Avantages versés', 'Incentives paid'],
});

export const DIMENSION_WORDS = wordMap<Dimension>({
  region: ['Région', 'Régions', 'Region', 'الجهة', 'جهة'],
  zone: ['Zone', 'Zone d’accueil', 'Hosting zone', 'المنطقة', 'منطقة استقبال'],
  segment: ['Filière', 'Métier', 'Activité', 'Segment', 'Business line', 'الفرع', 'الشعبة'],
  gender: ['Sexe', 'Genre', 'Gender', 'Sex', 'الجنس'],
  qualification: ['Qualification', 'Catégorie', 'Catégorie professionnelle', 'Profil', 'Grade', 'Category', 'المؤهل', 'الفئة'],
  skill: ['Compétence', 'Compétences', 'Skill', 'Skills', 'المهارة'],
});

export const SITE_WORDS: ReadonlySet<string> = new Set(keys(['Site', 'Sites', 'Établissement', 'Implantation', 'Nom du site', 'Location', 'Office', 'الموقع', 'المؤسسة']));
/** In the column of sites: what the organisation has beside them. */
export const BESIDE_SITES_WORDS: ReadonlySet<string> = new Set(keys(['Hors site', 'Siège et hors site', 'Beside the sites', 'خارج المواقع']));
export const TOTAL_WORDS: ReadonlySet<string> = new Set(keys(['Total', 'Totaux', 'Total général', 'Grand total', 'Ensemble', 'Somme', 'Sum', 'المجموع', 'المجموع العام', 'الإجمالي']));
export const SUBTOTAL_WORDS: ReadonlySet<string> = new Set(keys(['Sous-total', 'Sous total', 'Subtotal', 'Sub-total', 'المجموع الفرعي', 'المجموع الجزئي']));
export const REMARK_WORDS: ReadonlySet<string> = new Set(keys(['Observations', 'Observation', 'Remarques', 'Remarque', 'Commentaires', 'Commentaire', 'Notes', 'Note', 'Remarks', 'Comments', 'ملاحظات', 'ملاحظة']));
/** A column that repeats an earlier period, or what a spreadsheet computed. */
export const EARLIER_WORDS: ReadonlySet<string> = new Set(keys(['précédent', 'précédente', 'précédents', 'antérieur', 'accepté', 'acceptée', 'previous', 'accepted', 'last', 'prior', 'السابق', 'السابقة', 'المقبول']));

export const GENDER_WORDS = wordMap({
  women: ['Femmes', 'Femme', 'F', 'Féminin', 'Female', 'Women', 'Woman', 'إناث', 'أنثى', 'نساء', 'النساء', 'الإناث'],
  men: ['Hommes', 'Homme', 'H', 'M', 'Masculin', 'Male', 'Men', 'Man', 'ذكور', 'ذكر', 'رجال', 'الرجال', 'الذكور'],
});

export const QUALIFICATION_WORDS = wordMap({
  manager: ['Cadre', 'Cadres', 'Managers', 'Encadrement', 'إطار', 'أطر', 'الأطر'],
  engineer: ['Ingénieur', 'Ingénieurs', 'Engineers', 'مهندس', 'مهندسون', 'المهندسون'],
  technician: ['Technicien', 'Techniciens', 'Technicians', 'تقني', 'تقنيون', 'التقنيون'],
  agent: ['Agents', 'Téléconseiller', 'Téléconseillers', 'Conseillers', 'مستخدم', 'أعوان'],
  other: ['Autre', 'Autres', 'Others', 'أخرى', 'آخرون'],
});

export const UNKNOWN_WORDS: ReadonlySet<string> = new Set(keys(['unknown', 'Inconnu', 'Inconnue', 'Non précisé', 'Non précisée', 'Non ventilé', 'Indéterminé', 'غير معروف', 'غير محدد']));

export const STATE_WORDS = wordMap({
  not_reported: ['Non déclaré', 'Non déclarée', 'Not reported', 'غير مصرح به', 'غير مصرح بها'],
  not_applicable: ['Sans objet', 's.o.', 'Non applicable', 'Non concerné', 'Not applicable', 'لا ينطبق', 'غير معني'],
});

/** Titles of the lines above a table. */
export const HEADING_WORDS = wordMap({
  period: ['Période', 'Trimestre', 'Period', 'Quarter', 'الفترة', 'الفصل'],
  organisation: ['Société', 'Entreprise', 'Organisation', 'Organisme déclarant', 'Raison sociale', 'Company', 'الشركة', 'المقاولة', 'المنظمة'],
});
