import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Problem } from '../common/problems.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** A file that arrived whole and waits beside the store. */
export interface ReceivedFile {
  path: string;
  sha256: string;
  size: number;
}

export interface StoredFile {
  sha256: string;
  storedAt: Date;
}

/** Files by the hash of their content: the same content is stored once, and what is read is what was stored. */
export abstract class FileStore {
  /** Stores content that is at hand. @returns the SHA-256 in hexadecimal */
  async put(content: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    await this.putBytes(sha256, content);
    return sha256;
  }

  protected abstract putBytes(sha256: string, content: Uint8Array): Promise<void>;

  /** Takes a received file over: afterwards the store holds it, and it counts as stored now. */
  abstract take(file: ReceivedFile): Promise<void>;

  abstract has(sha256: string): Promise<boolean>;

  /**
   * The content, whole.
   * @throws Problem stored_file_missing; Error when the content no longer has its hash
   */
  abstract get(sha256: string): Promise<Buffer>;

  /**
   * The content as it arrives; the stream fails at its end when the content no longer has its hash.
   * @throws Problem stored_file_missing
   */
  abstract open(sha256: string): Promise<Readable>;

  /** Removes the content; nothing happens when it is not there. */
  abstract remove(sha256: string): Promise<void>;

  /** Everything that is stored, whether a row names it or not. */
  abstract list(): AsyncIterable<StoredFile>;
}

/** The store does not answer: the same request may succeed later. */
export class FileStoreUnavailable extends Problem {
  constructor(cause: Error) {
    super('file_store_unavailable');
    this.cause = cause;
    this.message = `The file store is unavailable: ${cause.message}`;
  }
}

export function isSha256(text: string): boolean {
  return SHA256.test(text);
}

export function assertSha256(text: string): void {
  if (!isSha256(text)) {
    throw new RangeError('A stored file is named by a SHA-256 in hexadecimal.');
  }
}

/** @throws Error when the content no longer has its hash */
export function assertContent(sha256: string, content: Uint8Array): void {
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw contentChanged(sha256);
  }
}

export function contentChanged(sha256: string): Error {
  return new Error(`The stored file ${sha256} no longer has its content.`);
}
