import { MalformedNote, openNote, parseVerifier, type Signer, signersOf, signNote, type Verifier, verifierText } from './signed-note.js';

const TITLE = 'mithaq key rotation';

/** From which size on a log is signed by another key. */
export interface KeyRotation {
  origin: string;
  fromSize: bigint;
  next: Verifier;
}

/** The note by which a key hands over to the next one; both sign it. */
export function rotationNote(origin: string, fromSize: bigint, from: Signer, to: Signer): string {
  return signNote(`${TITLE}\n${origin}\n${fromSize}\n${verifierText(to)}\n`, from, to);
}

/** @throws MalformedNote unless the key before and the next one both signed it */
export function openRotation(note: string, before: Verifier): KeyRotation {
  const opened = openNote(note);
  const [title, origin = '', size = '', next = ''] = opened.text.split('\n');
  if (title !== TITLE || !/^\d+$/.test(size)) throw new MalformedNote('This is no rotation note: its title, the log, a size and a key are awaited, one a line.');
  const verifier = parseVerifier(next);
  if (signersOf(opened, [before, verifier]).length !== 2) throw new MalformedNote(`The rotation to the key ${verifier.id.toString('hex')} is not signed by the key before and by itself.`);
  return { origin, fromSize: BigInt(size), next: verifier };
}
