import { useSyncExternalStore } from 'react';

/** Put off until the reader has seen the others; forgotten with the page. */
let put: readonly string[] = [];
const listeners = new Set<() => void>();

export function putOff(ref: string): void {
  put = [...put.filter((one) => one !== ref), ref];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePutOff(): readonly string[] {
  return useSyncExternalStore(subscribe, () => put);
}

/** What comes after this one: the oldest that is not put off, then those that are, in the order in which they were. */
export function nextAfter<Row extends { ref: string }>(queue: readonly Row[], ref: string, later: readonly string[]): Row | undefined {
  const others = queue.filter((row) => row.ref !== ref);
  const index = queue.findIndex((row) => row.ref === ref);
  const following = [...queue.slice(index + 1), ...queue.slice(0, Math.max(index, 0))].filter((row) => !later.includes(row.ref));
  return following[0] ?? later.flatMap((one) => others.find((row) => row.ref === one) ?? [])[0];
}
