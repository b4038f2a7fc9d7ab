import { type CivilDate, DATE_PRECISIONS, type DatePrecision } from '../common/civil-date.js';
import { QUALIFIERS, type Qualifier } from '../common/quantity.js';
import { Shown, ShownDate } from './shown.js';

/** A name or title in the three languages; French is always there. */
export class TranslatedAnswer {
  @Shown() fr: string;
  @Shown(String, { nullable: true }) ar: string | null;
  @Shown(String, { nullable: true }) en: string | null;
}

/** A civil date with what is known of it: `2026-12-31` with the precision `year` reads “2026”. */
export class DatedAnswer {
  @ShownDate() on: CivilDate;
  @Shown(String, { choices: DATE_PRECISIONS }) precision: DatePrecision;
}

/** A decimal in text, with its unit and its qualifier. */
export class QuantityAnswer {
  @Shown() value: string;
  @Shown() unit: string;
  @Shown(String, { choices: QUALIFIERS }) qualifier: Qualifier;
}

export class OrganisationNameAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { nullable: true }) code: string | null;
  @Shown() kind: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
}

/** An agreement or a commitment as it is named elsewhere. */
export class NamedAnswer {
  @Shown() ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
}

/** What answers a write that returns no record. */
export class DoneAnswer {
  @Shown() ref: string;
  @Shown(Number) version: number;
}
