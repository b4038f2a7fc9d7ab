import type { CivilDate } from '../common/civil-date.js';
import { CivilDateField, InstantField } from '../http/fields.js';
import { PageParameters } from '../http/pages.js';

const AS_OF = { optional: true, description: 'What was true on this day; today unless told, or the day of knownOn' } as const;
const KNOWN_ON = { optional: true, description: 'The second clock: as the register knew it at this instant; what was recorded since is not seen' } as const;

/** Both clocks of a question. */
export class ClockParameters {
  @CivilDateField(AS_OF) asOf?: CivilDate;
  @InstantField(KNOWN_ON) knownOn?: string;
}

/** What a list takes that can be asked by both clocks. */
export class ClockedPageParameters extends PageParameters {
  @CivilDateField(AS_OF) asOf?: CivilDate;
  @InstantField(KNOWN_ON) knownOn?: string;
}
