/** A small seeded generator (mulberry32), so that two runs build the same data. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same identifier for the same kind and number, in the shape of version 8 of RFC 9562. */
export function identifier(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-8000-8000-${number.toString(16).padStart(12, '0')}`;
}
