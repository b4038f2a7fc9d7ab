import { type CivilDate } from '../common/civil-date.js';
import { LANGUAGES, type Language } from '../common/translated.js';
import { ChoiceField, CivilDateField } from '../http/fields.js';

export class PackParameters {
  @ChoiceField(LANGUAGES, { optional: true, description: 'Language of the pack; that of the reader unless told' }) language?: Language;
  @CivilDateField({ optional: true, description: 'Day of the last committee: what changed is told since its end; thirteen weeks before unless told' }) since?: CivilDate;
}
