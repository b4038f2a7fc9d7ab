import type { DeclarationSection } from '../common/declaration-sections.js';
import type { Translated } from '../common/translated.js';

/** What a programme is before anything is recorded in it; `setUpProgramme` writes it. */
export interface ProgrammeDefinition {
  code: string;
  title: Translated;
  demonstration: boolean;
  startsOn: string;
  endsOn: string;
  axes: readonly AxisDefinition[];
  indicators: readonly IndicatorDefinition[];
  targets: readonly SectorTargetDefinition[];
}

export interface AxisDefinition {
  code: string;
  name: Translated;
}

export interface IndicatorDefinition {
  code: string;
  name: Translated;
  kind: 'stock' | 'flow' | 'running_total';
  family: 'sector' | 'under_agreement';
  unit: string;
  /** People, jobs and companies have no halves. */
  whole: boolean;
  axis: string | null;
  /** The part of a declaration that asks for it; absent: nobody declares it. */
  section?: DeclarationSection;
  /** An accepted value needs a document behind it. */
  evidenceRequired?: boolean;
  /** A running total that nobody declares: the sum of these flows since the base date of the commitment. */
  components?: readonly { indicator: string; sign: 1 | -1 }[];
  /** Of those whom the flow `of` counted in the period so many months before, those who are present at the end of this one. */
  cohort?: { of: string; months: number };
  /** Oldest first; the number of a version is its place. */
  versions: readonly IndicatorVersionDefinition[];
}

export interface IndicatorVersionDefinition {
  perimeter: string;
  definitionFr: string;
  /** First day on which it is the definition in use; null: from the beginning. */
  from: string | null;
}

/** A published target of the sector, with every way in which it is read. */
export interface SectorTargetDefinition {
  indicator: string;
  perimeter: string;
  measure: 'level' | 'annual_flow';
  value: string;
  unit: string;
  dueOn: string;
  duePrecision: 'day' | 'month' | 'quarter' | 'year';
  source: string;
  readings: readonly ReadingDefinition[];
}

export interface ReadingDefinition {
  reading: 'level' | 'additional';
  /** The one that charts use; at most one per target. */
  chosen: boolean;
  base: { value: string; on: string | null; origin: 'published' | 'derived' } | null;
  explanation: Translated;
  source: string;
}
