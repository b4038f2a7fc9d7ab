import fc from 'fast-check';
import { combine, leafHash, nodeHash, subtreesOf } from '../tree/merkle-tree.js';
import { HashStack, hashOfLeaf } from './hash-stack.js';

/** Root of the empty tree and of the first leaves of the test vectors that Certificate Transparency publishes. */
const PUBLISHED = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const CONTENTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

it('has the roots that are published, leaf after leaf', () => {
  const stack = new HashStack();
  const roots = [stack.root().toString('hex')];
  for (const content of CONTENTS) {
    stack.push(hashOfLeaf(Buffer.from(content, 'hex')));
    roots.push(stack.root().toString('hex'));
  }
  expect(roots).toEqual(PUBLISHED);
});

it('agrees with the tree that seals, at every size and for every subtree that a leaf completes', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 70 }), (contents) => {
    const stack = new HashStack();
    const nodes = new Map<string, Buffer>();
    contents.forEach((content, at) => {
      stack.push(hashOfLeaf(content)).forEach((hash, level) => nodes.set(`${level}/${at >> level}`, hash));
      const own = subtreesOf(BigInt(at + 1)).map(({ level, position }) => nodes.get(`${level}/${position}`) as Buffer);
      expect(stack.root()).toEqual(combine(own));
    });
    contents.forEach((content, at) => expect(nodes.get(`0/${at}`)).toEqual(leafHash(content)));
    for (const [name, hash] of nodes) {
      const [level = 0, position = 0] = name.split('/').map(Number);
      if (level > 0) expect(hash).toEqual(nodeHash(nodes.get(`${level - 1}/${2 * position}`) as Buffer, nodes.get(`${level - 1}/${2 * position + 1}`) as Buffer));
    }
  }));
});
