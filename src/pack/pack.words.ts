import type { HealthState } from '../commitments/health.dto.js';
import type { CommitmentKind } from '../commitments/commitments.dto.js';
import type { Language } from '../common/translated.js';
import type { PackedFinding } from './pack.queries.js';

export interface PackWords {
  title: string;
  fictitious: string;
  situation: string;
  since: string;
  made: string;
  separator: string;
  none: string;
  headlines: string;
  headlinesLead: string;
  netJobs: string;
  eachYear: string;
  kinds: Record<CommitmentKind, string>;
  measure: string;
  promised: string;
  expected: string;
  declared: string;
  accepted: string;
  verified: string;
  part: string;
  onQuarter: string;
  notAdded: string;
  trajectory: string;
  trajectoryAlt: string;
  sector: string;
  sectorLead: string;
  indicator: string;
  last: string;
  target: string;
  required: string;
  observed: string;
  promisedPart: string;
  execution: string;
  executionLead: string;
  count: string;
  states: Record<string, string>;
  stateOfOne: Record<string, string>;
  commitments: string;
  milestonesDue: string;
  milestonesMet: string;
  milestonesOverdue: string;
  late: string;
  missing: string;
  proved: string;
  health: Record<HealthState, string>;
  changes: string;
  changesLead: string;
  before: string;
  after: string;
  agreement: string;
  figures: string;
  events: string;
  decisions: string;
  noDecision: string;
  reasons: Record<'forecast_proposed' | 'agreement_to_complete', string>;
  watched: string;
  watchedLead: string;
  noneWatched: string;
  commitment: string;
  gap: string;
  healthTitle: string;
  slips: string;
  noSlip: string;
  milestone: string;
  baseline: string;
  forecast: string;
  slip: string;
  days: string;
  overdue: string;
  findings: string;
  noFinding: string;
  addressee: string;
  severity: string;
  state: string;
  replyDue: string;
  severities: Record<PackedFinding['severity'], string>;
  findingStates: Record<PackedFinding['state'], string>;
  regions: string;
  region: string;
  severalRegions: string;
  annex: string;
  annexTooLong: string;
}

