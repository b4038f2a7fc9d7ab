/** Why a file is not read as a workbook; the sentences stand in `workbook-problems.ts`. */
export const WORKBOOK_REFUSAL_CODES = [
  'workbook_empty',
  'workbook_too_large',
  'workbook_not_xlsx',
  'workbook_legacy_xls',
  'workbook_encrypted',
  'workbook_corrupt',
  'workbook_zip_bomb',
  'workbook_too_many_parts',
  'workbook_unsafe_part_name',
  'workbook_nested_archive',
  'workbook_forbidden_markup',
  'workbook_macros',
  'workbook_too_complex',
  'workbook_too_slow',
] as const;

export type WorkbookRefusalCode = (typeof WORKBOOK_REFUSAL_CODES)[number];

/** `part`: name of the part in the archive; `found`: format recognised; sizes in whole MB. */
export type WorkbookRefusalParameters = Readonly<Record<string, string | number>>;

/** A file that is refused before, or instead of, being read. Nothing of it is kept. */
export class WorkbookRefusal extends Error {
  constructor(
    readonly code: WorkbookRefusalCode,
    readonly params: WorkbookRefusalParameters = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'WorkbookRefusal';
  }
}
