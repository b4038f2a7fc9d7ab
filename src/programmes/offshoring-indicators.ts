import type { AxisDefinition, IndicatorDefinition } from './programme-definition.js';

/** The three structuring axes of the contract-programme. */
export const OFFSHORING_AXES: readonly AxisDefinition[] = [
  { code: 'human_capital', name: { fr: 'Capital humain', ar: 'الرأسمال البشري', en: 'Human capital' } },
  { code: 'infrastructure', name: { fr: 'Infrastructures', ar: 'البنيات التحتية', en: 'Infrastructure' } },
  { code: 'incentive_environment', name: { fr: 'Environnement incitatif stable', ar: 'بيئة تحفيزية مستقرة', en: 'Stable incentive environment' } },
];

const always = (perimeter: string, definitionFr: string): IndicatorDefinition['versions'] => [{ perimeter, definitionFr, from: null }];

const SECTOR: readonly IndicatorDefinition[] = [
  {
    code: 'sector_jobs', kind: 'stock', family: 'sector', unit: 'jobs', whole: true, axis: null,
    name: { fr: 'Emplois du secteur', ar: 'مناصب الشغل في القطاع', en: 'Jobs in the sector' },
    versions: always('stable jobs', 'Emplois directs stables du secteur de l’offshoring à la fin de l’année, tels que publiés.'),
  },
  {
    code: 'export_revenue', kind: 'flow', family: 'sector', unit: 'MAD bn', whole: false, axis: null,
    name: { fr: 'Recettes d’exportation', ar: 'عائدات التصدير', en: 'Export revenue' },
    versions: [
      { perimeter: 'old perimeter', definitionFr: 'Exportations de services de l’offshoring dans l’année, ancienne rubrique de l’Office des Changes, en milliards de dirhams.', from: null },
      { perimeter: 'new perimeter', definitionFr: 'Exportations de services dans l’année, périmètre « économie numérique et outsourcing » de l’Office des Changes publié en octobre 2025, en milliards de dirhams. Ne se raccorde pas à l’ancien périmètre.', from: '2025-10-01' },
    ],
  },
  {
    code: 'international_companies', kind: 'stock', family: 'sector', unit: 'companies', whole: true, axis: null,
    name: { fr: 'Entreprises internationales installées', ar: 'المقاولات الدولية المستقرة', en: 'International companies settled' },
    versions: always('published count', 'Nombre d’entreprises internationales du secteur installées au Maroc, tel que publié.'),
  },
];

const jobMovement = (code: string, fr: string, ar: string, en: string, definitionFr: string): IndicatorDefinition => ({
  code, kind: 'flow', family: 'under_agreement', unit: 'jobs', whole: true, axis: null, section: 'jobs', name: { fr, ar, en }, versions: always('obligors of the commitment', definitionFr),
});

const JOBS: readonly IndicatorDefinition[] = [
  {
    code: 'headcount', kind: 'stock', family: 'under_agreement', unit: 'jobs', whole: true, axis: null, section: 'jobs', evidenceRequired: true,
    name: { fr: 'Effectif', ar: 'عدد المستخدمين', en: 'Headcount' },
    versions: always('obligors of the commitment', 'Personnes employées à la fin de la période.'),
  },
  jobMovement('job_entries', 'Entrées', 'الالتحاقات', 'Entries', 'Personnes entrées dans l’effectif pendant la période, remplacements compris : un départ remplacé est une sortie et une entrée.'),
  jobMovement('job_exits', 'Sorties', 'المغادرات', 'Exits', 'Personnes sorties de l’effectif pendant la période.'),
  jobMovement('job_transfers_in', 'Transferts reçus', 'التنقيلات الواردة', 'Transfers in', 'Personnes venues d’un autre site ou d’une autre société du groupe pendant la période : des transferts, pas des créations.'),
  jobMovement('job_transfers_out', 'Transferts cédés', 'التنقيلات الصادرة', 'Transfers out', 'Personnes parties vers un autre site ou une autre société du groupe pendant la période.'),
  {
    ...jobMovement(
      'recruits_kept_18_months', 'Recrues présentes à 18 mois', 'الملتحقون الحاضرون بعد 18 شهرا', 'Recruits present at 18 months',
      'Parmi les personnes entrées dans l’effectif dix-huit mois plus tôt, six trimestres avant celui-ci, celles qui y sont encore à la fin de la période.'),
    cohort: { of: 'job_entries', months: 18 },
  },
  {
    code: 'jobs_created', kind: 'running_total', family: 'under_agreement', unit: 'jobs', whole: true, axis: null,
    components: [{ indicator: 'job_entries', sign: 1 }, { indicator: 'job_exits', sign: -1 }],
    name: { fr: 'Emplois créés', ar: 'مناصب الشغل المحدثة', en: 'Jobs created' },
    versions: always('obligors of the commitment', 'Créations nettes d’emplois cumulées depuis la date de base de l’engagement : entrées moins sorties, transferts du groupe à part.'),
  },
  {
    code: 'company_export_revenue', kind: 'flow', family: 'under_agreement', unit: 'MAD', whole: false, axis: null, section: 'revenue', evidenceRequired: true,
    name: { fr: 'Chiffre d’affaires à l’export des sociétés', ar: 'رقم معاملات الشركات عند التصدير', en: 'Export revenue of companies' },
    versions: always('obligors of the commitment', 'Chiffre d’affaires à l’export réalisé dans la période, en dirhams.'),
  },
];

