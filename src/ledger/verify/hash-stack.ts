import { createHash } from 'node:crypto';

/**
 * The verifier's own tree of RFC 6962: leaves are pushed one after the other, and only the roots of the complete subtrees on the
 * right edge are kept. It shares no line with the tree that seals.
 */
export class HashStack {
  /** Roots of complete subtrees, largest first; `leaves` has a bit set for each. */
  private readonly roots: Buffer[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  /** @returns the hashes of the subtrees that this leaf completes, from the leaf itself upwards */
  push(leaf: Buffer): Buffer[] {
    const completed = [leaf];
    let top = leaf;
    for (let bits = this.leaves; bits % 2 === 1; bits = Math.floor(bits / 2)) {
      top = interior(this.roots.pop() as Buffer, top);
      completed.push(top);
    }
    this.roots.push(top);
    this.leaves += 1;
    return completed;
  }

  root(): Buffer {
    return this.roots.length === 0 ? createHash('sha256').digest() : this.roots.reduceRight((right, left) => interior(left, right));
  }
}

/** SHA-256 of a zero byte and the content. */
export function hashOfLeaf(content: Uint8Array): Buffer {
  return createHash('sha256').update('\0').update(content).digest();
}

function interior(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest();
}
