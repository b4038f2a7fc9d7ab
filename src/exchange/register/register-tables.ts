import type { Language } from '../../common/translated.js';

/** How people name a sheet or column, by language; the first is the label shown to them. */
type Words = Readonly<Record<Language, readonly [string, ...string[]]>>;

export interface FieldDefinition {
  readonly words: Words;
  /** Without this column the sheet cannot be read, and no row may leave it blank. */
  readonly required?: true;
}

export interface TableDefinition {
  readonly words: Words;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
}

const SOURCE: FieldDefinition = { words: { fr: ['Source', 'Sources'], ar: ['المصدر'], en: ['Source'] } };
const NOTE: FieldDefinition = { words: { fr: ['Observations', 'Observation', 'Remarques', 'Commentaire'], ar: ['ملاحظات', 'ملاحظة'], en: ['Notes', 'Note', 'Remarks', 'Comments'] } };
const REGION: FieldDefinition = { words: { fr: ['Région'], ar: ['الجهة', 'جهة'], en: ['Region'] } };
const AGREEMENT: FieldDefinition = { required: true, words: { fr: ['Réf. convention', 'Référence convention', 'Convention', 'Code convention'], ar: ['مرجع الاتفاقية', 'الاتفاقية'], en: ['Agreement ref.', 'Agreement reference', 'Agreement', 'Agreement code'] } };
const CODE: FieldDefinition = { required: true, words: { fr: ['Réf.', 'Référence', 'Code'], ar: ['المرجع', 'الرمز'], en: ['Ref.', 'Reference', 'Code'] } };
const optional = (definition: FieldDefinition): FieldDefinition => ({ words: definition.words });

