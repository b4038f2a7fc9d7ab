import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2.1: leaves and nodes are hashed under different prefixes, and a last leaf without a
 * partner moves up as it is. Hashes are the 32 bytes of SHA-256.
 */

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function leafHash(content: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(content).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

export const EMPTY_ROOT = createHash('sha256').digest();

/** A complete subtree: 2^level leaves, the position-th of its size. */
export interface Subtree {
  level: number;
  position: bigint;
}

/** The complete subtrees that make up the first `size` leaves, largest first. */
export function subtreesOf(size: bigint): Subtree[] {
  return subtreesBetween(0n, size);
}

/**
 * The largest complete subtrees that make up the leaves from `start` to before `end`, in order; `start` begins a subtree of the
 * tree of size `end`.
 */
function subtreesBetween(start: bigint, end: bigint): Subtree[] {
  const found: Subtree[] = [];
  for (let at = start; at < end;) {
    let level = bitLength(end - at) - 1;
    while (at % (1n << BigInt(level)) !== 0n) level -= 1;
    found.push({ level, position: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return found;
}

const bitLength = (value: bigint): number => value.toString(2).length;

/** The largest power of two below a number of leaves: where its tree splits. */
function splitOf(size: bigint): bigint {
  return 1n << BigInt(bitLength(size - 1n) - 1);
}

/** A subtree of a proof, which may be incomplete at the right edge of the tree: hashed from the complete ones it is made of. */
export type Part = readonly Subtree[];

/** Combines the hashes of adjoining subtrees, largest first, into that of the tree that they make up. */
export function combine(hashes: readonly Uint8Array[]): Buffer {
  if (hashes.length === 0) return EMPTY_ROOT;
  return Buffer.from(hashes.reduceRight((right, left) => nodeHash(left, right)));
}

/**
 * The parts whose hashes prove that a leaf is in a tree (RFC 6962, 2.1.1), nearest to the leaf first.
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionParts(index: bigint, size: bigint): Part[] {
  if (index < 0n || index >= size) throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  const parts: Part[] = [];
  let [start, end] = [0n, size];
  while (end - start > 1n) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      parts.push(subtreesBetween(middle, end));
      end = middle;
    } else {
      parts.push(subtreesBetween(start, middle));
      start = middle;
    }
  }
  return parts.reverse();
}

/**
 * The parts whose hashes prove that the tree of `first` leaves is the beginning of that of `second` (RFC 6962, 2.1.2).
 * @throws RangeError unless 0 < first <= second
 */
export function consistencyParts(first: bigint, second: bigint): Part[] {
  if (first <= 0n || first > second) throw new RangeError(`No tree of ${first} leaves is the beginning of one of ${second}.`);
  const parts: Part[] = [];
  let [start, end] = [0n, second];
  let isFirstRoot = true;
  while (first !== end) {
    const middle = start + splitOf(end - start);
    if (first <= middle) {
      parts.push(subtreesBetween(middle, end));
      end = middle;
    } else {
      parts.push(subtreesBetween(start, middle));
      start = middle;
      isFirstRoot = false;
    }
  }
  if (!isFirstRoot) parts.push(subtreesBetween(start, end));
  return parts.reverse();
}
