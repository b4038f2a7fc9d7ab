import type { CivilDate } from '../common/civil-date.js';
import { COMMITMENT_KINDS, type CommitmentKind } from '../commitments/commitments.dto.js';
import { HEALTH_STATES, type HealthState, OVERRIDE_STATES } from '../commitments/health.dto.js';
import type { StandingFilters } from '../commitments/standings.queries.js';
import { NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceListField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import { ClockParameters } from '../ledger/clocks.dto.js';

/** Net creations, which some clauses write as a level of the headcount and some as an increment. */
export const NET_JOBS = 'net_jobs';

/** Which commitments are added up; a list is separated by commas. */
export class InsightParameters extends ClockParameters {
  @ChoiceListField(COMMITMENT_KINDS, { optional: true }) kind?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of regions, separated by commas' }) region?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of segments, separated by commas' }) segment?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of obligors, separated by commas' }) organisation?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of public parties to the agreement, separated by commas' }) ministry?: string;
  @TextField({ maximum: 500, optional: true, description: 'References of agreements, separated by commas' }) agreement?: string;
}

/** The filters that are told, each as a list. */
export function filtersOf({ kind, region, segment, organisation, ministry, agreement }: InsightParameters): StandingFilters {
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  return { kind: split(kind), region: split(region), segment: split(segment), organisation: split(organisation), ministry: split(ministry), agreement: split(agreement) };
}

/** Ways that are promised and gone, from the base of each commitment; null: nobody told, which is not zero. */
export class PromiseFiguresAnswer {
  @Shown(String, { nullable: true, description: 'Up to the targets' }) promised: string | null;
  @Shown(String, { nullable: true, description: 'What the dated steps expect at the end of the quarter' }) expected: string | null;
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true, description: 'Each value once: what older agreements count already is taken off' }) accepted: string | null;
  @Shown(String, { nullable: true, description: 'Of the accepted value of the quarter itself, what auditors confirmed' }) verified: string | null;
  @Shown(String, { nullable: true, description: 'What was taken off' }) overlapping: string | null;
  @Shown(Number, { description: 'Commitments that are added' }) commitments: number;
  @Shown(Number, { description: 'Of them, with an accepted value of the quarter' }) reported: number;
  @Shown(Number, { description: 'Of them, with a value carried from an earlier quarter' }) carried: number;
  @Shown(Number, { description: 'Not added: the act publishes no target' }) withoutTarget: number;
  @Shown(Number, { description: 'Not added: the base is needed and not published' }) withoutBase: number;
}

export class RegionFiguresAnswer extends PromiseFiguresAnswer {
  @Shown(String, { nullable: true, description: 'Null: of several regions, or of none in particular' }) region: string | null;
}

export class QuarterFiguresAnswer {
  @ShownDate() to: CivilDate;
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { nullable: true }) verified: string | null;
  @Shown(Number) reported: number;
  @Shown(Number) carried: number;
}

export class PathPointAnswer {
  @ShownDate() on: CivilDate;
  @Shown() value: string;
}

export class BandAnswer {
  @ShownDate() on: CivilDate;
  @Shown(String, { description: 'One future in ten is below' }) low80: string;
  @Shown(String, { description: 'One future in four is below' }) low50: string;
  @Shown(String, { description: 'Half of the futures are below' }) middle: string;
  @Shown(String, { description: 'One future in four is above' }) high50: string;
  @Shown(String, { description: 'One future in ten is above' }) high80: string;
}

export class StepChanceAnswer {
  @ShownDate() on: CivilDate;
  @Shown() value: string;
  @Shown(Number, { description: 'Share of the futures that reach it, from 0 to 1' }) probability: number;
}

