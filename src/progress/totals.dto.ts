import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceListField, CivilDateField, CodeField, IdentifierField, InstantField } from '../http/fields.js';
import { PageOf, PageParameters } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';

export { VALUE_STATUSES, type ValueStatus } from './standing-facts.js';

/** By what totals are shown. */
export const TOTAL_GROUPS = ['organisation', 'site', 'region', 'zone', 'segment', 'gender', 'qualification', 'skill'] as const;
export type TotalGroup = (typeof TOTAL_GROUPS)[number];

export class TotalsParameters {
  @CodeField({ description: 'Code of an indicator under agreement' }) indicator: string;
  @ChoiceListField(TOTAL_GROUPS, { optional: true, description: 'By what the total is split; a value that is not told is null' }) groupBy?: string;
  @CivilDateField({ optional: true, description: 'Flows count from this day; the first day of the year of the last day unless told' }) from?: CivilDate;
  @CivilDateField({ optional: true, description: 'Last day: levels are read on it; the day of asOf unless told' }) to?: CivilDate;
  @CivilDateField({ optional: true, description: 'The day of the clock: later periods are not seen, and what is due is what was due on it; today unless told' }) asOf?: CivilDate;
  @InstantField({ optional: true, description: 'The second clock: as the register knew it at this instant; what was recorded since is not seen' }) knownOn?: string;
}

export class TotalCellAnswer {
  @Shown(Object as never, { description: 'A group asked for, to its value; null: not told' }) group: Record<string, string | null>;
  @Shown(Number, { nullable: true, description: 'Version of the indicator: perimeters are never joined; null where the total is made of several indicators' }) version: number | null;
  @Shown(String, { nullable: true, description: 'The headline: accepted values, and those carried from earlier quarters; null: nothing, which is not zero' }) value: string | null;
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true, description: 'The part of the headline that was accepted for its own period' }) accepted: string | null;
  @Shown(String, { nullable: true, description: 'The part of the headline that auditors confirmed of its own period: accepted as it was verified; null: nothing is' }) verified: string | null;
  @Shown(String, { nullable: true, description: 'The part of the headline that is carried from an earlier quarter' }) carried: string | null;
  @Shown(String, { nullable: true, description: 'The part of the headline that several agreements count, among those that the reader may see' }) overlapping: string | null;
  @Shown(Number) reported: number;
  @Shown(Number, { description: 'Series carried' }) carriedCount: number;
  @Shown(Number, { description: 'Series, and for flows periods, that are due and not there' }) missing: number;
  @Shown(Number) notApplicable: number;
  @Shown(Number) notYetDue: number;
  @Shown(String, { nullable: true, description: '(reported + carried) / (reported + carried + missing); null when nothing is due' }) coverage: string | null;
}

export class TotalsAnswer {
  @Shown() indicator: string;
  @Shown(String, { choices: ['stock', 'flow', 'running_total'] }) kind: 'stock' | 'flow' | 'running_total';
  @Shown() unit: string;
  @Shown(String, { list: true, description: 'The indicators whose observations are added; a leading - subtracts' }) rule: string[];
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @ShownDate() asOf: CivilDate;
  @Shown(String, { format: 'date-time', nullable: true, description: 'The instant asked about; null: as it is known now' }) knownOn: string | null;
  @Shown(() => TotalCellAnswer, { list: true }) cells: TotalCellAnswer[];
}

export class TotalRowsParameters extends PageParameters {
  @CodeField({ description: 'Code of an indicator under agreement' }) indicator: string;
  @CivilDateField({ optional: true }) from?: CivilDate;
  @CivilDateField({ optional: true }) to?: CivilDate;
  @IdentifierField({ optional: true }) organisation?: string;
  @IdentifierField({ optional: true }) site?: string;
  @CodeField({ optional: true, description: 'Code of a region' }) region?: string;
  @CodeField({ optional: true, description: 'Code of a segment' }) segment?: string;
}

/** An observation that stands, with whence it comes. */
export class ObservationAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) indicatorName: TranslatedAnswer;
  @Shown(Number) version: number;
  @Shown() period: string;
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @Shown(String, { nullable: true, format: 'uuid' }) site: string | null;
  @Shown(String, { nullable: true }) siteName: string | null;
  @Shown(Object as never) dimensions: Record<string, string>;
  @Shown(String, { choices: ['reported', 'not_reported', 'not_applicable'] }) state: 'reported' | 'not_reported' | 'not_applicable';
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown() declaration: string;
  @Shown(Number, { description: '0: the declaration of the period' }) restatement: number;
}

export class ObservationPage extends PageOf(ObservationAnswer) {}
