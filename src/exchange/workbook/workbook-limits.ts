/** What a file is read as; imports take XLSX alone. */
export type WorkbookFormat = 'xlsx' | 'ods';

/** What a workbook may cost. Sizes in bytes. */
export interface WorkbookLimits {
  /** Size of the file itself. */
  readonly fileBytes: number;
  /** Number of parts in the archive. */
  readonly parts: number;
  /** Sum of the parts' sizes once inflated. */
  readonly inflatedBytes: number;
  /** XML tags over all parts: a cell costs about four. */
  readonly tags: number;
  /** Cells that are not blank, over all sheets. */
  readonly cells: number;
  /** Characters over all cells: shared strings repeat for free in the file, not in memory. */
  readonly characters: number;
  /** Wall time of checking and reading. */
  readonly milliseconds: number;
  /** Heap of the reading thread, in MiB. */
  readonly heapMegabytes: number;
}

const MEBIBYTE = 1024 * 1024;

/** Room for some forty thousand rows of fifteen columns. */
export const DEFAULT_WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 25 * MEBIBYTE,
  parts: 2_000,
  inflatedBytes: 64 * MEBIBYTE,
  tags: 4_500_000,
  cells: 600_000,
  characters: 30_000_000,
  milliseconds: 30_000,
  heapMegabytes: 512,
};
