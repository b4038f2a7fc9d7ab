export const IMPORTED_KINDS = ['organisations', 'agreements', 'commitments', 'milestones', 'zones'] as const;
export type ImportedKind = (typeof IMPORTED_KINDS)[number];

export type Outcome = 'new' | 'changed' | 'same' | 'refused';

/** How many objects of each kind the workbook adds, changes, leaves as they are, or could not be taken. */
export type ImportCounts = Record<ImportedKind, Record<Outcome, number>>;

export function noCounts(): ImportCounts {
  return Object.fromEntries(IMPORTED_KINDS.map((kind) => [kind, { new: 0, changed: 0, same: 0, refused: 0 }])) as ImportCounts;
}

/**
 * What the workbook says differently from what is stored. A blank cell says nothing: it never erases what an official completed.
 */
export function differences<Row extends object>(stored: Row, said: Partial<Row>): Partial<Row> {
  const entries = Object.entries(said).filter(([name, value]) => value !== null && value !== undefined && !sameValue(stored[name as keyof Row], value));
  return Object.fromEntries(entries) as Partial<Row>;
}

function sameValue(stored: unknown, said: unknown): boolean {
  if (Array.isArray(said)) {
    return Array.isArray(stored) && stored.length === said.length && said.every((value) => stored.includes(value));
  }
  if (typeof stored === 'string' && typeof said === 'string' && /^-?\d+(\.\d+)?$/.test(said) && /^-?\d+\.\d+$/.test(stored)) {
    return stored.replace(/\.?0+$/, '') === said.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  }
  return stored === said;
}
