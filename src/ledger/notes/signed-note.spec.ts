import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from './checkpoint.js';
import { MalformedNote, openNote, parseVerifier, signerOf, signersOf, signNote, verifierText } from './signed-note.js';

const newSigner = (name = 'log.example/mithaq') => signerOf(name, generateKeyPairSync('ed25519').privateKey);

/** As golang.org/x/mod/sumdb/note publishes it. */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

describe('a signed note', () => {
  it('as published is read and believed', () => {
    const verifier = parseVerifier(PUBLISHED_KEY);
    expect(verifierText(verifier)).toBe(PUBLISHED_KEY);
    expect(signersOf(openNote(PUBLISHED_NOTE), [verifier])).toEqual([verifier]);
  });

  it('is believed of the one who signed it alone, and of nobody once a character changed', () => {
    const [signer, other] = [newSigner(), newSigner()];
    const note = signNote('one line\n', signer);
    expect(signersOf(openNote(note), [other, signer])).toEqual([signer]);
    fc.assert(fc.property(fc.nat({ max: note.length - 1 }), fc.constantFrom('a', 'Z', '0', '\n', ' ', '/'), (at, letter) => {
      const changed = note.slice(0, at) + letter + note.slice(at + 1);
      if (changed === note) return;
      let believed: unknown[] = [];
      try {
        believed = signersOf(openNote(changed), [signer]);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedNote);
      }
      expect(believed).toEqual([]);
    }));
  });

  it('bears the signatures of several, among others that are not known', () => {
    const [log, witness, stranger] = [newSigner(), newSigner('witness.example'), newSigner('stranger.example')];
    const note = signNote('text\n', log, stranger, witness);
    expect(signersOf(openNote(note), [log, witness])).toEqual([log, witness]);
  });

  it.each(['', 'text', 'text\n', 'text\n\n', 'text\n\n— name\n', 'text\n\n- name AAAA\n', 'te\u0000xt\n\n— name AAAAAAAA\n'])('is not %j', (note) => {
    expect(() => openNote(note)).toThrow(MalformedNote);
  });

  it.each(['', 'name', 'name+00000000+AAAA', PUBLISHED_KEY.replace('c74f20a3', 'c74f20a4')])('is not verified by %j', (key) => {
    expect(() => parseVerifier(key)).toThrow(MalformedNote);
  });
});

describe('a checkpoint', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
      const checkpoint = { origin: 'log.example/mithaq', size, root: Buffer.from(root) };
      expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
    }));
  });

  it.each(['', 'origin\n', 'origin\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', 'origin\n1\nAAAA\n', '\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', 'origin\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'])('is not %j', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(MalformedNote);
  });
});
