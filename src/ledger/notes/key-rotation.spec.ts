import { generateKeyPairSync } from 'node:crypto';
import { openRotation, rotationNote } from './key-rotation.js';
import { MalformedNote, signerOf, signNote, verifierText } from './signed-note.js';

const ORIGIN = 'mithaq/log';
const newSigner = () => signerOf(ORIGIN, generateKeyPairSync('ed25519').privateKey);
const [before, next, stranger] = [newSigner(), newSigner(), newSigner()];

it('hands over to a key that the one before it signed, and which signed too', () => {
  const opened = openRotation(rotationNote(ORIGIN, 42n, before, next), before);
  expect([opened.origin, opened.fromSize, verifierText(opened.next)]).toEqual([ORIGIN, 42n, verifierText(next)]);
});

it.each([
  ['signed by a stranger', rotationNote(ORIGIN, 42n, stranger, next)],
  ['signed by the key before alone', signNote(`mithaq key rotation\n${ORIGIN}\n42\n${verifierText(next)}\n`, before)],
  ['signed by the next key alone', signNote(`mithaq key rotation\n${ORIGIN}\n42\n${verifierText(next)}\n`, next)],
  ['of another kind', signNote(`${ORIGIN}\n42\n${verifierText(next)}\n`, before, next)],
  ['without a size', signNote(`mithaq key rotation\n${ORIGIN}\n\n${verifierText(next)}\n`, before, next)],
  ['without a key', signNote(`mithaq key rotation\n${ORIGIN}\n42\nnone\n`, before, next)],
])('refuses a note %s', (_, note) => {
  expect(() => openRotation(note, before)).toThrow(MalformedNote);
});