/** What the committee pack says, in its three languages. */
export const PACK_WORDS: Readonly<Record<Language, PackWords>> = {
  fr: {
    title: 'Dossier du comité de pilotage', fictitious: 'CHIFFRES FICTIFS : programme de démonstration', situation: 'Situation au', since: 'Changements depuis la fin du', made: 'Établi le', separator: ', ', none: '—',
    headlines: 'Où en sont les promesses', headlinesLead: 'Chemin parcouru depuis les bases, chaque valeur comptée une fois.', netJobs: 'Emplois nets promis', eachYear: '{what}, par an',
    kinds: { jobs: 'Emplois', training: 'Formation', hosting_zone: 'Zones d’accueil', export_revenue: 'Export', incentive: 'Avantages', land: 'Foncier', training_places: 'Places de formation' },
    measure: 'Ce qui est promis', promised: 'Promise', expected: 'Attendue', declared: 'Déclarée', accepted: 'Acceptée', verified: 'Vérifiée', part: 'Part', onQuarter: 'Valeurs du trimestre clos le {date}.', notAdded: '{n} engagements ne sont pas additionnés : cible ou base non publiée.',
    trajectory: 'Emplois nets : ce qui est accepté, trimestre par trimestre, et ce que les clauses attendent', trajectoryAlt: 'Trajectoire des emplois nets : {points}',
    sector: 'Le secteur', sectorLead: 'Statistiques publiées, jamais additionnées à ce qui est sous convention.', indicator: 'Indicateur', last: 'Dernière valeur publiée', target: 'Cible', required: 'Rythme requis par an', observed: 'Rythme observé par an', promisedPart: 'Part du chemin promise par les conventions',
    execution: 'L’exécution', executionLead: 'Conventions, jalons, déclarations et preuves.', count: 'Nombre',
    states: { draft: 'Conventions en projet', signed: 'Conventions signées', in_force: 'Conventions en vigueur', suspended: 'Conventions suspendues', completed: 'Conventions achevées', terminated: 'Conventions résiliées' },
    stateOfOne: { draft: 'en projet', signed: 'signée', in_force: 'en vigueur', suspended: 'suspendue', completed: 'achevée', terminated: 'résiliée' }, commitments: 'Engagements',
    milestonesDue: 'Jalons échus', milestonesMet: 'Jalons échus et tenus', milestonesOverdue: 'Jalons échus, non revus', late: 'Déclarations en retard, huit derniers trimestres', missing: 'Déclarations absentes, huit derniers trimestres', proved: 'Chiffres prouvés du dernier trimestre',
    health: { on_track: 'Conforme', at_risk: 'À risque', off_track: 'En écart', no_data: 'Sans donnée' },
    changes: 'Ce qui a changé', changesLead: 'Ce que le registre savait à la fin du {date}, et ce qu’il sait aujourd’hui.', before: 'Connu alors', after: 'Connu aujourd’hui', agreement: 'Convention', figures: 'Chiffres changés', events: 'Événements',
    decisions: 'Décisions attendues', noDecision: 'Rien n’attend de décision.', reasons: { forecast_proposed: 'prévision proposée par le partenaire', agreement_to_complete: 'chiffres à compléter de l’acte signé' },
    watched: 'Engagements en écart ou à risque', watchedLead: 'Les plus en retard d’abord ; chemin parcouru et attendu à la fin de leur dernier trimestre accepté.', noneWatched: 'Aucun engagement n’est en écart ni à risque.', commitment: 'Engagement', gap: 'Écart', healthTitle: 'Santé',
    slips: 'Glissements des jalons', noSlip: 'Aucun jalon ne glisse.', milestone: 'Jalon', baseline: 'Date de référence', forecast: 'Prévision', slip: 'Glissement', days: '{n} j', overdue: 'échu, non revu',
    findings: 'Constats ouverts', noFinding: 'Aucun constat ouvert.', addressee: 'Destinataire', severity: 'Gravité', state: 'État', replyDue: 'Réponse attendue',
    severities: { low: 'faible', medium: 'moyenne', high: 'forte', critical: 'critique' }, findingStates: { communicated: 'communiqué', replied: 'réponse reçue', decided: 'réponse reçue', final: 'définitif' },
    regions: 'Emplois nets par région', region: 'Région', severalRegions: 'Plusieurs régions', annex: 'Annexe : engagements par convention', annexTooLong: 'L’annexe dépasse {n} engagements : elle est dans le classeur.',
  },
  ar: {
    title: 'ملف لجنة القيادة', fictitious: 'أرقام وهمية: برنامج تجريبي', situation: 'الوضعية في', since: 'التغيرات منذ نهاية', made: 'أعد في', separator: '، ', none: '—',
    headlines: 'أين وصلت الوعود', headlinesLead: 'ما قطع منذ القيم المرجعية، وكل قيمة تحتسب مرة واحدة.', netJobs: 'مناصب الشغل الصافية الموعودة', eachYear: '{what}، سنويا',
    kinds: { jobs: 'الشغل', training: 'التكوين', hosting_zone: 'مناطق الاستقبال', export_revenue: 'التصدير', incentive: 'الامتيازات', land: 'العقار', training_places: 'مقاعد التكوين' },
    measure: 'ما تم الوعد به', promised: 'الموعودة', expected: 'المنتظرة', declared: 'المصرح بها', accepted: 'المقبولة', verified: 'المتحقق منها', part: 'الحصة', onQuarter: 'قيم الفصل المنتهي في {date}.', notAdded: '{n} التزامات غير مجموعة: هدف أو قيمة مرجعية غير منشورة.',
    trajectory: 'مناصب الشغل الصافية: ما قبل فصلا بعد فصل، وما تنتظره البنود', trajectoryAlt: 'مسار مناصب الشغل الصافية: {points}',
    sector: 'القطاع', sectorLead: 'إحصاءات منشورة، لا تجمع أبدا مع ما هو بموجب الاتفاقيات.', indicator: 'المؤشر', last: 'آخر قيمة منشورة', target: 'الهدف', required: 'الوتيرة المطلوبة سنويا', observed: 'الوتيرة الملاحظة سنويا', promisedPart: 'حصة المسار التي تعد بها الاتفاقيات',
    execution: 'التنفيذ', executionLead: 'الاتفاقيات والمحطات والتصريحات والإثباتات.', count: 'العدد',
    states: { draft: 'اتفاقيات قيد الإعداد', signed: 'اتفاقيات موقعة', in_force: 'اتفاقيات سارية', suspended: 'اتفاقيات معلقة', completed: 'اتفاقيات منتهية', terminated: 'اتفاقيات مفسوخة' },
    stateOfOne: { draft: 'قيد الإعداد', signed: 'موقعة', in_force: 'سارية', suspended: 'معلقة', completed: 'منتهية', terminated: 'مفسوخة' }, commitments: 'الالتزامات',
    milestonesDue: 'محطات حل أجلها', milestonesMet: 'محطات حل أجلها وأنجزت', milestonesOverdue: 'محطات حل أجلها ولم تراجع', late: 'تصريحات متأخرة، آخر ثمانية فصول', missing: 'تصريحات غائبة، آخر ثمانية فصول', proved: 'أرقام مثبتة في آخر فصل',
    health: { on_track: 'مطابق', at_risk: 'معرض للخطر', off_track: 'متأخر', no_data: 'بدون معطيات' },
    changes: 'ما تغير', changesLead: 'ما كان السجل يعرفه في نهاية {date}، وما يعرفه اليوم.', before: 'المعروف آنذاك', after: 'المعروف اليوم', agreement: 'الاتفاقية', figures: 'أرقام تغيرت', events: 'الأحداث',
    decisions: 'قرارات منتظرة', noDecision: 'لا شيء ينتظر قرارا.', reasons: { forecast_proposed: 'توقع اقترحه الشريك', agreement_to_complete: 'أرقام تستكمل من العقد الموقع' },
    watched: 'التزامات متأخرة أو معرضة للخطر', watchedLead: 'الأكثر تأخرا أولا؛ ما قطع وما هو منتظر في نهاية آخر فصل مقبول.', noneWatched: 'لا التزام متأخر ولا معرض للخطر.', commitment: 'الالتزام', gap: 'الفارق', healthTitle: 'الحالة',
    slips: 'انزلاق المحطات', noSlip: 'لا محطة تنزلق.', milestone: 'المحطة', baseline: 'التاريخ المرجعي', forecast: 'التوقع', slip: 'الانزلاق', days: '{n} يوما', overdue: 'حل أجلها ولم تراجع',
    findings: 'ملاحظات مفتوحة', noFinding: 'لا ملاحظة مفتوحة.', addressee: 'الموجهة إليه', severity: 'الخطورة', state: 'الحالة', replyDue: 'أجل الجواب',
    severities: { low: 'ضعيفة', medium: 'متوسطة', high: 'قوية', critical: 'حرجة' }, findingStates: { communicated: 'مبلغة', replied: 'ورد الرد', decided: 'ورد الرد', final: 'نهائية' },
    regions: 'مناصب الشغل الصافية حسب الجهة', region: 'الجهة', severalRegions: 'عدة جهات', annex: 'ملحق: الالتزامات حسب الاتفاقية', annexTooLong: 'يتجاوز الملحق {n} التزاما: يوجد في المصنف.',
  },
  en: {
    title: 'Steering committee pack', fictitious: 'FICTITIOUS FIGURES: demonstration programme', situation: 'Situation on', since: 'Changes since the end of', made: 'Made on', separator: ', ', none: '—',
    headlines: 'Where the promises stand', headlinesLead: 'Way gone from the bases, each value counted once.', netJobs: 'Net jobs promised', eachYear: '{what}, each year',
    kinds: { jobs: 'Jobs', training: 'Training', hosting_zone: 'Hosting zones', export_revenue: 'Export', incentive: 'Incentives', land: 'Land', training_places: 'Training places' },
    measure: 'What is promised', promised: 'Promised', expected: 'Expected', declared: 'Declared', accepted: 'Accepted', verified: 'Verified', part: 'Part', onQuarter: 'Values of the quarter ended on {date}.', notAdded: '{n} commitments are not added: target or base not published.',
    trajectory: 'Net jobs: what is accepted, quarter by quarter, and what the clauses expect', trajectoryAlt: 'Trajectory of net jobs: {points}',
    sector: 'The sector', sectorLead: 'Published statistics, never added to what is under agreement.', indicator: 'Indicator', last: 'Last published value', target: 'Target', required: 'Required pace a year', observed: 'Observed pace a year', promisedPart: 'Part of the way that agreements promise',
    execution: 'The execution', executionLead: 'Agreements, milestones, declarations and proofs.', count: 'Number',
    states: { draft: 'Draft agreements', signed: 'Signed agreements', in_force: 'Agreements in force', suspended: 'Suspended agreements', completed: 'Completed agreements', terminated: 'Terminated agreements' },
    stateOfOne: { draft: 'draft', signed: 'signed', in_force: 'in force', suspended: 'suspended', completed: 'completed', terminated: 'terminated' }, commitments: 'Commitments',
    milestonesDue: 'Milestones due', milestonesMet: 'Milestones due and met', milestonesOverdue: 'Milestones due, not reviewed', late: 'Late declarations, last eight quarters', missing: 'Missing declarations, last eight quarters', proved: 'Proved figures of the last quarter',
    health: { on_track: 'On track', at_risk: 'At risk', off_track: 'Off track', no_data: 'No data' },
    changes: 'What changed', changesLead: 'What the register knew at the end of {date}, and what it knows today.', before: 'Known then', after: 'Known today', agreement: 'Agreement', figures: 'Figures changed', events: 'Events',
    decisions: 'Decisions due', noDecision: 'Nothing waits for a decision.', reasons: { forecast_proposed: 'forecast proposed by the partner', agreement_to_complete: 'figures to complete from the signed act' },
    watched: 'Commitments off track or at risk', watchedLead: 'The farthest behind first; way gone and expected at the end of their last accepted quarter.', noneWatched: 'No commitment is off track or at risk.', commitment: 'Commitment', gap: 'Gap', healthTitle: 'Health',
    slips: 'Slips of milestones', noSlip: 'No milestone slips.', milestone: 'Milestone', baseline: 'Baseline', forecast: 'Forecast', slip: 'Slip', days: '{n} d', overdue: 'due, not reviewed',
    findings: 'Open findings', noFinding: 'No open finding.', addressee: 'Addressee', severity: 'Severity', state: 'State', replyDue: 'Reply due',
    severities: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' }, findingStates: { communicated: 'communicated', replied: 'reply received', decided: 'reply received', final: 'final' },
    regions: 'Net jobs by region', region: 'Region', severalRegions: 'Several regions', annex: 'Annex: commitments by agreement', annexTooLong: 'The annex has more than {n} commitments: it is in the workbook.',
  },
};