/** The sheets of a register workbook and their columns. */
export const REGISTER_TABLES = {
  organisations: {
    words: { fr: ['Partenaires', 'Organismes', 'Organisations', 'Parties'], ar: ['الشركاء', 'الهيئات', 'الأطراف'], en: ['Partners', 'Organisations', 'Organizations'] },
    fields: {
      code: optional(CODE),
      kind: { required: true, words: { fr: ['Nature', 'Type', 'Catégorie'], ar: ['الطبيعة', 'النوع', 'الصنف'], en: ['Kind', 'Type', 'Nature'] } },
      nameFr: { required: true, words: { fr: ['Dénomination (fr)', 'Dénomination', 'Nom', 'Raison sociale', 'Nom (fr)'], ar: ['الاسم بالفرنسية', 'التسمية بالفرنسية'], en: ['Name (fr)', 'Name', 'French name'] } },
      nameAr: { words: { fr: ['Dénomination (ar)', 'Nom (ar)', 'Nom arabe'], ar: ['الاسم', 'الاسم بالعربية', 'التسمية'], en: ['Name (ar)', 'Arabic name'] } },
      nameEn: { words: { fr: ['Dénomination (en)', 'Nom (en)', 'Nom anglais'], ar: ['الاسم بالإنجليزية'], en: ['Name (en)', 'English name'] } },
      ice: { words: { fr: ['ICE', 'Identifiant commun de l’entreprise'], ar: ['التعريف الموحد للمقاولة'], en: ['Common company identifier'] } },
    },
  },
  agreements: {
    words: { fr: ['Conventions', 'Actes', 'Conventions et contrats'], ar: ['الاتفاقيات', 'الاتفاقيات والعقود'], en: ['Agreements', 'Conventions'] },
    fields: {
      code: CODE,
      title: { required: true, words: { fr: ['Intitulé', 'Titre', 'Objet'], ar: ['العنوان', 'الموضوع'], en: ['Title', 'Name'] } },
      kind: { required: true, words: { fr: ['Type', 'Nature', 'Type d’acte'], ar: ['النوع', 'نوع العقد'], en: ['Type', 'Kind'] } },
      signedOn: { words: { fr: ['Date de signature', 'Signature', 'Signée le'], ar: ['تاريخ التوقيع'], en: ['Signature date', 'Signed on', 'Date of signature'] } },
      effectiveFrom: { words: { fr: ['Prise d’effet', 'Date d’effet', 'Entrée en vigueur'], ar: ['تاريخ السريان', 'تاريخ الدخول حيز التنفيذ'], en: ['Effective from', 'Effective date', 'Entry into force'] } },
      effectiveTo: { words: { fr: ['Échéance', 'Date de fin', 'Fin'], ar: ['تاريخ الانتهاء', 'الأجل'], en: ['End date', 'Effective to', 'Expiry'] } },
      publicParties: { words: { fr: ['Partie publique', 'Parties publiques'], ar: ['الطرف العمومي', 'الأطراف العمومية'], en: ['Public party', 'Public parties'] } },
      privateParties: { words: { fr: ['Partie privée', 'Parties privées'], ar: ['الطرف الخاص', 'الأطراف الخاصة'], en: ['Private party', 'Private parties'] } },
      amount: { words: { fr: ['Montant', 'Montant (MAD)', 'Montant (DH)'], ar: ['المبلغ'], en: ['Amount', 'Amount (MAD)'] } },
      amountNature: { words: { fr: ['Nature du montant'], ar: ['طبيعة المبلغ'], en: ['Nature of the amount', 'Amount nature'] } },
      source: SOURCE,
      note: NOTE,
    },
  },
  commitments: {
    words: { fr: ['Engagements', 'Engagements chiffrés'], ar: ['الالتزامات'], en: ['Commitments'] },
    fields: {
      agreement: AGREEMENT,
      code: CODE,
      kind: { required: true, words: { fr: ['Objet', 'Nature', 'Type'], ar: ['الموضوع', 'النوع'], en: ['Kind', 'Subject', 'Type'] } },
      obligors: { words: { fr: ['Porteur(s)', 'Porteur', 'Porteurs', 'Débiteur', 'Partie engagée'], ar: ['الملتزم', 'الملتزمون', 'الطرف الملتزم'], en: ['Obligor(s)', 'Obligor', 'Obligors'] } },
      indicator: { required: true, words: { fr: ['Indicateur'], ar: ['المؤشر'], en: ['Indicator'] } },
      basis: { required: true, words: { fr: ['Nature de la cible', 'Mode de calcul', 'Base de la cible'], ar: ['طبيعة الهدف'], en: ['Target basis', 'Basis'] } },
      baseline: { words: { fr: ['Base', 'Valeur de base', 'Situation de départ'], ar: ['القيمة المرجعية', 'الأساس'], en: ['Baseline', 'Base'] } },
      baselineOn: { words: { fr: ['Date de la base', 'Date de base'], ar: ['تاريخ القيمة المرجعية'], en: ['Baseline date', 'Base date'] } },
      target: { words: { fr: ['Cible', 'Objectif', 'Valeur cible'], ar: ['الهدف', 'القيمة المستهدفة'], en: ['Target'] } },
      unit: { words: { fr: ['Unité'], ar: ['الوحدة'], en: ['Unit'] } },
      due: { words: { fr: ['Échéance', 'Date d’échéance', 'Horizon'], ar: ['الأجل', 'تاريخ الاستحقاق'], en: ['Due', 'Due date', 'Due on'] } },
      region: REGION,
      segment: { words: { fr: ['Filière', 'Segment', 'Métier'], ar: ['الفرع', 'الشعبة'], en: ['Segment'] } },
      source: SOURCE,
      note: NOTE,
    },
  },
  milestones: {
    words: { fr: ['Jalons'], ar: ['محطات الإنجاز', 'المحطات'], en: ['Milestones'] },
    fields: {
      agreement: AGREEMENT,
      code: CODE,
      title: { required: true, words: { fr: ['Jalon', 'Intitulé', 'Libellé'], ar: ['محطة الإنجاز', 'المحطة', 'العنوان'], en: ['Milestone', 'Title'] } },
      plannedOn: { words: { fr: ['Date prévue', 'Prévu le', 'Échéance'], ar: ['التاريخ المتوقع', 'التاريخ المقرر'], en: ['Planned date', 'Planned on', 'Due date'] } },
      metOn: { words: { fr: ['Date réalisée', 'Réalisé le', 'Date de réalisation'], ar: ['تاريخ الإنجاز', 'تاريخ التحقق'], en: ['Met on', 'Actual date', 'Date met'] } },
      note: NOTE,
      source: SOURCE,
    },
  },
  zones: {
    words: { fr: ['Zones', 'Zones d’accueil'], ar: ['المناطق', 'مناطق الاستقبال'], en: ['Zones', 'Hosting zones'] },
    fields: {
      code: CODE,
      name: { required: true, words: { fr: ['Zone', 'Nom', 'Dénomination'], ar: ['المنطقة', 'الاسم'], en: ['Zone', 'Name'] } },
      city: { words: { fr: ['Ville', 'Commune'], ar: ['المدينة'], en: ['City', 'Town'] } },
      region: REGION,
      developer: { words: { fr: ['Aménageur', 'Gestionnaire', 'Opérateur'], ar: ['المهيئ', 'المشغل'], en: ['Developer', 'Operator'] } },
      status: { required: true, words: { fr: ['État', 'Statut', 'Situation'], ar: ['الحالة', 'الوضعية'], en: ['Status', 'State'] } },
      landHectares: { words: { fr: ['Foncier (ha)', 'Superficie (ha)', 'Foncier'], ar: ['المساحة (هكتار)'], en: ['Land (ha)', 'Land'] } },
      officeSquareMetres: { words: { fr: ['Bureaux (m²)', 'Surface de bureaux (m²)', 'Bureaux'], ar: ['المكاتب (م²)', 'مساحة المكاتب'], en: ['Offices (m²)', 'Office space (m²)', 'Office area'] } },
      officeYear: { words: { fr: ['Année', 'Année (bureaux)'], ar: ['السنة'], en: ['Year', 'Office year'] } },
      jobsDeclared: { words: { fr: ['Emplois déclarés', 'Emplois'], ar: ['مناصب الشغل المصرح بها'], en: ['Jobs declared', 'Declared jobs'] } },
      jobsPlanned: { words: { fr: ['Emplois prévus', 'Emplois projetés'], ar: ['مناصب الشغل المتوقعة'], en: ['Jobs planned', 'Planned jobs'] } },
      occupancyPercent: { words: { fr: ['Occupation', 'Taux d’occupation', 'Occupation (%)'], ar: ['نسبة الإشغال', 'نسبة الملء'], en: ['Occupancy', 'Occupancy rate'] } },
      source: SOURCE,
    },
  },
} as const satisfies Record<string, TableDefinition>;

export type RegisterTable = keyof typeof REGISTER_TABLES;
export type FieldOf<Table extends RegisterTable> = keyof (typeof REGISTER_TABLES)[Table]['fields'] & string;

/** In the order in which they refer to each other. */
export const TABLE_NAMES = Object.keys(REGISTER_TABLES) as RegisterTable[];

export function tableDefinition(table: RegisterTable): TableDefinition {
  return REGISTER_TABLES[table];
}

export function tableLabel(table: RegisterTable, language: Language): string {
  return tableDefinition(table).words[language][0];
}

/** The label of a field, or the field's own name when the table has none such. */
export function fieldLabel(table: RegisterTable, field: string, language: Language): string {
  return tableDefinition(table).fields[field]?.words[language][0] ?? field;
}
