import type { Language } from '../common/translated.js';
import type { Completion, DrawMethod, FindingState, NotVerifiableReason, Opinion, Severity } from './audit.vocabulary.js';

export interface ReportWords {
  title: string;
  fictitious: string;
  institution: string;
  period: string;
  scope: string;
  wholeScope: string;
  materiality: string;
  team: string;
  head: string;
  state: Record<'open' | 'closed', string>;
  method: string;
  draw: string;
  byHand: string;
  methods: Record<DrawMethod, string>;
  results: string;
  coverage: string;
  indicator: string;
  accepted: string;
  verified: string;
  before: string;
  left: string;
  commitment: string;
  declared: string;
  attested: string;
  opinion: string;
  completion: string;
  gap: string;
  opinions: Record<Opinion, string>;
  completions: Record<Completion, string>;
  notRated: string;
  reasons: Record<NotVerifiableReason, string>;
  toDo: string;
  unverified: string;
  nothingUnverified: string;
  findings: string;
  noFindings: string;
  severities: Record<Severity, string>;
  findingStates: Record<FindingState, string>;
  separator: string;
  none: string;
}

/** What the report of a mission says, in its three languages; Mission and Findings name the sheets of its workbook. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  fr: {
    title: 'Rapport de mission', fictitious: 'CHIFFRES FICTIFS : programme de démonstration', institution: 'Institution', period: 'Période', scope: 'Périmètre', wholeScope: 'tous les indicateurs des conventions',
    materiality: 'Seuil de signification', team: 'Équipe', head: 'direction', state: { open: 'En cours : provisoire', closed: 'Close' }, method: 'Méthode', draw: '{method}, {size} engagements sur {population}, graine {seed}', byHand: '{method}, {size} engagements sur {population}',
    methods: { random: 'Tirage au hasard', weighted: 'Tirage selon l’enjeu', risk: 'Choix selon le risque', hand: 'Choix à la main' },
    results: 'Résultats', coverage: 'Couverture', indicator: 'Indicateur', accepted: 'Acceptée', verified: 'Vérifiée', before: 'Vérifiée auparavant', left: 'Reste', commitment: 'Engagement', declared: 'Déclarée', attested: 'Attestée', opinion: 'Opinion', completion: 'Réalisation', gap: 'Écart',
    opinions: { verified: 'Vérifiée', verified_with_adjustment: 'Vérifiée avec ajustement', not_verified: 'Non vérifiée', unable_to_verify: 'Impossible à vérifier' },
    completions: { no_evidence: 'Sans preuve', not_started: 'Non commencée', limited: 'Limitée', substantial: 'Substantielle', complete: 'Complète' },
    notRated: 'Non notée : {reason}', reasons: { not_declared: 'non déclaré', no_target: 'sans cible', no_perimeter: 'sans périmètre', no_evidence_possible: 'aucune preuve possible', other: 'autre motif' }, toDo: 'Sans opinion',
    unverified: 'Ce qui n’a pas pu être vérifié', nothingUnverified: 'Tout l’échantillon a été vérifié.', findings: 'Constats', noFindings: 'Aucun constat.',
    severities: { low: 'faible', medium: 'moyenne', high: 'forte', critical: 'critique' },
    findingStates: { provisional: 'provisoire', communicated: 'communiqué', replied: 'réponse reçue', decided: 'décidé', final: 'définitif', closed: 'clos', superseded: 'remplacé', dropped: 'abandonné' }, separator: ', ', none: '—',
  },
  ar: {
    title: 'تقرير المهمة', fictitious: 'أرقام وهمية: برنامج تجريبي', institution: 'المؤسسة', period: 'الفترة', scope: 'النطاق', wholeScope: 'كل مؤشرات الاتفاقيات',
    materiality: 'عتبة الأهمية', team: 'الفريق', head: 'رئاسة', state: { open: 'جارية: مؤقت', closed: 'مقفلة' }, method: 'الطريقة', draw: '{method}، {size} التزاما من {population}، البذرة {seed}', byHand: '{method}، {size} التزاما من {population}',
    methods: { random: 'سحب عشوائي', weighted: 'سحب حسب الرهان', risk: 'اختيار حسب المخاطر', hand: 'اختيار يدوي' },
    results: 'النتائج', coverage: 'التغطية', indicator: 'المؤشر', accepted: 'المقبولة', verified: 'المتحقق منها', before: 'تحقق منها من قبل', left: 'الباقي', commitment: 'الالتزام', declared: 'المصرح بها', attested: 'بشهادة', opinion: 'الرأي', completion: 'الإنجاز', gap: 'الفارق',
    opinions: { verified: 'متحقق منها', verified_with_adjustment: 'متحقق منها مع تعديل', not_verified: 'غير متحقق منها', unable_to_verify: 'يتعذر التحقق' },
    completions: { no_evidence: 'بلا دليل', not_started: 'لم يبدأ', limited: 'محدود', substantial: 'كبير', complete: 'كامل' },
    notRated: 'بلا تقييم: {reason}', reasons: { not_declared: 'غير مصرح به', no_target: 'بلا هدف', no_perimeter: 'بلا نطاق', no_evidence_possible: 'لا دليل ممكن', other: 'سبب آخر' }, toDo: 'بلا رأي',
    unverified: 'ما تعذر التحقق منه', nothingUnverified: 'تم التحقق من العينة كلها.', findings: 'الملاحظات', noFindings: 'لا توجد ملاحظات.',
    severities: { low: 'ضعيفة', medium: 'متوسطة', high: 'قوية', critical: 'حرجة' },
    findingStates: { provisional: 'مؤقتة', communicated: 'مبلغة', replied: 'ورد الرد', decided: 'مقررة', final: 'نهائية', closed: 'مقفلة', superseded: 'معوضة', dropped: 'متخلى عنها' }, separator: '، ', none: '—',
  },
  en: {
    title: 'Mission report', fictitious: 'FICTITIOUS FIGURES: demonstration programme', institution: 'Institution', period: 'Period', scope: 'Scope', wholeScope: 'every indicator under agreement',
    materiality: 'Materiality', team: 'Team', head: 'head', state: { open: 'Open: provisional', closed: 'Closed' }, method: 'Method', draw: '{method}, {size} commitments of {population}, seed {seed}', byHand: '{method}, {size} commitments of {population}',
    methods: { random: 'Drawn at random', weighted: 'Drawn by stake', risk: 'Chosen by risk', hand: 'Chosen by hand' },
    results: 'Results', coverage: 'Coverage', indicator: 'Indicator', accepted: 'Accepted', verified: 'Verified', before: 'Verified before', left: 'Left', commitment: 'Commitment', declared: 'Declared', attested: 'Attested', opinion: 'Opinion', completion: 'Completion', gap: 'Gap',
    opinions: { verified: 'Verified', verified_with_adjustment: 'Verified with an adjustment', not_verified: 'Not verified', unable_to_verify: 'Unable to verify' },
    completions: { no_evidence: 'No evidence', not_started: 'Not started', limited: 'Limited', substantial: 'Substantial', complete: 'Complete' },
    notRated: 'Not rated: {reason}', reasons: { not_declared: 'not declared', no_target: 'no target', no_perimeter: 'no perimeter', no_evidence_possible: 'no evidence possible', other: 'another reason' }, toDo: 'No opinion',
    unverified: 'What could not be verified', nothingUnverified: 'The whole sample was verified.', findings: 'Findings', noFindings: 'No finding.',
    severities: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
    findingStates: { provisional: 'provisional', communicated: 'communicated', replied: 'replied', decided: 'decided', final: 'final', closed: 'closed', superseded: 'superseded', dropped: 'dropped' }, separator: ', ', none: '—',
  },
};
