import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type OpenedNote, rawKey } from './signed-note.js';

/**
 * What a witness adds under a checkpoint: c2sp.org/tlog-cosignature. It signs the text with the time at which it saw it, under a
 * key of its own kind, so that no signature of one kind stands for the other.
 */

const COSIGNATURE = 4;
const TIME_BYTES = 8;

export interface Cosigner {
  name: string;
  id: Buffer;
  key: KeyObject;
}

export function cosignerOf(name: string, key: KeyObject): Cosigner {
  const id = createHash('sha256').update(`${name}\n`).update(Buffer.of(COSIGNATURE)).update(rawKey(key)).digest().subarray(0, 4);
  return { name, id, key };
}

/** `name+id+key`, as it is handed to whoever should believe the witness. */
export function cosignerText({ name, id, key }: Cosigner): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(COSIGNATURE), rawKey(key)]).toString('base64')}`;
}

/** The line to put under the note; `seconds` since 1970, in UTC. */
export function cosignatureLine(text: string, name: string, privateKey: KeyObject, seconds: number): string {
  const { id } = cosignerOf(name, createPublicKey(privateKey));
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  return `— ${name} ${Buffer.concat([id, time, sign(null, message(text, seconds), privateKey)]).toString('base64')}\n`;
}

/** When the witness saw the checkpoint, in seconds since 1970; null when its cosignature is not there or does not hold. */
export function cosignedAt({ text, signatures }: OpenedNote, { name, id, key }: Cosigner): number | null {
  for (const one of signatures) {
    if (one.name !== name || !one.id.equals(id) || one.signature.length !== TIME_BYTES + 64) continue;
    const seconds = Number(one.signature.readBigUInt64BE(0));
    if (verify(null, message(text, seconds), key, one.signature.subarray(TIME_BYTES))) return seconds;
  }
  return null;
}

const message = (text: string, seconds: number): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

