import { TranslatedAnswer } from '../http/answers.js';
import { Shown } from '../http/shown.js';
import { SectorBaseUseAnswer, SectorTargetStepAnswer } from '../programmes/programmes.dto.js';
import { IndicatorFigureAnswer } from '../reference/reference.dto.js';

/** One perimeter: two are never joined into one line. */
export class SectorSeriesAnswer {
  @Shown() perimeter: string;
  @Shown(String, { nullable: true, description: 'Code of a segment; null: all of them' }) segment: string | null;
  @Shown(() => IndicatorFigureAnswer, { list: true, description: 'Oldest first' }) figures: IndicatorFigureAnswer[];
}

export class PaceAnswer {
  @Shown(String, { description: 'So much more each year, in the unit of the indicator' }) perYear: string;
  @Shown(Number) from: number;
  @Shown(Number) to: number;
}

export class SectorStepAnswer extends SectorTargetStepAnswer {
  @Shown(() => PaceAnswer, { nullable: true, description: 'From the base of the chosen reading; null: its base is not known or not dated' }) required: PaceAnswer | null;
}

/** A figure of the whole sector: published, with no rows beneath, and never added to what is under agreement. */
export class SectorIndicatorAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown() unit: string;
  @Shown(() => SectorSeriesAnswer, { list: true, description: 'Empty in the demonstration programme, whose trajectory is fictitious' }) series: SectorSeriesAnswer[];
  @Shown(() => SectorStepAnswer, { list: true, description: 'The published trajectory' }) steps: SectorStepAnswer[];
  @Shown(() => SectorBaseUseAnswer, { list: true, description: 'Bases that differ, side by side' }) bases: SectorBaseUseAnswer[];
  @Shown(() => PaceAnswer, { nullable: true, description: 'Of the perimeter of the chosen base, over its last two years' }) observed: PaceAnswer | null;
  @Shown(String, { nullable: true, description: 'Net jobs that agreements promise; null for other indicators, and where nothing is promised' }) promised: string | null;
  @Shown(String, { nullable: true, description: 'What is promised, of the way from the chosen base to the last step: 0.1 is a tenth of it' }) promisedPart: string | null;
}

export class SectorAnswer {
  @Shown(() => SectorIndicatorAnswer, { list: true }) indicators: SectorIndicatorAnswer[];
}
