import fc from 'fast-check';
import { MalformedContainer, packContainer, unpackContainer } from './container.js';

const entries = fc.uniqueArray(fc.record({ path: fc.stringMatching(/^[a-z]{1,8}(\/[a-zé]{1,8})?\.txt$/), content: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) }), { selector: ({ path }) => path, minLength: 1, maxLength: 6 });

it('gives back the files that it was made of, and the same bytes for the same files', () => {
  fc.assert(fc.property(entries, (files) => {
    const packed = packContainer(files);
    expect(packContainer([...files].reverse())).toEqual(packed);
    expect(new Map(unpackContainer(packed).map(({ path, content }) => [path, Buffer.from(content)]))).toEqual(new Map(files.map(({ path, content }) => [path, content])));
  }));
});

it('lets no byte be changed, added or taken away unseen, but those of a content, which its hash tells', () => {
  fc.assert(fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (files, place, difference) => {
    const packed = packContainer(files);
    const changed = Buffer.from(packed);
    changed[place % packed.length] = (packed[place % packed.length] ?? 0) ^ difference;
    for (const bytes of [changed, packed.subarray(0, place % packed.length), Buffer.concat([packed, Buffer.of(difference)])]) expect(() => unpackContainer(bytes)).toThrow(MalformedContainer);
  }));
});
