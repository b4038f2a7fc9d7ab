import type { DeclaredLine, Dimensions } from '../declared-line.js';
import type { CheckCode } from './check-catalogue.js';

export interface CheckedLine extends DeclaredLine {
  /** The organisation has written why it is so. */
  explained: boolean;
}

export interface CheckedIndicator {
  code: string;
  section: string;
  kind: 'stock' | 'flow' | 'running_total';
  unit: string;
  whole: boolean;
  evidenceRequired: boolean;
  /** Reference of the period whose entrants it counts again; null: it follows no cohort. */
  cohort: string | null;
}

export interface CheckedSite {
  id: string;
  /** Code of its region. */
  region: string;
  open: boolean;
}

export interface DeclarationCheckInput {
  lines: readonly CheckedLine[];
  indicators: readonly CheckedIndicator[];
  /** Codes of the indicators that the commitments of this organisation ask it to declare. */
  asked: readonly string[];
  /** The lines accepted for the previous period; empty when there is none. */
  previous: readonly DeclaredLine[];
  /** What was accepted of the entrants whom indicators follow, under the codes of the indicators that follow them. */
  cohorts: readonly DeclaredLine[];
  /** Every site of the organisation, closed ones too. */
  sites: readonly CheckedSite[];
  /** Codes of the indicators to which evidence is attached. */
  evidence: readonly string[];
  codes: { regions: readonly string[]; segments: readonly string[]; zones: readonly string[] };
}

/** One thing that stands against sending a declaration (error), or that takes an explanation (warning). */
export interface DeclarationCheck {
  code: CheckCode;
  level: 'error' | 'warning';
  indicator: string;
  /** Null: the organisation as a whole, or what it has beside its sites. */
  site: string | null;
  /** Empty: the total. */
  dimensions: Dimensions;
  /** Decimals as text, codes of dimensions; `checkText` makes words of them. */
  parameters: Readonly<Record<string, string>>;
  /** One of the lines it is about carries an explanation. */
  explained: boolean;
}
