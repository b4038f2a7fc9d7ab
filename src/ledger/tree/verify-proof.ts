import { nodeHash } from './merkle-tree.js';

/**
 * Whether the proof leads from the leaf to the root (RFC 9162, 2.1.3.2). Size and root come from a signed checkpoint alone: a
 * proof does not tell the size of its tree.
 */
export function provesInclusion(leaf: Uint8Array, index: bigint, size: bigint, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (index < 0n || index >= size) return false;
  let [node, last] = [index, size - 1n];
  let hash: Uint8Array = leaf;
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && same(hash, root);
}

/** Whether the proof shows that the first tree is the beginning of the second (RFC 9162, 2.1.4.2); sizes and roots from signed checkpoints. */
export function provesConsistency(first: bigint, firstRoot: Uint8Array, second: bigint, secondRoot: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (first <= 0n || first > second) return false;
  if (first === second) return proof.length === 0 && same(firstRoot, secondRoot);
  const path = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  const [start, ...rest] = path;
  if (start === undefined || rest.length + (isPowerOfTwo(first) ? 0 : 1) !== proof.length) return false;
  let [node, last] = [first - 1n, second - 1n];
  while (isOdd(node)) [node, last] = [node >> 1n, last >> 1n];
  let [before, after] = [start, start];
  for (const sibling of rest) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (!isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      after = nodeHash(after, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && same(before, firstRoot) && same(after, secondRoot);
}

const isOdd = (value: bigint): boolean => (value & 1n) === 1n;
const isPowerOfTwo = (value: bigint): boolean => (value & (value - 1n)) === 0n;
const same = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && Buffer.compare(one, other) === 0;
