import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Signed notes of C2SP (c2sp.org/signed-note): a text, a blank line, and a line for each signature. Ed25519 alone; lines of
 * other kinds are kept and never believed.
 */

const ED25519 = 1;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
/** DER of a public key of Ed25519 before its 32 bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Who signs, by the name and the key that a reader knows. */
export interface Verifier {
  name: string;
  id: Buffer;
  key: KeyObject;
}

export interface Signer extends Verifier {
  privateKey: KeyObject;
}

export interface NoteSignature {
  name: string;
  id: Buffer;
  signature: Buffer;
}

export interface OpenedNote {
  /** With its last newline, as it is signed. */
  text: string;
  signatures: NoteSignature[];
}

/** A note that is none, or a key that is none. */
export class MalformedNote extends Error {}

/** Lines of a note hold no control characters but their ends; names no space and no plus. */
const CONTROLS = /[\p{Cc}]/u;
const NAME = /^[^\s+\p{Cc}]+$/u;

export function verifierOf(name: string, key: KeyObject): Verifier {
  if (!NAME.test(name)) throw new MalformedNote(`“${name}” is no name of a key: it holds spaces or a plus.`);
  return { name, key, id: keyId(name, rawKey(key)) };
}

export function signerOf(name: string, privateKey: KeyObject): Signer {
  return { ...verifierOf(name, createPublicKey(privateKey)), privateKey };
}

/** `name+id+key`, as verifiers are written down and handed over. */
export function verifierText({ name, id, key }: Verifier): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(ED25519), rawKey(key)]).toString('base64')}`;
}

/** @throws MalformedNote */
export function parseVerifier(text: string): Verifier {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  const raw = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || raw.length !== 33 || raw[0] !== ED25519) throw new MalformedNote('This is no key of a verifier: name+id+key is awaited, with a key of Ed25519.');
  const verifier = verifierOf(name, createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw.subarray(1)]), format: 'der', type: 'spki' }));
  if (verifier.id.toString('hex') !== id) throw new MalformedNote(`The key of ${name} is not the one that its identifier ${id} names.`);
  return verifier;
}

/** The note that a text becomes when it is signed. @throws MalformedNote */
export function signNote(text: string, ...signers: readonly Signer[]): string {
  assertText(text);
  return `${text}\n${signers.map((signer) => signatureLine(signer, sign(null, Buffer.from(text), signer.privateKey))).join('')}`;
}

function signatureLine({ name, id }: Verifier, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Takes a note apart without believing any of its signatures. @throws MalformedNote */
export function openNote(note: string): OpenedNote {
  const at = note.lastIndexOf('\n\n');
  if (at === -1 || !note.endsWith('\n')) throw new MalformedNote('This is no signed note: a text, a blank line and signatures are awaited.');
  const text = note.slice(0, at + 1);
  assertText(text);
  const lines = note.slice(at + 2, -1).split('\n');
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || bytes.length <= KEY_ID_BYTES || bytes.toString('base64') !== encoded) throw new MalformedNote('A line of signature of this note cannot be read.');
  return { name, id: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

/** The verifiers whose signatures stand under the note and hold. */
export function signersOf({ text, signatures }: OpenedNote, verifiers: readonly Verifier[]): Verifier[] {
  const content = Buffer.from(text);
  return verifiers.filter(({ name, id, key }) => signatures.some((one) =>
    one.name === name && one.id.equals(id) && one.signature.length === SIGNATURE_BYTES && verify(null, content, key, one.signature)));
}

function assertText(text: string): void {
  if (!text.endsWith('\n') || text.split('\n').some((line) => CONTROLS.test(line))) throw new MalformedNote('The text of a note ends with a newline and holds no other control character.');
}

export const rawKey = (key: KeyObject): Buffer => {
  const der = key.export({ format: 'der', type: 'spki' });
  if (!der.subarray(0, SPKI_PREFIX.length).equals(SPKI_PREFIX)) throw new MalformedNote('Only keys of Ed25519 sign notes.');
  return der.subarray(SPKI_PREFIX.length);
};

function keyId(name: string, raw: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(raw).digest().subarray(0, KEY_ID_BYTES);
}
