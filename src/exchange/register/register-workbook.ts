import type { CivilDate } from '../../common/civil-date.js';
import type { Qualifier } from '../../common/quantity.js';
import type { ReadDate } from './date-text.js';
import type { Unit } from './units.js';
import type { AgreementKind, AmountNature, CommitmentKind, IndicatorCode, OrganisationKind, TargetBasis, ZoneStatus } from './vocabulary.js';

/** Where a value stands in the workbook. */
export interface SourceCell {
  readonly sheet: string;
  /** A1 style. */
  readonly cell: string;
  /** The value is the stored result of a formula. */
  readonly formula?: true;
}

/** A value and the cell it was read from. A blank cell gives null instead: null is not zero. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: SourceCell;
}

/** The row that an object was read from. */
export interface SourceRow {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
}

/** An organisation as another row names it. */
export interface OrganisationReference {
  /** `RegisterOrganisation.key`, or the code or folded name of one that only the register holds. */
  readonly key: string;
  /** Id of the registered organisation; null when only the workbook has it. */
  readonly knownId: string | null;
}

/** A figure in the unit of its column. */
export interface Figure {
  /** Plain decimal, never negative. */
  readonly value: string;
  readonly qualifier: Qualifier;
}

export interface RegisterOrganisation {
  readonly row: SourceRow;
  /** The code where there is one, else the folded French name. */
  readonly key: string;
  /** Id of the registered organisation that the row is about; null when it is new. */
  readonly knownId: string | null;
  readonly code: Sourced<string> | null;
  readonly kind: Sourced<OrganisationKind>;
  readonly nameFr: Sourced<string>;
  readonly nameAr: Sourced<string> | null;
  readonly nameEn: Sourced<string> | null;
  readonly ice: Sourced<string> | null;
}

export interface RegisterAgreement {
  readonly row: SourceRow;
  readonly code: Sourced<string>;
  readonly title: Sourced<string>;
  readonly kind: Sourced<AgreementKind>;
  readonly signedOn: Sourced<ReadDate> | null;
  readonly effectiveFrom: Sourced<ReadDate> | null;
  readonly effectiveTo: Sourced<ReadDate> | null;
  readonly publicParties: readonly Sourced<OrganisationReference>[];
  readonly privateParties: readonly Sourced<OrganisationReference>[];
  /** In dirhams. */
  readonly amount: Sourced<Figure> | null;
  readonly amountNature: Sourced<AmountNature> | null;
  readonly source: Sourced<string> | null;
  readonly note: Sourced<string> | null;
}

export interface RegisterCommitment {
  readonly row: SourceRow;
  /** Code of the agreement, in the workbook or already registered. */
  readonly agreement: Sourced<string>;
  readonly code: Sourced<string>;
  readonly kind: Sourced<CommitmentKind>;
  readonly obligors: readonly Sourced<OrganisationReference>[];
  /** Several obligors, one target. */
  readonly joint: boolean;
  readonly indicator: Sourced<IndicatorCode>;
  readonly basis: Sourced<TargetBasis>;
  /** In `unit`. */
  readonly baseline: Sourced<Figure> | null;
  readonly baselineOn: Sourced<ReadDate> | null;
  /** In `unit`. */
  readonly target: Sourced<Figure> | null;
  readonly unit: Unit;
  readonly due: Sourced<ReadDate> | null;
  /** ISO 3166-2 code of 2019, such as 'MA-03'. */
  readonly region: Sourced<string> | null;
  readonly segment: Sourced<string> | null;
  readonly source: Sourced<string> | null;
  readonly note: Sourced<string> | null;
}

export interface RegisterMilestone {
  readonly row: SourceRow;
  readonly agreement: Sourced<string>;
  readonly code: Sourced<string>;
  readonly title: Sourced<string>;
  readonly plannedOn: Sourced<ReadDate> | null;
  /** A known day: a milestone is met on a date, not in a year. */
  readonly metOn: Sourced<CivilDate> | null;
  readonly note: Sourced<string> | null;
  readonly source: Sourced<string> | null;
}

export interface RegisterZone {
  readonly row: SourceRow;
  readonly code: Sourced<string>;
  readonly name: Sourced<string>;
  readonly city: Sourced<string> | null;
  readonly region: Sourced<string> | null;
  readonly developer: Sourced<OrganisationReference> | null;
  readonly status: Sourced<ZoneStatus>;
  readonly landHectares: Sourced<Figure> | null;
  readonly officeSquareMetres: Sourced<Figure> | null;
  /** Year of `officeSquareMetres`. */
  readonly officeYear: Sourced<number> | null;
  readonly jobsDeclared: Sourced<Figure> | null;
  readonly jobsPlanned: Sourced<Figure> | null;
  /** 0 to 100. */
  readonly occupancyPercent: Sourced<string> | null;
  readonly source: Sourced<string> | null;
}

/** What a register workbook says, each value with its cell. */
export interface RegisterWorkbook {
  readonly organisations: readonly RegisterOrganisation[];
  readonly agreements: readonly RegisterAgreement[];
  readonly commitments: readonly RegisterCommitment[];
  readonly milestones: readonly RegisterMilestone[];
  readonly zones: readonly RegisterZone[];
}
