/** A region or a segment: any of its codes or names, in any language, refers to it. */
export interface ReferenceItem {
  readonly code: string;
  readonly names: readonly string[];
}

/** An organisation that the register holds already. */
export interface KnownOrganisation {
  readonly id: string;
  readonly code: string | null;
  /** Every name that it has or had, in every language. */
  readonly names: readonly string[];
  readonly ice: string | null;
}

/** An agreement that the programme holds already, with the organisations that are party to it. */
export interface KnownAgreement {
  readonly code: string;
  readonly partyIds: readonly string[];
}

/** What the workbook may refer to beside itself. */
export interface RegisterContext {
  readonly regions: readonly ReferenceItem[];
  readonly segments: readonly ReferenceItem[];
  readonly organisations: readonly KnownOrganisation[];
  readonly agreements: readonly KnownAgreement[];
}
