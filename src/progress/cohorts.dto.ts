import type { CivilDate } from '../common/civil-date.js';
import { TranslatedAnswer } from '../http/answers.js';
import { IdentifierField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';

export class CohortsParameters {
  @IdentifierField({ optional: true, description: 'Of this organisation alone' }) organisation?: string;
}

export class CohortValuesAnswer {
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
}

export class VerifiedCohortValuesAnswer extends CohortValuesAnswer {
  @Shown(String, { nullable: true }) verified: string | null;
}

export class CohortOrganisationsAnswer {
  @Shown(Number, { description: 'With accepted entrants' }) entered: number;
  @Shown(Number, { description: 'Whose presence was accepted' }) followed: number;
  @Shown(Number, { description: 'Whose presence was due and is not there' }) missing: number;
  @Shown(Number, { description: 'Whose presence is still to come, or to be decided' }) awaited: number;
}

/** The recruits of one period. */
export class CohortAnswer {
  @Shown(String, { description: 'Reference of the period in which they entered' }) period: string;
  @ShownDate() countedOn: CivilDate;
  @Shown(() => CohortValuesAnswer) entered: CohortValuesAnswer;
  @Shown(() => VerifiedCohortValuesAnswer) present: VerifiedCohortValuesAnswer;
  @Shown(String, { nullable: true, description: 'Accepted entrants of the organisations whose presence was accepted: the base of the share that stayed' }) followed: string | null;
  @Shown(() => CohortOrganisationsAnswer) organisations: CohortOrganisationsAnswer;
}

/** An indicator that follows cohorts, with those of the organisations whose declarations the reader sees; oldest first. */
export class FollowedCohortsAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { description: 'Code of the flow whose entrants are counted again' }) entrants: string;
  @Shown(Number) months: number;
  @Shown(() => CohortAnswer, { list: true }) cohorts: CohortAnswer[];
}
