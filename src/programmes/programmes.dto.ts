import { type Permission, PERMISSIONS } from '../auth/permissions.js';
import { type Role, ROLES } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { DatedAnswer, TranslatedAnswer } from '../http/answers.js';
import { CodeField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';

export class ProgrammeParameters {
  @CodeField() programme: string;
}

/** A programme in which the reader has a role, with what the role allows. */
export class ProgrammeAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(Boolean, { description: 'Its figures are fictitious' }) demonstration: boolean;
  @ShownDate() startsOn: CivilDate;
  @ShownDate() endsOn: CivilDate;
  @Shown(String, { list: true, choices: ROLES }) roles: Role[];
  @Shown(String, { list: true, choices: Object.keys(PERMISSIONS) }) permissions: Permission[];
}

export class ProgrammesAnswer {
  @Shown(() => ProgrammeAnswer, { list: true }) items: ProgrammeAnswer[];
}

export class AxisAnswer {
  @Shown() code: string;
  @Shown(Number) position: number;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
}

export class AxesAnswer {
  @Shown(() => AxisAnswer, { list: true }) items: AxisAnswer[];
}

export class IndicatorVersionAnswer {
  @Shown(Number) number: number;
  @Shown() perimeter: string;
  @Shown() definitionFr: string;
  @ShownDate(true) validFrom: CivilDate | null;
  @ShownDate(true) validTo: CivilDate | null;
}

export class IndicatorAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(String, { choices: ['stock', 'flow', 'running_total'] }) kind: 'stock' | 'flow' | 'running_total';
  @Shown(String, { choices: ['sector', 'under_agreement'], description: 'Published figures of the sector, or figures under agreement: never mixed' }) family: 'sector' | 'under_agreement';
  @Shown(String, { choices: ['up', 'down'], description: 'Which way is better' }) direction: 'up' | 'down';
  @Shown() unit: string;
  @Shown(Boolean) whole: boolean;
  @Shown(String, { nullable: true, description: 'Code of the axis' }) axis: string | null;
  @Shown(() => IndicatorVersionAnswer, { list: true, description: 'Oldest first; two perimeters never make one line' }) versions: IndicatorVersionAnswer[];
}

export class IndicatorsAnswer {
  @Shown(() => IndicatorAnswer, { list: true }) items: IndicatorAnswer[];
}

export class SectorBaseAnswer {
  @Shown() value: string;
  @ShownDate(true) on: CivilDate | null;
  @Shown(String, { choices: ['published', 'derived'] }) origin: 'published' | 'derived';
  @Shown(String, { nullable: true, description: 'Perimeter of the published figure that the base is' }) perimeter: string | null;
}

/** One way to read a target: the base that it counts from, and why. */
export class SectorTargetReadingAnswer {
  @Shown(String, { choices: ['level', 'additional'] }) reading: 'level' | 'additional';
  @Shown(Boolean, { description: 'The reading that charts use' }) chosen: boolean;
  @Shown(() => SectorBaseAnswer, { nullable: true }) base: SectorBaseAnswer | null;
  @Shown(() => TranslatedAnswer) explanation: TranslatedAnswer;
  @Shown() source: string;
}

export class SectorTargetStepAnswer {
  @Shown(() => DatedAnswer) due: DatedAnswer;
  @Shown() value: string;
  @Shown() unit: string;
  @Shown() perimeter: string;
  @Shown(String, { choices: ['level', 'annual_flow'] }) measure: 'level' | 'annual_flow';
  @Shown() source: string;
  @Shown(() => SectorTargetReadingAnswer, { list: true, description: 'The chosen one first' }) readings: SectorTargetReadingAnswer[];
}

/** Where a base is found: several that differ stand side by side. */
export class SectorBaseUseAnswer extends SectorBaseAnswer {
  @Shown(Boolean, { description: 'The base of a chosen reading' }) chosen: boolean;
  @Shown(String, { list: true }) sources: string[];
}

export class SectorTargetAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown(() => SectorTargetStepAnswer, { list: true, description: 'The dated steps of the trajectory' }) steps: SectorTargetStepAnswer[];
  @Shown(() => SectorBaseUseAnswer, { list: true }) bases: SectorBaseUseAnswer[];
}

export class SectorTargetsAnswer {
  @Shown(() => SectorTargetAnswer, { list: true }) items: SectorTargetAnswer[];
}
