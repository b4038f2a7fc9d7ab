import { foldKey } from '../../common/folded-key.js';
import type { Language } from '../../common/translated.js';

/** The words for each code, by language; the first is the label shown to people, the code itself is understood too. */
export type Vocabulary<Code extends string> = Readonly<Record<Code, Readonly<Record<Language, readonly [string, ...string[]]>>>>;

export const ORGANISATION_KINDS = {
  ministry: { fr: ['Ministère', 'Département ministériel'], ar: ['وزارة'], en: ['Ministry'] },
  public_agency: { fr: ['Établissement public', 'Agence publique', 'Agence'], ar: ['مؤسسة عمومية', 'وكالة', 'وكالة عمومية'], en: ['Public agency', 'Public establishment', 'Agency'] },
  local_authority: { fr: ['Collectivité territoriale', 'Collectivité'], ar: ['جماعة ترابية'], en: ['Local authority'] },
  company: { fr: ['Société', 'Entreprise', 'Opérateur'], ar: ['شركة', 'مقاولة'], en: ['Company', 'Operator'] },
  federation: { fr: ['Fédération', 'Association professionnelle'], ar: ['فيدرالية', 'فدرالية', 'جامعة مهنية'], en: ['Federation', 'Professional association'] },
  training_body: { fr: ['Organisme de formation', 'Établissement de formation'], ar: ['هيئة تكوين', 'مؤسسة تكوين'], en: ['Training body'] },
  zone_developer: { fr: ['Aménageur', 'Aménageur de zone'], ar: ['مهيئ', 'مهيئ المنطقة'], en: ['Zone developer', 'Developer'] },
} as const satisfies Vocabulary<string>;

export const AGREEMENT_KINDS = {
  contract_programme: { fr: ['Contrat-programme'], ar: ['عقد-برنامج'], en: ['Contract-programme', 'Programme contract'] },
  convention: { fr: ['Convention', 'Convention de partenariat'], ar: ['اتفاقية', 'اتفاقية شراكة'], en: ['Convention', 'Agreement'] },
  investment_agreement: { fr: ['Convention d’investissement', 'Contrat d’investissement'], ar: ['اتفاقية استثمار', 'عقد استثمار'], en: ['Investment agreement'] },
  memorandum: { fr: ['Mémorandum', 'Mémorandum d’entente', 'Protocole d’entente'], ar: ['مذكرة تفاهم', 'بروتوكول اتفاق'], en: ['Memorandum', 'Memorandum of understanding', 'MoU'] },
} as const satisfies Vocabulary<string>;

export const AMOUNT_NATURES = {
  private_investment: { fr: ['Investissement privé', 'Investissement'], ar: ['استثمار خاص', 'استثمار'], en: ['Private investment', 'Investment'] },
  public_investment: { fr: ['Investissement public'], ar: ['استثمار عمومي'], en: ['Public investment'] },
  subsidy: { fr: ['Subvention', 'Subvention de l’État'], ar: ['إعانة', 'إعانة الدولة'], en: ['Subsidy', 'State subsidy'] },
  regional_subsidy: { fr: ['Subvention régionale', 'Subvention de la région'], ar: ['إعانة جهوية', 'إعانة الجهة'], en: ['Regional subsidy'] },
  bonus: { fr: ['Prime'], ar: ['منحة'], en: ['Bonus'] },
} as const satisfies Vocabulary<string>;

export const COMMITMENT_KINDS = {
  jobs: { fr: ['Emplois', 'Emploi'], ar: ['مناصب الشغل', 'التشغيل'], en: ['Jobs', 'Employment'] },
  training: { fr: ['Formation'], ar: ['التكوين', 'تكوين'], en: ['Training'] },
  hosting_zone: { fr: ['Zone d’accueil', 'Zone'], ar: ['منطقة استقبال'], en: ['Hosting zone'] },
  export_revenue: { fr: ['Exportations', 'Export', 'Exportation'], ar: ['الصادرات', 'التصدير'], en: ['Exports', 'Export revenue'] },
  incentive: { fr: ['Incitation', 'Incitations', 'Avantage', 'Avantages'], ar: ['تحفيز', 'تحفيزات'], en: ['Incentive', 'Incentives'] },
  land: { fr: ['Foncier', 'Terrain'], ar: ['العقار', 'عقار'], en: ['Land'] },
  training_places: { fr: ['Places de formation'], ar: ['مقاعد التكوين', 'مقاعد بيداغوجية'], en: ['Training places'] },
} as const satisfies Vocabulary<string>;

