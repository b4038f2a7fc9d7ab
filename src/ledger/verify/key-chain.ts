import { parseCheckpoint, type Checkpoint } from '../notes/checkpoint.js';
import { openRotation } from '../notes/key-rotation.js';
import { MalformedNote, openNote, parseVerifier, signersOf, type Verifier, verifierText } from '../notes/signed-note.js';
import type { KeyRecord } from './trail-record.js';

/** The keys of one log: each later one is believed because the one before it signed it over. */
export class KeyChain {
  private readonly believed: { fromSize: bigint; verifier: Verifier }[] = [];
  private last: Verifier | undefined;

  /**
   * @param trusted keys known from elsewhere, whatever log they were handed over for: the chain is believed from the first of them on; none: it is believed as it is
   */
  constructor(private readonly origin: string, private readonly trusted: readonly Verifier[]) {}

  /** @throws MalformedNote when the key before did not sign this one over */
  add({ verifier: text, note }: KeyRecord): void {
    const verifier = parseVerifier(text);
    let fromSize = 0n;
    if (this.last !== undefined) {
      const rotation = openRotation(note ?? '', this.last);
      if (rotation.origin !== this.origin || verifierText(rotation.next) !== text) throw new MalformedNote(`The rotation note under the key ${verifier.id.toString('hex')} is of another log or another key.`);
      fromSize = rotation.fromSize;
    }
    this.last = verifier;
    if (this.trusted.length === 0 || this.trusted.some(({ key }) => key.equals(verifier.key)) || this.believed.length > 0) this.believed.push({ fromSize, verifier });
  }

  /** @returns the checkpoint of a note that a key in force at its size signed. @throws MalformedNote saying why it is not believed */
  open(note: string): Checkpoint {
    const opened = openNote(note);
    const checkpoint = parseCheckpoint(opened.text);
    if (checkpoint.origin !== this.origin) throw new MalformedNote(`It names the log ${checkpoint.origin}.`);
    const inForce = this.believed.filter(({ fromSize }, at) => fromSize <= checkpoint.size && !((this.believed[at + 1]?.fromSize ?? checkpoint.size) < checkpoint.size));
    if (signersOf(opened, inForce.map(({ verifier }) => verifier)).length === 0) throw new MalformedNote('No key that was in force at its size signed it.');
    return checkpoint;
  }
}
