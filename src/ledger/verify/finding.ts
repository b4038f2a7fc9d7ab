/** What is wrong with a trail, with the exit code of each; `mithaq ledger verify` exits with the first one found. */
export const EXIT_CODES = {
  altered: 10,
  missing: 11,
  truncated: 12,
  forked: 13,
  signature: 14,
  late: 15,
  column: 16,
} as const;

/** Not even a finding: the trail could not be read to its end. Never taken for a clean one. */
export const COULD_NOT_VERIFY = 20;

export type FindingClass = keyof typeof EXIT_CODES;

export interface Finding {
  class: FindingClass;
  /** Name of the log, empty for what belongs to none. */
  origin: string;
  /** Index of the leaf, or size of the tree, that is concerned. */
  index: number | null;
  what: string;
}
