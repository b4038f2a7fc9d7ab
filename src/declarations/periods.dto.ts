import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer } from '../http/answers.js';
import { ChoiceField, CivilDateField, IdentifierField, IntegerField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import { DECLARATION_STATES, type DeclarationState, PERIOD_STATES, type PeriodState } from './declaration.lifecycle.js';
import { EXTENSION_REASONS, type ExtensionReason } from './declaration.vocabulary.js';

export class PeriodAnswer {
  @Shown() ref: string;
  @ShownDate() from: CivilDate;
  @ShownDate() to: CivilDate;
  @ShownDate() opensOn: CivilDate;
  @Shown(String, { format: 'date', description: 'Last day on which a declaration is on time, in Casablanca' }) dueOn: CivilDate;
  @Shown(String, { choices: PERIOD_STATES }) state: PeriodState;
  @Shown(Number) version: number;
}

/** What one organisation owes in a period, whether or not anyone has begun. */
export class DueDeclarationAnswer {
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown(() => PeriodAnswer) period: PeriodAnswer;
  @Shown(String, { format: 'date', description: 'The day of the period, or that of the organisation’s extension' }) dueOn: CivilDate;
  @Shown(Boolean) extended: boolean;
  @Shown(String, { list: true, description: 'Parts that the commitments of the organisation ask for' }) sections: string[];
  @Shown(String, { nullable: true, description: 'Reference of its declaration; null: not begun' }) declaration: string | null;
  @Shown(String, { nullable: true, choices: DECLARATION_STATES }) state: DeclarationState | null;
  @Shown(Boolean, { description: 'The due day has passed without a submission, or the submission came after it' }) late: boolean;
}

export class CreatePeriodBody {
  @IntegerField({ minimum: 2020, maximum: 2100, description: 'Calendar year' }) year: number;
  @IntegerField({ minimum: 1, maximum: 4 }) quarter: number;
  @CivilDateField({ optional: true, description: 'First day of the submission window; the day after the quarter unless told' }) opensOn?: CivilDate;
  @CivilDateField({ optional: true, description: 'Last day on time; the end of the month after the quarter unless told' }) dueOn?: CivilDate;
}

export class ChangePeriodBody {
  @CivilDateField({ optional: true }) opensOn?: CivilDate;
  @CivilDateField({ optional: true }) dueOn?: CivilDate;
}

export class ExtendPeriodBody {
  @IdentifierField() organisationId: string;
  @CivilDateField() dueOn: CivilDate;
  @ChoiceField(EXTENSION_REASONS) reasonCode: ExtensionReason;
  @TextField({ maximum: 2000, optional: true }) note?: string;
}
