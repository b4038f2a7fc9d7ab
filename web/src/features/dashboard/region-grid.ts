/** Twelve regions as tiles, without size bias and without a border drawn: column from the west, row from the north. Never mirrored. */
export const REGION_TILES: Readonly<Record<string, { short: string; column: number; row: number }>> = {
  'MA-01': { short: 'TTA', column: 2, row: 0 },
  'MA-02': { short: 'ORI', column: 3, row: 1 },
  'MA-03': { short: 'FM', column: 2, row: 1 },
  'MA-04': { short: 'RSK', column: 1, row: 1 },
  'MA-05': { short: 'BMK', column: 1, row: 2 },
  'MA-06': { short: 'CS', column: 0, row: 2 },
  'MA-07': { short: 'MS', column: 1, row: 3 },
  'MA-08': { short: 'DT', column: 2, row: 2 },
  'MA-09': { short: 'SM', column: 2, row: 3 },
  'MA-10': { short: 'GON', column: 2, row: 4 },
  'MA-11': { short: 'LSH', column: 1, row: 5 },
  'MA-12': { short: 'DOD', column: 0, row: 6 },
};