export const INDICATORS = {
  sector_jobs: { fr: ['Emplois du secteur', 'Emplois secteur'], ar: ['مناصب الشغل في القطاع', 'مناصب شغل القطاع'], en: ['Sector jobs', 'Jobs in the sector'] },
  export_revenue: { fr: ['Recettes d’exportation', 'Chiffre d’affaires à l’export', 'Recettes à l’export'], ar: ['عائدات التصدير', 'عائدات الصادرات'], en: ['Export revenue'] },
  jobs_created: { fr: ['Emplois créés', 'Créations d’emplois', 'Emplois à créer'], ar: ['مناصب الشغل المحدثة', 'إحداث مناصب الشغل'], en: ['Jobs created', 'Jobs to create'] },
  headcount: { fr: ['Effectif', 'Effectifs'], ar: ['عدد المستخدمين', 'عدد العاملين'], en: ['Headcount'] },
  people_trained: { fr: ['Personnes formées', 'Bénéficiaires formés'], ar: ['الأشخاص المكونون', 'عدد المكونين'], en: ['People trained'] },
  zone_jobs: { fr: ['Emplois dans la zone', 'Emplois de la zone'], ar: ['مناصب الشغل في المنطقة'], en: ['Zone jobs', 'Jobs in the zone'] },
} as const satisfies Vocabulary<string>;

export const TARGET_BASES = {
  level: { fr: ['Niveau à atteindre', 'Niveau'], ar: ['المستوى المستهدف', 'مستوى'], en: ['Level', 'Level to reach'] },
  increment: { fr: ['Créations nettes', 'Augmentation nette', 'Additionnel'], ar: ['إحداثات صافية', 'زيادة صافية'], en: ['Increment', 'Net creations', 'Net increase'] },
  minimum_increment: { fr: ['Créations nettes minimales', 'Minimum de créations nettes'], ar: ['حد أدنى من الإحداثات الصافية'], en: ['Minimum increment', 'Minimum net increase'] },
  annual_flow: { fr: ['Flux annuel', 'Par an'], ar: ['تدفق سنوي', 'سنويا'], en: ['Annual flow', 'Per year'] },
  running_total: { fr: ['Cumul', 'Total cumulé'], ar: ['مجموع تراكمي', 'تراكمي'], en: ['Running total', 'Cumulative'] },
} as const satisfies Vocabulary<string>;

export const ZONE_STATUSES = {
  announced: { fr: ['Annoncée'], ar: ['معلن عنها'], en: ['Announced'] },
  planned: { fr: ['Prévue', 'Planifiée', 'Projetée'], ar: ['مبرمجة', 'مخطط لها'], en: ['Planned'] },
  under_construction: { fr: ['En construction', 'En travaux', 'En cours d’aménagement'], ar: ['قيد الإنجاز', 'في طور البناء', 'قيد البناء'], en: ['Under construction'] },
  operational: { fr: ['En exploitation', 'Opérationnelle', 'En activité'], ar: ['مشغلة', 'قيد الاستغلال', 'عملية'], en: ['Operational', 'In operation'] },
  deferred: { fr: ['Différée', 'Reportée', 'Ajournée'], ar: ['مؤجلة'], en: ['Deferred', 'Postponed'] },
  cancelled: { fr: ['Annulée', 'Abandonnée'], ar: ['ملغاة'], en: ['Cancelled', 'Abandoned'] },
} as const satisfies Vocabulary<string>;

export const VOCABULARIES = {
  organisationKind: ORGANISATION_KINDS,
  agreementKind: AGREEMENT_KINDS,
  amountNature: AMOUNT_NATURES,
  commitmentKind: COMMITMENT_KINDS,
  indicator: INDICATORS,
  targetBasis: TARGET_BASES,
  zoneStatus: ZONE_STATUSES,
} as const;

export type VocabularyName = keyof typeof VOCABULARIES;
export type CodeOf<Name extends VocabularyName> = keyof (typeof VOCABULARIES)[Name] & string;
export type OrganisationKind = CodeOf<'organisationKind'>;
export type AgreementKind = CodeOf<'agreementKind'>;
export type AmountNature = CodeOf<'amountNature'>;
export type CommitmentKind = CodeOf<'commitmentKind'>;
export type IndicatorCode = CodeOf<'indicator'>;
export type TargetBasis = CodeOf<'targetBasis'>;
export type ZoneStatus = CodeOf<'zoneStatus'>;

function codesByWord(vocabulary: Vocabulary<string>): Map<string, string> {
  return new Map(
    Object.entries(vocabulary).flatMap(([code, words]) =>
      [code, ...words.fr, ...words.ar, ...words.en].map((word) => [foldKey(word.replaceAll('_', ' ')), code] as const),
    ),
  );
}

const CODES = new Map(Object.entries(VOCABULARIES).map(([name, vocabulary]) => [name, codesByWord(vocabulary)]));

/** The code of a word of the vocabulary, whatever its language, case or accents; undefined when it is none. */
export function codeOfWord<Name extends VocabularyName>(name: Name, text: string): CodeOf<Name> | undefined {
  return CODES.get(name)?.get(foldKey(text.replaceAll('_', ' '))) as CodeOf<Name> | undefined;
}

/** Labels of a vocabulary in one language, in its order. */
export function labelsOf(name: VocabularyName, language: Language): string[] {
  const vocabulary: Vocabulary<string> = VOCABULARIES[name];
  return Object.values(vocabulary).map((words) => words[language][0]);
}
