const ITEMS_IN_A_SLICE = 500;

/** What each item gives, all together; between slices the server answers others. */
export async function inSlices<Item, Result>(items: readonly Item[], each: (item: Item) => readonly Result[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % ITEMS_IN_A_SLICE === 0) await new Promise(setImmediate);
    results.push(...each(item));
  }
  return results;
}

/** Adds at the end, however many: the arguments of a call are bounded. */
export function append<Item>(target: Item[], items: readonly Item[]): void {
  for (const item of items) target.push(item);
}
