import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer } from '../http/answers.js';
import { Shown, ShownDate } from '../http/shown.js';

export class StateCountAnswer {
  @Shown() state: string;
  @Shown(Number) count: number;
}

export class MilestoneCountsAnswer {
  @Shown(Number, { description: 'With a baseline on the day or before' }) due: number;
  @Shown(Number, { description: 'Of them, met' }) dueMet: number;
  @Shown(Number) met: number;
  @Shown(Number, { description: 'Scheduled, and the last forecast has passed' }) overdue: number;
  @Shown(Number, { description: 'Scheduled within three months' }) soon: number;
  @Shown(Number) total: number;
}

export const TIMELINESS = ['on_time', 'late', 'missing', 'awaited', 'not_due'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

export class TimelinessCellAnswer {
  @Shown() period: string;
  @Shown(String, { choices: TIMELINESS, description: 'missing: due and not there; awaited: the due day has not passed; not_due: nothing was owed' }) state: Timeliness;
  @Shown(Number, { nullable: true, description: 'Civil days after the due day; null unless late' }) daysLate: number | null;
}

export class TimelinessRowAnswer {
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown(() => TimelinessCellAnswer, { list: true, description: 'One by period, the oldest first' }) cells: TimelinessCellAnswer[];
}

export class TimelinessAnswer {
  @Shown(String, { list: true, description: 'The last periods that ended, the oldest first' }) periods: string[];
  @Shown(() => TimelinessRowAnswer, { list: true }) rows: TimelinessRowAnswer[];
}

/** Figures of the last settled quarter that need a proof. */
export class EvidenceCoverageAnswer {
  @Shown(String, { nullable: true, format: 'date' }) quarter: CivilDate | null;
  @Shown(Number, { description: 'Pairs of a declaration and an indicator that asks for evidence' }) figures: number;
  @Shown(Number) proved: number;
  @Shown(Number, { description: 'Of those proved, with an attestation of the CNSS' }) attested: number;
}

export const FINDING_AGES = ['under_30', 'under_90', 'under_180', 'older'] as const;
export type FindingAge = (typeof FINDING_AGES)[number];

export class FindingAgeAnswer {
  @Shown(String, { choices: FINDING_AGES, description: 'Days since the finding was communicated' }) age: FindingAge;
  @Shown(String, { choices: ['low', 'medium', 'high', 'critical'] }) severity: string;
  @Shown(Number) count: number;
}

/** How the agreements are carried out: counts of what the actor may see. */
export class ExecutionAnswer {
  @ShownDate() asOf: CivilDate;
  @Shown(() => StateCountAnswer, { list: true }) agreements: StateCountAnswer[];
  @Shown(() => MilestoneCountsAnswer) milestones: MilestoneCountsAnswer;
  @Shown(() => TimelinessAnswer) timeliness: TimelinessAnswer;
  @Shown(() => EvidenceCoverageAnswer) evidence: EvidenceCoverageAnswer;
  @Shown(() => FindingAgeAnswer, { list: true, description: 'Open findings that were communicated' }) findings: FindingAgeAnswer[];
  @Shown(Number, { description: 'Of them, with a reply whose day has passed' }) repliesOverdue: number;
}
