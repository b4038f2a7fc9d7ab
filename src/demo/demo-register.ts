import type { CreateAgreementBody } from '../agreements/agreements.dto.js';
import type { CreateCommitmentBody } from '../commitments/commitments.dto.js';
import type { CivilDate } from '../common/civil-date.js';
import type { CreateOrganisationBody } from '../organisations/organisations.dto.js';
import { DEMO_PARTNERS } from './demo-partners.js';
import type { CreateMilestoneBody, LogMilestoneBody } from '../milestones/milestones.dto.js';

export interface DemoOrganisation {
  code: string;
  kind: CreateOrganisationBody['kind'];
  nameFr: string;
  nameAr: string;
  nameEn: string;
}

/** A fictitious register: every organisation, agreement and figure here is invented, and lives in the programme DEMO alone. */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  { code: 'MIN-DEMO', kind: 'ministry', nameFr: 'Ministère de démonstration', nameAr: 'وزارة تجريبية', nameEn: 'Demonstration Ministry' },
  { code: 'COUR-DEMO', kind: 'audit_institution', nameFr: 'Institution d’audit de démonstration', nameAr: 'مؤسسة افتحاص تجريبية', nameEn: 'Demonstration Audit Institution' },
  { code: 'AGENCE-DEMO', kind: 'public_agency', nameFr: 'Agence de démonstration', nameAr: 'وكالة تجريبية', nameEn: 'Demonstration Agency' },
  { code: 'CEDRE-DEMO', kind: 'company', nameFr: 'Cèdre-Démo', nameAr: 'أرز تجريبي', nameEn: 'Cedar-Demo' },
  { code: 'ZELLIGE-DEMO', kind: 'company', nameFr: 'Zellige-Démo', nameAr: 'زليج تجريبي', nameEn: 'Zellige-Demo' },
  { code: 'ARGANE-DEMO', kind: 'company', nameFr: 'Argane-Démo', nameAr: 'أركان تجريبي', nameEn: 'Argan-Demo' },
  { code: 'SIROCCO-DEMO', kind: 'company', nameFr: 'Sirocco-Démo', nameAr: 'شرقي تجريبي', nameEn: 'Sirocco-Demo' },
  { code: 'INSTITUT-DEMO', kind: 'training_body', nameFr: 'Institut de démonstration', nameAr: 'معهد تجريبي', nameEn: 'Demonstration Institute' },
  { code: 'ZONE-DEMO', kind: 'zone_developer', nameFr: 'Aménageur de démonstration', nameAr: 'مهيئ تجريبي', nameEn: 'Demonstration Developer' },
  ...DEMO_PARTNERS.map(({ code, nameFr, nameAr, nameEn }): DemoOrganisation => ({ code, kind: 'company', nameFr, nameAr, nameEn })),
];

export interface DemoAgreement {
  /** Day on which the fictitious history says that the agreement was entered. */
  enteredOn: CivilDate;
  parties: { code: string; side: 'public' | 'private' }[];
  agreement: Omit<CreateAgreementBody, 'parties'>;
  act: { title: string; pages: number; language: 'fr' | 'ar'; articles: { article: string; page: number }[] };
  commitments: (Omit<CreateCommitmentBody, 'agreement' | 'obligors' | 'clauseId'> & { obligors: string[]; article: string })[];
  milestones: (Omit<CreateMilestoneBody, 'agreement' | 'ownerId'> & { owner?: string; log: ({ at: CivilDate } & LogMilestoneBody)[] })[];
  amendment?: { at: CivilDate; number: number; signedOn: CivilDate; effectiveOn: CivilDate; summary: string; commitment: string; target: string; dueOn: CivilDate; milestone: string; baselineOn: CivilDate };
}

const day = (text: string): CivilDate => text as CivilDate;

