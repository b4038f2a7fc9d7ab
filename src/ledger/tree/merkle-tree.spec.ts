import fc from 'fast-check';
import { combine, consistencyParts, EMPTY_ROOT, inclusionParts, leafHash, nodeHash, type Part, type Subtree, subtreesOf } from './merkle-tree.js';
import { provesConsistency, provesInclusion } from './verify-proof.js';

/** The definition of RFC 6962, 2.1, as it is written. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`event ${index}`)));

function hashOf(leaves: readonly Buffer[], { level, position }: Subtree): Buffer {
  const start = Number(position) * 2 ** level;
  expect(start + 2 ** level).toBeLessThanOrEqual(leaves.length);
  return rootByDefinition(leaves.slice(start, start + 2 ** level));
}
const proofOf = (leaves: readonly Buffer[], parts: readonly Part[]): Buffer[] => parts.map((part) => combine(part.map((subtree) => hashOf(leaves, subtree))));
const rootOf = (leaves: readonly Buffer[]): Buffer => combine(subtreesOf(BigInt(leaves.length)).map((subtree) => hashOf(leaves, subtree)));

const hex = (texts: readonly string[]) => texts.map((text) => Buffer.from(text, 'hex'));
/** Inputs and roots published with the reference implementation of certificate transparency (RFC 6962). */
const PUBLISHED = hex(['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']).map(leafHash);
const PUBLISHED_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it('gives the published roots and proofs', () => {
  expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(PUBLISHED.map((_, index) => rootOf(PUBLISHED.slice(0, index + 1)).toString('hex'))).toEqual(PUBLISHED_ROOTS);
  expect(proofOf(PUBLISHED, inclusionParts(0n, 8n))).toEqual(hex(['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']));
  expect(proofOf(PUBLISHED.slice(0, 5), inclusionParts(4n, 5n)).map((hash) => hash.toString('hex'))).toEqual([PUBLISHED_ROOTS[3]]);
});

it('agrees with the definition, and every proof of every tree is accepted', () => {
  for (let size = 1; size <= 70; size += 1) {
    const leaves = leavesOf(size);
    const root = rootByDefinition(leaves);
    expect(rootOf(leaves)).toEqual(root);
    for (let index = 0; index < size; index += 1) {
      expect(provesInclusion(leaves[index] as Buffer, BigInt(index), BigInt(size), root, proofOf(leaves, inclusionParts(BigInt(index), BigInt(size))))).toBe(true);
    }
    for (let first = 1; first <= size; first += 1) {
      expect(provesConsistency(BigInt(first), rootByDefinition(leaves.slice(0, first)), BigInt(size), root, proofOf(leaves, consistencyParts(BigInt(first), BigInt(size))))).toBe(true);
    }
  }
});

it('needs one hash a level at most', () => {
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: 1n << 50n }), fc.bigInt({ min: 0n, max: 1n << 50n }), (size, any) => {
    expect(inclusionParts(any % size, size).length).toBeLessThanOrEqual(size.toString(2).length);
    expect(subtreesOf(size).reduce((sum, { level }) => sum + (1n << BigInt(level)), 0n)).toBe(size);
  }));
});

/** Every way in which a proof may lie at a place: another bit, another order, one more or one less, another leaf or index. */
function forgeries(proof: readonly Buffer[]): Buffer[][] {
  const flipped = proof.flatMap((hash, place) => [0, 7, 129, 255].map((bit) => proof.map((one, at) => {
    if (at !== place) return one;
    const changed = Buffer.from(hash);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return changed;
  })));
  const swapped = proof.slice(1).flatMap((_, place) => (proof[place]?.equals(proof[place + 1] as Buffer) ? [] : [proof.map((one, at) => (at === place ? (proof[place + 1] as Buffer) : at === place + 1 ? (proof[place] as Buffer) : one))]));
  return [...flipped, ...swapped, ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []), [...proof, leafHash(Buffer.from('more'))], [leafHash(Buffer.from('more')), ...proof]];
}

it('accepts none of more than forty thousand forged proofs', () => {
  let tried = 0;
  let accepted = 0;
  const count = (isAccepted: boolean): void => {
    tried += 1;
    if (isAccepted) accepted += 1;
  };
  const leaves = leavesOf(40);
  const roots = [EMPTY_ROOT, ...leaves.map((_, index) => rootByDefinition(leaves.slice(0, index + 1)))];
  for (let size = 2; size <= leaves.length; size += 1) {
    const root = roots[size] as Buffer;
    for (let at = 0; at < size; at += 1) {
      const leaf = leaves[at] as Buffer;
      const inclusion = proofOf(leaves, inclusionParts(BigInt(at), BigInt(size)));
      for (const forged of forgeries(inclusion)) count(provesInclusion(leaf, BigInt(at), BigInt(size), root, forged));
      count(provesInclusion(leafHash(Buffer.from('forged')), BigInt(at), BigInt(size), root, inclusion));
      count(provesInclusion(leaf, BigInt((at + 1) % size), BigInt(size), root, inclusion));
      count(provesInclusion(leaf, BigInt(at), BigInt(size), roots[size - 1] as Buffer, inclusion));
      if (at === 0) continue;
      const consistency = proofOf(leaves, consistencyParts(BigInt(at), BigInt(size)));
      for (const forged of forgeries(consistency)) count(provesConsistency(BigInt(at), roots[at] as Buffer, BigInt(size), root, forged));
      count(provesConsistency(BigInt(at), roots[at - 1] as Buffer, BigInt(size), root, consistency));
      count(provesConsistency(BigInt(at), roots[at] as Buffer, BigInt(size), roots[size - 1] as Buffer, consistency));
    }
  }
  expect(tried).toBeGreaterThan(40_000);
  expect(accepted).toBe(0);
});

it('refuses what is no leaf of the tree', () => {
  expect(() => inclusionParts(3n, 3n)).toThrow(RangeError);
  expect(() => consistencyParts(0n, 3n)).toThrow(RangeError);
  expect(() => consistencyParts(4n, 3n)).toThrow(RangeError);
});