/** Where the observed pace leads: futures made of quarterly changes drawn from those that were observed. */
export class FeasibilityAnswer {
  @Shown(String, { nullable: true, choices: ['too_few_quarters', 'nothing_ahead'], description: 'Why there is no cone; null: there is one' }) hidden: 'too_few_quarters' | 'nothing_ahead' | null;
  @Shown(Number, { description: 'The seed of the draw: the same one gives the same futures' }) seed: number;
  @Shown(Number, { description: 'Quarters with an accepted value' }) quarters: number;
  @Shown(() => BandAnswer, { list: true }) bands: BandAnswer[];
  @Shown(() => StepChanceAnswer, { list: true, description: 'Dated steps ahead' }) steps: StepChanceAnswer[];
}

/** Commitments that may be added: they promise the same thing, in one unit, measured alike. */
export class PromisedMeasureAnswer {
  @Shown(String, { choices: COMMITMENT_KINDS }) kind: CommitmentKind;
  @Shown(String, { description: 'Code of the indicator, or net_jobs: net creations, of the headcount and of jobs created' }) measure: string;
  @Shown(() => TranslatedAnswer, { nullable: true, description: 'Of the indicator; null for net_jobs' }) name: TranslatedAnswer | null;
  @Shown() unit: string;
  @Shown(Boolean, { description: 'So much each year, rather than a way that is gone once' }) annual: boolean;
  @Shown(() => PromiseFiguresAnswer) figures: PromiseFiguresAnswer;
  @Shown(() => RegionFiguresAnswer, { list: true }) regions: RegionFiguresAnswer[];
  @Shown(() => QuarterFiguresAnswer, { list: true, description: 'Oldest first' }) quarters: QuarterFiguresAnswer[];
  @Shown(() => PathPointAnswer, { list: true, description: 'What all dated steps expect, at the ends of the years and of the quarter' }) path: PathPointAnswer[];
  @Shown(() => FeasibilityAnswer) feasibility: FeasibilityAnswer;
}

export class HealthCountAnswer {
  @Shown(String, { choices: HEALTH_STATES }) state: HealthState;
  @Shown(Number, { description: 'By the rule' }) computed: number;
  @Shown(Number, { description: 'By the programme office, beside the rule' }) decided: number;
}

export class WatchedCommitmentAnswer {
  @Shown() ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => NamedAnswer) agreement: NamedAnswer;
  @Shown(() => OrganisationNameAnswer, { list: true }) obligors: OrganisationNameAnswer[];
  @Shown(String, { list: true }) regions: string[];
  @Shown(String, { choices: COMMITMENT_KINDS }) kind: CommitmentKind;
  @Shown() unit: string;
  @Shown(String, { nullable: true }) promised: string | null;
  @Shown(String, { nullable: true }) expected: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { nullable: true }) verified: string | null;
  @Shown(String, { nullable: true, description: 'Accepted less expected; null where one of them is' }) gap: string | null;
  @Shown(String, { nullable: true, format: 'date', description: 'Last day of the quarter of the accepted value' }) on: CivilDate | null;
  @Shown(String, { choices: HEALTH_STATES }) health: HealthState;
  @Shown(String, { nullable: true, choices: OVERRIDE_STATES }) decided: (typeof OVERRIDE_STATES)[number] | null;
}

export class PromisesAnswer {
  @ShownDate() asOf: CivilDate;
  @Shown(String, { nullable: true, format: 'date-time' }) knownOn: string | null;
  @Shown(String, { nullable: true, format: 'date', description: 'Last day of the last quarter of which anything is accepted; null: nothing is' }) quarter: CivilDate | null;
  @Shown(() => PromisedMeasureAnswer, { list: true }) measures: PromisedMeasureAnswer[];
  @Shown(() => HealthCountAnswer, { list: true }) health: HealthCountAnswer[];
  @Shown(() => WatchedCommitmentAnswer, { list: true, description: 'Off track and at risk, the widest gap first, of what is expected' }) watched: WatchedCommitmentAnswer[];
  @Shown(Number, { description: 'All that are off track or at risk' }) watchedCount: number;
}
