import type { CivilDate } from '../../common/civil-date.js';
import type { DeclaredLine } from '../../declarations/declared-line.js';
import type { ReferenceItem } from '../register/register-context.js';

export interface ImportedIndicator {
  code: string;
  section: string;
  unit: string;
  whole: boolean;
  /** In every language. */
  names: readonly string[];
}

export interface ImportedSite {
  id: string;
  name: string;
  region: string;
}

/** What a workbook may speak of: the draft that it fills, and the codes and names that it may cite. */
export interface DeclarationContext {
  ref: string;
  period: { from: CivilDate; to: CivilDate };
  organisationNames: readonly string[];
  /** The parts that this declaration asks for. */
  sections: readonly string[];
  indicators: readonly ImportedIndicator[];
  /** Open in the period. */
  sites: readonly ImportedSite[];
  regions: readonly ReferenceItem[];
  segments: readonly ReferenceItem[];
  zones: readonly ReferenceItem[];
  /** The lines of the draft as they stand. */
  draft: readonly DeclaredLine[];
}
