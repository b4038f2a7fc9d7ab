import type { CivilDate } from '../common/civil-date.js';
import type { DemoPartner } from './demo-partners.js';
import type { DemoAgreement } from './demo-register.js';

const day = (text: string): CivilDate => text as CivilDate;
const SOURCE = 'Chiffres fictifs (DEMO)';
/** Companies that promise the same headcount again in a second agreement: what both count is an overlap. */
const PROMISES_TWICE = 3;
/** Of them, the one that promises it again wherever it is, without a region: its overlap is possible, not certain. */
const PROMISES_WIDER = 2;

/** A fifth of the way each year from the end of 2023; the last fifth is the target itself. */
function yearlySteps(base: number, target: number): { on: CivilDate; value: string }[] {
  return [2024, 2025, 2026, 2027].map((year, index) => ({ on: day(`${year}-12-31`), value: String(Math.round(base + ((target - base) * (index + 1)) / 5)) }));
}

/** The agreement, or the two, of a fictitious company. */
export function agreementsOf(partner: DemoPartner, index: number): DemoAgreement[] {
  const number = 101 + index * 2;
  const jobs = {
    ref: `ENG-${number}0`, kind: 'jobs' as const, side: 'company' as const, titleFr: `Emplois stables, ${partner.nameFr}`, titleAr: `مناصب شغل قارة، ${partner.nameAr}`, titleEn: `Stable jobs, ${partner.nameEn}`,
    indicator: 'headcount', basis: 'level' as const, base: String(partner.headcount), baseOn: day('2023-12-31'), target: String(partner.target), dueOn: day('2028-12-31'), duePrecision: 'year' as const,
    steps: yearlySteps(partner.headcount, partner.target), regions: [partner.region], obligors: [partner.code], article: 'art. 3', source: SOURCE,
  };
  const training = {
    ref: `ENG-${number}1`, kind: 'training' as const, side: 'company' as const, titleFr: `Personnes formées, ${partner.nameFr}`, titleAr: `أشخاص مكونون، ${partner.nameAr}`, titleEn: `People trained, ${partner.nameEn}`,
    indicator: 'people_trained', basis: 'running_total' as const, baseOn: day('2023-12-31'), target: String(partner.trained), dueOn: day('2028-12-31'), duePrecision: 'year' as const,
    steps: yearlySteps(0, partner.trained), regions: [partner.region], obligors: [partner.code], article: 'art. 4', source: SOURCE,
  };
  const first = agreement(partner, `CNV-2024-${number}`, '2024-01-03', '2024-01-02', partner.trained > 0 ? [jobs, training] : [jobs]);
  if (index >= PROMISES_TWICE) {
    return [first];
  }
  const again = { ...jobs, ref: `ENG-${number + 1}0`, titleFr: `Emplois créés, ${partner.nameFr}`, titleAr: `مناصب شغل محدثة، ${partner.nameAr}`, titleEn: `Jobs created, ${partner.nameEn}`, indicator: 'jobs_created', basis: 'increment' as const, base: undefined, target: '120', steps: undefined };
  const sameJobs = { ...jobs, ref: `ENG-${number + 1}1`, target: String(partner.target + 40), steps: undefined, regions: index === PROMISES_WIDER ? [] : jobs.regions };
  return [first, agreement(partner, `CNV-2025-${number + 1}`, '2025-02-04', '2025-02-03', [again, sameJobs])];
}

function agreement(partner: DemoPartner, ref: string, enteredOn: string, signedOn: string, commitments: DemoAgreement['commitments']): DemoAgreement {
  return {
    enteredOn: day(enteredOn),
    parties: [{ code: 'MIN-DEMO', side: 'public' }, { code: partner.code, side: 'private' }],
    agreement: {
      ref, kind: 'convention', state: 'in_force', titleFr: `Convention ${partner.nameFr}, ${partner.city}`, titleAr: `اتفاقية ${partner.nameAr}`, titleEn: `${partner.nameEn} agreement, ${partner.city}`,
      signedOn: day(signedOn), effectiveFrom: day(signedOn), effectiveTo: day('2028-12-31'), authenticLanguage: 'fr', source: SOURCE,
    },
    act: { title: 'Convention signée', pages: 16, language: 'fr', articles: [{ article: 'art. 3', page: 5 }, { article: 'art. 4', page: 7 }] },
    commitments,
    milestones: [],
  };
}
