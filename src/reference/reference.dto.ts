import type { CivilDate } from '../common/civil-date.js';
import { TranslatedAnswer } from '../http/answers.js';
import { CodeField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';

export class RegionAnswer {
  @Shown(String, { description: 'ISO 3166-2:MA' }) code: string;
  @Shown(String, { description: 'Version of the nomenclature: before 2018 the same codes meant other regions' }) nomenclature: string;
  @Shown(String, { description: 'Code of the Haut-Commissariat au Plan' }) hcpCode: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown() capital: string;
  @Shown(String, { choices: ['main', 'secondary', 'none'] }) p2iCategory: 'main' | 'secondary' | 'none';
}

export class SegmentAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { choices: ['conventional', 'high'] }) valueAdded: 'conventional' | 'high';
}

export class GlossaryTermAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) term: TranslatedAnswer;
  @Shown(String, { nullable: true }) note: string | null;
}

export class IncentiveAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown() rule: string;
  @ShownDate(true) validFrom: CivilDate | null;
  @ShownDate(true) validTo: CivilDate | null;
  @Shown() source: string;
}

export class HolidayAnswer {
  @ShownDate() on: CivilDate;
  @Shown() nameFr: string;
  @Shown(Boolean, { description: 'Set by the moon: the date is provisional until it is seen' }) movable: boolean;
}

export class CalendarAnswer {
  @Shown(Number) year: number;
  @Shown() source: string;
  @Shown(() => HolidayAnswer, { list: true }) holidays: HolidayAnswer[];
}

export class ReferenceAnswer {
  @Shown(() => RegionAnswer, { list: true }) regions: RegionAnswer[];
  @Shown(() => SegmentAnswer, { list: true }) segments: SegmentAnswer[];
  @Shown(() => GlossaryTermAnswer, { list: true }) glossary: GlossaryTermAnswer[];
  @Shown(() => IncentiveAnswer, { list: true }) incentives: IncentiveAnswer[];
  @Shown(() => CalendarAnswer, { list: true }) calendars: CalendarAnswer[];
}

export class IndicatorFigureParameters {
  @CodeField({ optional: true }) indicator?: string;
  @TextField({ maximum: 100, optional: true }) perimeter?: string;
}

/** A published or derived figure of the sector; figures of two perimeters never make one line. */
export class IndicatorFigureAnswer {
  @Shown() indicator: string;
  @Shown(String, { nullable: true }) segment: string | null;
  @Shown() perimeter: string;
  @Shown(String, { description: 'Year, half-year, quarter or month: 2024, 2025-H1, 2025-T3, 2025-06' }) period: string;
  @Shown() value: string;
  @Shown() unit: string;
  @Shown(String, { choices: ['actual', 'target'] }) kind: 'actual' | 'target';
  @Shown(String, { choices: ['level', 'annual_flow'] }) measure: 'level' | 'annual_flow';
  @Shown(String, { nullable: true, choices: ['preliminary', 'final', 'revised'] }) status: 'preliminary' | 'final' | 'revised' | null;
  @Shown(String, { choices: ['published', 'derived'] }) origin: 'published' | 'derived';
  @Shown() source: string;
}

export class IndicatorFiguresAnswer {
  @Shown(() => IndicatorFigureAnswer, { list: true }) items: IndicatorFigureAnswer[];
}