export const DEMO_AGREEMENTS: readonly DemoAgreement[] = [
  {
    enteredOn: day('2024-03-14'),
    parties: [{ code: 'MIN-DEMO', side: 'public' }, { code: 'CEDRE-DEMO', side: 'private' }],
    agreement: {
      ref: 'CNV-2024-009', kind: 'investment_agreement', state: 'in_force', titleFr: 'Convention Cèdre-Démo, ingénierie à Fès-Meknès', titleAr: 'اتفاقية أرز تجريبي، الهندسة بفاس-مكناس', titleEn: 'Cedar-Demo agreement, engineering in Fez-Meknes',
      signedOn: day('2024-03-12'), effectiveFrom: day('2024-04-01'), effectiveTo: day('2028-12-31'), authenticLanguage: 'ar', amount: '85000000', amountQualifier: 'exact', amountNature: 'private_investment', source: 'Chiffres fictifs (DEMO)',
    },
    act: { title: 'Convention signée', pages: 18, language: 'ar', articles: [{ article: 'art. 4', page: 7 }, { article: 'art. 5', page: 9 }, { article: 'art. 8', page: 12 }, { article: 'art. 9', page: 13 }] },
    commitments: [
      { ref: 'ENG-0231', kind: 'jobs', side: 'company', titleFr: 'Emplois stables nets, ingénierie', titleAr: 'مناصب شغل قارة صافية، الهندسة', titleEn: 'Net stable jobs, engineering', indicator: 'headcount', basis: 'level', base: '300', baseOn: day('2024-03-31'), target: '800', dueOn: day('2027-12-31'), duePrecision: 'year', steps: [{ on: day('2025-12-31'), value: '450' }, { on: day('2026-12-31'), value: '620' }], regions: ['MA-03'], obligors: ['CEDRE-DEMO'], article: 'art. 4', source: 'Chiffres fictifs (DEMO)' },
      { ref: 'ENG-0232', kind: 'training', side: 'company', titleFr: 'Personnes certifiées', titleAr: 'أشخاص حاصلون على شهادة', titleEn: 'People certified', indicator: 'people_trained', basis: 'running_total', target: '420', dueOn: day('2028-12-31'), duePrecision: 'year', steps: [{ on: day('2025-12-31'), value: '150' }, { on: day('2026-12-31'), value: '250' }], regions: ['MA-03'], obligors: ['CEDRE-DEMO'], article: 'art. 5', source: 'Chiffres fictifs (DEMO)' },
      { ref: 'ENG-0233', kind: 'training_places', side: 'state', titleFr: 'Places de formation ouvertes', titleAr: 'مقاعد تكوين مفتوحة', titleEn: 'Training places opened', indicator: 'people_trained', basis: 'running_total', target: '400', dueOn: day('2027-12-31'), duePrecision: 'year', regions: ['MA-03'], obligors: ['MIN-DEMO'], article: 'art. 8', source: 'Chiffres fictifs (DEMO)' },
      { ref: 'ENG-0234', kind: 'hosting_zone', side: 'state', titleFr: 'Postes de travail mis à disposition', titleAr: 'محطات عمل موضوعة رهن الإشارة', titleEn: 'Workstations made available', indicator: 'zone_jobs', basis: 'level', base: '0', target: '600', dueOn: day('2027-12-31'), duePrecision: 'year', regions: ['MA-03'], obligors: ['MIN-DEMO'], article: 'art. 9', source: 'Chiffres fictifs (DEMO)' },
    ],
    milestones: [
      { ref: 'JAL-006', titleFr: 'Plateau ouvert', titleAr: 'افتتاح الفضاء', titleEn: 'Floor opened', owner: 'CEDRE-DEMO', baselineOn: day('2024-09-01'), log: [{ at: day('2024-11-04'), outcome: 'met', on: day('2024-10-31'), evidenceReference: 'PV de réception (fictif)' }] },
      { ref: 'JAL-007', titleFr: '300 ingénieurs', titleAr: '300 مهندس', titleEn: '300 engineers', owner: 'CEDRE-DEMO', baselineOn: day('2025-06-01'), commitment: 'ENG-0231', log: [{ at: day('2025-06-10'), outcome: 'met', on: day('2025-06-02'), evidenceReference: 'Attestation non nominative (fictive)' }] },
      { ref: 'JAL-008', titleFr: '500 emplois', titleAr: '500 منصب شغل', titleEn: '500 jobs', owner: 'CEDRE-DEMO', baselineOn: day('2026-03-01'), commitment: 'ENG-0231', log: [{ at: day('2026-02-12'), outcome: 'postponed', on: day('2026-06-30'), reasonCode: 'recruitment' }, { at: day('2026-07-06'), outcome: 'met', on: day('2026-06-30'), evidenceReference: 'Attestation non nominative (fictive)' }] },
      { ref: 'JAL-009', titleFr: 'Plateau 2 livré', titleAr: 'تسليم الفضاء الثاني', titleEn: 'Floor 2 delivered', owner: 'CEDRE-DEMO', baselineOn: day('2026-12-01'), log: [{ at: day('2026-09-15'), outcome: 'postponed', on: day('2027-05-31'), reasonCode: 'power_connection' }] },
      { ref: 'JAL-010', titleFr: '900 emplois', titleAr: '900 منصب شغل', titleEn: '900 jobs', owner: 'CEDRE-DEMO', baselineOn: day('2027-12-31'), commitment: 'ENG-0231', log: [] },
    ],
    amendment: { at: day('2025-11-24'), number: 1, signedOn: day('2025-11-20'), effectiveOn: day('2026-01-01'), summary: 'Cible d’emplois et échéance relevées ; plateau 2 déplacé', commitment: 'ENG-0231', target: '900', dueOn: day('2028-12-31'), milestone: 'JAL-009', baselineOn: day('2027-02-28') },
  },
  {
    enteredOn: day('2024-06-20'),
    parties: [{ code: 'MIN-DEMO', side: 'public' }, { code: 'AGENCE-DEMO', side: 'public' }, { code: 'ZELLIGE-DEMO', side: 'private' }],
    agreement: {
      ref: 'CNV-2024-014', kind: 'convention', state: 'in_force', titleFr: 'Convention Zellige-Démo, relation client à Casablanca', titleAr: 'اتفاقية زليج تجريبي، علاقات الزبناء بالدار البيضاء', titleEn: 'Zellige-Demo agreement, customer relations in Casablanca',
      signedOn: day('2024-06-18'), publishedOn: day('2024-07-04'), effectiveFrom: day('2024-07-01'), effectiveTo: day('2029-06-30'), authenticLanguage: 'fr', source: 'Chiffres fictifs (DEMO)',
    },
    act: { title: 'Convention signée', pages: 22, language: 'fr', articles: [{ article: 'art. 3', page: 6 }, { article: 'art. 9', page: 13 }] },
    commitments: [
      { ref: 'ENG-0240', kind: 'jobs', side: 'company', titleFr: 'Emplois créés, relation client', titleAr: 'مناصب شغل محدثة، علاقات الزبناء', titleEn: 'Jobs created, customer relations', indicator: 'jobs_created', basis: 'increment', target: '1400', dueOn: day('2029-06-30'), steps: [{ on: day('2025-06-30'), value: '260' }, { on: day('2026-06-30'), value: '560' }, { on: day('2027-06-30'), value: '840' }], regions: ['MA-06'], obligors: ['ZELLIGE-DEMO'], article: 'art. 3', source: 'Chiffres fictifs (DEMO)' },
    ],
    milestones: [
      { ref: 'JAL-014', titleFr: 'Plateau 3 livré', titleAr: 'تسليم الفضاء الثالث', titleEn: 'Floor 3 delivered', owner: 'ZELLIGE-DEMO', baselineOn: day('2026-12-31'), log: [{ at: day('2025-10-06'), outcome: 'postponed', on: day('2027-01-31'), reasonCode: 'permits' }, { at: day('2026-01-12'), outcome: 'postponed', on: day('2027-03-31'), reasonCode: 'permits' }, { at: day('2026-07-08'), outcome: 'postponed', on: day('2027-06-30'), reasonCode: 'power_connection' }] },
      { ref: 'JAL-015', titleFr: '700 emplois', titleAr: '700 منصب شغل', titleEn: '700 jobs', owner: 'ZELLIGE-DEMO', baselineOn: day('2026-09-30'), commitment: 'ENG-0240', dependsOn: [], log: [] },
    ],
  },
  {
    enteredOn: day('2024-10-03'),
    parties: [{ code: 'MIN-DEMO', side: 'public' }, { code: 'ARGANE-DEMO', side: 'private' }, { code: 'SIROCCO-DEMO', side: 'private' }],
    agreement: {
      ref: 'CNV-2024-021', kind: 'convention', state: 'in_force', titleFr: 'Convention conjointe Argane-Démo et Sirocco-Démo', titleAr: 'اتفاقية مشتركة أركان تجريبي وشرقي تجريبي', titleEn: 'Joint agreement of Argan-Demo and Sirocco-Demo',
      signedOn: day('2024-10-01'), effectiveFrom: day('2024-10-01'), effectiveTo: day('2028-12-31'), authenticLanguage: 'ar', source: 'Chiffres fictifs (DEMO)',
    },
    act: { title: 'Convention signée', pages: 15, language: 'ar', articles: [{ article: 'art. 5', page: 8 }] },
    commitments: [
      { ref: 'ENG-0251', kind: 'jobs', side: 'company', titleFr: 'Emplois créés par les deux sociétés', titleAr: 'مناصب شغل محدثة من الشركتين', titleEn: 'Jobs created by both companies', indicator: 'jobs_created', basis: 'minimum_increment', target: '1000', qualifier: 'at_least', dueOn: day('2028-12-31'), duePrecision: 'year', steps: [{ on: day('2025-12-31'), value: '250' }, { on: day('2026-12-31'), value: '500' }], regions: ['MA-09', 'MA-02'], obligors: ['ARGANE-DEMO', 'SIROCCO-DEMO'], liability: 'joint', article: 'art. 5', source: 'Chiffres fictifs (DEMO)' },
    ],
    milestones: [
      { ref: 'JAL-021', titleFr: 'Centre d’appels livré', titleAr: 'تسليم مركز النداء', titleEn: 'Call centre delivered', owner: 'ARGANE-DEMO', baselineOn: day('2026-09-30'), log: [{ at: day('2026-04-09'), outcome: 'postponed', on: day('2027-01-31'), reasonCode: 'procurement' }] },
      { ref: 'JAL-003', titleFr: '1 400 emplois', titleAr: '1400 منصب شغل', titleEn: '1,400 jobs', owner: 'SIROCCO-DEMO', baselineOn: day('2026-12-31'), log: [] },
      { ref: 'JAL-032', titleFr: '240 emplois', titleAr: '240 منصب شغل', titleEn: '240 jobs', owner: 'ARGANE-DEMO', baselineOn: day('2026-09-30'), log: [] },
    ],
  },
];