const training = (code: string, fr: string, ar: string, en: string, definitionFr: string): IndicatorDefinition => ({
  code, kind: 'flow', family: 'under_agreement', unit: 'people', whole: true, axis: 'human_capital', section: 'training', evidenceRequired: code === 'training_certified', name: { fr, ar, en }, versions: always('obligors of the commitment', definitionFr),
});

const TRAINING: readonly IndicatorDefinition[] = [
  {
    code: 'people_trained', kind: 'running_total', family: 'under_agreement', unit: 'people', whole: true, axis: 'human_capital', components: [{ indicator: 'training_completed', sign: 1 }],
    name: { fr: 'Personnes formées', ar: 'الأشخاص المكونون', en: 'People trained' },
    versions: always('obligors of the commitment', 'Personnes ayant achevé une formation, cumulées depuis la date de base de l’engagement.'),
  },
  training('training_enrolled', 'Inscriptions en formation', 'التسجيلات في التكوين', 'Training enrolments', 'Inscriptions dans la période : une personne inscrite deux fois compte pour deux inscriptions.'),
  training('training_completed', 'Formations achevées', 'التكوينات المستكملة', 'Training completed', 'Formations achevées dans la période.'),
  training('training_certified', 'Formations certifiées', 'التكوينات المشهود بها', 'Training certified', 'Formations achevées par un certificat ou un diplôme dans la période.'),
  training('training_placed', 'Insertions après formation', 'الإدماج بعد التكوين', 'Placed after training', 'Personnes formées entrées en emploi dans la période.'),
  {
    code: 'training_places', kind: 'flow', family: 'under_agreement', unit: 'places', whole: true, axis: 'human_capital', section: 'public',
    name: { fr: 'Places de formation ouvertes', ar: 'مقاعد التكوين المفتوحة', en: 'Training places opened' },
    versions: always('obligors of the commitment', 'Places de formation ouvertes dans la période.'),
  },
];

const INFRASTRUCTURE: readonly IndicatorDefinition[] = [
  {
    code: 'zone_jobs', kind: 'stock', family: 'under_agreement', unit: 'jobs', whole: true, axis: 'infrastructure',
    name: { fr: 'Emplois dans la zone', ar: 'مناصب الشغل في المنطقة', en: 'Jobs in the zone' },
    versions: always('tenants of the zone', 'Emplois des occupants de la zone à la fin de la période ; montrés, jamais ajoutés à ceux des sociétés.'),
  },
  {
    code: 'office_area_built', kind: 'stock', family: 'under_agreement', unit: 'm2', whole: false, axis: 'infrastructure', section: 'premises', evidenceRequired: true,
    name: { fr: 'Surface de bureaux construite', ar: 'مساحة المكاتب المنجزة', en: 'Office area built' },
    versions: always('zone', 'Surface de bureaux construite à la fin de la période, en mètres carrés.'),
  },
  {
    code: 'workstations', kind: 'stock', family: 'under_agreement', unit: 'workstations', whole: true, axis: 'infrastructure', section: 'premises', evidenceRequired: true,
    name: { fr: 'Postes de travail', ar: 'محطات العمل', en: 'Workstations' },
    versions: always('zone', 'Postes de travail construits à la fin de la période.'),
  },
  {
    code: 'workstations_occupied', kind: 'stock', family: 'under_agreement', unit: 'workstations', whole: true, axis: 'infrastructure', section: 'premises',
    name: { fr: 'Postes de travail occupés', ar: 'محطات العمل المشغولة', en: 'Workstations occupied' },
    versions: always('zone', 'Postes de travail occupés à la fin de la période.'),
  },
  {
    code: 'land_provided', kind: 'running_total', family: 'under_agreement', unit: 'ha', whole: false, axis: 'infrastructure', section: 'public',
    name: { fr: 'Foncier mis à disposition', ar: 'العقار الموضوع رهن الإشارة', en: 'Land provided' },
    versions: always('obligors of the commitment', 'Foncier mis à disposition, cumulé depuis la signature, en hectares.'),
  },
];

const INCENTIVES: readonly IndicatorDefinition[] = [
  {
    code: 'incentives_paid', kind: 'flow', family: 'under_agreement', unit: 'MAD', whole: false, axis: 'incentive_environment', section: 'public',
    name: { fr: 'Avantages versés', ar: 'الامتيازات المصروفة', en: 'Incentives paid' },
    versions: always('obligors of the commitment', 'Avantages et primes versés dans la période, en dirhams.'),
  },
];

export const OFFSHORING_INDICATORS: readonly IndicatorDefinition[] = [...SECTOR, ...JOBS, ...TRAINING, ...INFRASTRUCTURE, ...INCENTIVES];
