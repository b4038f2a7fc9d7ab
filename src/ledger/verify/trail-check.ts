import { MalformedNote, type Verifier } from '../notes/signed-note.js';
import { columnsThatDiffer, evidenceIn, readBody } from './body-columns.js';
import type { Finding, FindingClass } from './finding.js';
import { HashStack, hashOfLeaf } from './hash-stack.js';
import { KeyChain } from './key-chain.js';
import type { CheckpointRecord, KeyRecord, LeafRecord, LogRecord, NodeRecord, TrailRecord, UnsealedRecord } from './trail-record.js';

/** A checkpoint that was kept outside the register. */
export interface TrustedCheckpoint {
  origin: string;
  size: number;
  root: Buffer;
}

export interface CheckOptions {
  /** Verifiers of the register, known from elsewhere; none: those that the trail shows are believed. */
  keys?: readonly Verifier[];
  /** What was seen before: the trail must still begin with it. */
  trusted?: readonly TrustedCheckpoint[];
  /** Past this an event that is not sealed is a finding. */
  lateAfterSeconds?: number;
  /** How much earlier than one sealed before it an event may say it was recorded. */
  backdatedAfterSeconds?: number;
}

/** Findings that are kept; more are counted. */
const KEPT = 1000;

/** Reads a trail record by record and notes what is wrong. Its memory does not grow with the trail, but for the evidence files it names. */
export class TrailCheck {
  readonly findings: Finding[] = [];
  /** SHA-256 of the evidence that must still be there, by identifier of the evidence. */
  readonly evidence = new Map<string, string>();
  private counted = 0;
  private leaves = 0;
  private checkpoints = 0;
  private log: CheckedLog | undefined;
  private readonly ended = new Map<string, EndedLog>();

  constructor(private readonly options: CheckOptions = {}) {}

  take(record: TrailRecord): void {
    switch (record.kind) {
      case 'log': return this.begin(record);
      case 'key': return this.current().key(record);
      case 'leaf': {
        this.leaves += 1;
        return this.current().leaf(record);
      }
      case 'node': return this.current().node(record);
      case 'checkpoint': {
        this.checkpoints += 1;
        return this.current().checkpoint(record);
      }
      case 'unsealed': return this.unsealed(record);
    }
  }

  /** @throws Error when there was no sealed trail to check */
  end(): { findings: Finding[]; counted: number; leaves: number; checkpoints: number } {
    this.endLog();
    if (this.leaves === 0 || this.checkpoints === 0) throw new Error('there is no sealed trail here: the register seals once it has served for a second');
    for (const { origin, size } of this.options.trusted ?? []) {
      if (!this.ended.has(origin)) this.note('truncated', origin, size, `the log ${origin}, of which a checkpoint of ${size} leaves was kept elsewhere, is gone`);
    }
    return { findings: this.findings, counted: this.counted, leaves: this.leaves, checkpoints: this.checkpoints };
  }

  private current(): CheckedLog {
    if (!this.log) throw new Error('a log is awaited before its keys and leaves');
    return this.log;
  }

  private endLog(): void {
    if (this.log) this.ended.set(this.log.origin, this.log.end());
    this.log = undefined;
  }

  private begin(record: LogRecord): void {
    this.endLog();
    const trusted = (this.options.trusted ?? []).filter(({ origin }) => origin === record.origin);
    this.log = new CheckedLog(record, { ...this.options, trusted }, (kind, index, what) => this.note(kind, record.origin, index, what), this.evidence, this.ended);
  }

  private unsealed({ eventId, seconds }: UnsealedRecord): void {
    if (seconds > (this.options.lateAfterSeconds ?? 60)) this.note('late', '', null, `the event ${eventId} has waited ${seconds} s and is not sealed`);
  }

  private note(kind: FindingClass, origin: string, index: number | null, what: string): void {
    this.counted += 1;
    if (this.findings.length < KEPT) this.findings.push({ class: kind, origin, index, what });
  }
}

/** How a log was left. */
interface EndedLog {
  size: number;
  /** Hexadecimal. */
  root: string;
}

type Note = (kind: FindingClass, index: number | null, what: string) => void;

/** One log from its first leaf to its last. */
class CheckedLog {
  private readonly stack = new HashStack();
  private readonly chain: KeyChain;
  /** Hashes of the subtrees that the last leaf completed, by level, as long as the stored ones did not come. */
  private awaited: (Buffer | undefined)[] = [];
  /** A leaf waits for its stored hash. That one goes into the tree, so that only a leaf that differs is named and not all after it. */
  private pending: { index: number; eventId: string; hash: Buffer | null } | undefined;
  /** Leaves of which the tree holds the hashes alone. */
  private gap: { from: number; to: number } | undefined;
  /** From here on roots cannot be told, because the hash of a leaf is gone. */
  private broken = false;
  private lastGood = 0;
  private latest = -Infinity;
  private readonly waitingTrusted: TrustedCheckpoint[];

  constructor(
    private readonly record: LogRecord,
    private readonly options: CheckOptions,
    private readonly note: Note,
    private readonly evidence: Map<string, string>,
    ended: ReadonlyMap<string, EndedLog>,
  ) {
    this.chain = new KeyChain(record.origin, options.keys ?? []);
    this.waitingTrusted = [...(options.trusted ?? [])].sort((a, b) => a.size - b.size);
    this.checkPrevious(ended);
  }

  get origin(): string {
    return this.record.origin;
  }

  key(record: KeyRecord): void {
    try {
      this.chain.add(record);
    } catch (error) {
      this.note('signature', null, messageOf(error));
    }
  }

  leaf({ index, eventId, body, columns }: LeafRecord): void {
    this.endLeaf();
    if (this.gap) {
      this.note('missing', this.gap.from, `leaves ${this.gap.from} to ${this.gap.to} are gone; the tree still holds their hashes`);
      this.gap = undefined;
    }
    if (index !== this.stack.size) {
      this.note('missing', this.stack.size, `leaves ${this.stack.size} to ${index - 1} are gone, and their hashes with them`);
      this.broken = true;
      while (this.stack.size < index) this.stack.push(Buffer.alloc(32));
    }
    this.pending = { index, eventId, hash: body && hashOfLeaf(body) };
    if (body === null) this.note('missing', index, `the event ${eventId} of leaf ${index} is gone`);
    else this.readEvent(index, eventId, body, columns);
  }

  node({ level, position, hash }: NodeRecord): void {
    if (level === 0 && position === this.stack.size) {
      const leaf = this.pending;
      this.pending = undefined;
      this.endNodes();
      if (!leaf) this.gap = { from: this.gap?.from ?? position, to: position };
      else if (leaf.hash && !leaf.hash.equals(hash)) this.note('altered', position, `the event ${leaf.eventId} of leaf ${position} is not the one that was sealed`);
      return this.grow(hash);
    }
    const expected = (position + 1) * 2 ** level === this.stack.size ? this.awaited[level] : undefined;
    this.awaited[level] = undefined;
    if (expected === undefined) this.note('altered', position, `the tree has a node ${position} at level ${level} over leaves that are not there`);
    else if (!this.broken && !expected.equals(hash)) this.note('altered', position, `the node ${position} at level ${level} is not what its leaves make`);
  }

  checkpoint({ size, root, note }: CheckpointRecord): void {
    this.endLeaf();
    try {
      const signed = this.chain.open(note);
      if (Number(signed.size) !== size || !signed.root.equals(root)) this.note('signature', size, `the checkpoint of ${size} leaves says other than its signed note`);
      else if (size > this.stack.size) this.note('truncated', this.stack.size, `a checkpoint was signed over ${size} leaves, and ${this.stack.size} are there`);
      else if (size < this.stack.size) throw new Error(`the checkpoint of ${size} leaves is read after leaf ${this.stack.size - 1}`);
      else if (!this.broken && !this.stack.root().equals(root)) this.note('altered', size - 1, `leaves ${this.lastGood} to ${size - 1} are not those that the checkpoint of ${size} leaves was signed over`);
      else this.lastGood = size;
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
      this.note('signature', size, `the checkpoint of ${size} leaves is not believed. ${error.message}`);
    }
  }

  end(): EndedLog {
    this.endLeaf();
    this.endNodes();
    if (this.gap) this.note('truncated', this.gap.from, `the last leaves, ${this.gap.from} to ${this.gap.to}, are gone; the tree still holds their hashes`);
    for (const { size } of this.waitingTrusted) this.note('truncated', this.stack.size, `a checkpoint of ${size} leaves was kept elsewhere, and ${this.stack.size} are there`);
    return { size: this.stack.size, root: this.stack.root().toString('hex') };
  }

  /** The stored hash of the last leaf did not come: it goes into the tree by its own. */
  private endLeaf(): void {
    if (!this.pending) return;
    const { index, hash } = this.pending;
    this.pending = undefined;
    this.endNodes();
    this.note('missing', index, `the tree does not hold leaf ${index}`);
    if (!hash) this.broken = true;
    this.grow(hash ?? Buffer.alloc(32));
    this.awaited[0] = undefined;
  }

  private endNodes(): void {
    this.awaited.forEach((hash, level) => {
      if (hash !== undefined) this.note('missing', this.stack.size - 1, `the tree does not hold the node at level ${level} that leaf ${this.stack.size - 1} completes`);
    });
    this.awaited = [];
  }

  private grow(hash: Buffer): void {
    this.awaited = this.stack.push(hash);
    this.awaited[0] = undefined;
    while (this.waitingTrusted[0]?.size === this.stack.size) {
      const { size, root } = this.waitingTrusted.shift() as TrustedCheckpoint;
      if (!this.broken && !this.stack.root().equals(root)) this.note('forked', size, `a checkpoint of ${size} leaves kept elsewhere has another root than the first ${size} leaves here`);
    }
  }

  private readEvent(index: number, eventId: string, bytes: Buffer, columns: LeafRecord['columns']): void {
    let body;
    try {
      body = readBody(bytes);
    } catch (error) {
      this.note('altered', index, `the event ${eventId} of leaf ${index} cannot be read: ${messageOf(error)}`);
      return;
    }
    const differing = columns ? columnsThatDiffer(columns, body) : [];
    if (differing.length > 0) this.note('column', index, `the event ${eventId} of leaf ${index} was sealed with other values of ${differing.join(', ')}`);
    const at = Date.parse(String(body['at']));
    // the first leaf opens the log, and may be younger than what waited for it
    if (index > 0 && !Number.isNaN(at)) {
      const allowed = (this.options.backdatedAfterSeconds ?? 3600) * 1000;
      if (at < this.latest - allowed) this.note('late', index, `the event ${eventId} of leaf ${index} says ${String(body['at'])}, long before what was sealed ahead of it`);
      this.latest = Math.max(this.latest, at);
    }
    for (const { id, sha256, destroyed } of evidenceIn(body)) {
      if (sha256 !== undefined) this.evidence.set(id, sha256);
      if (destroyed) this.evidence.delete(id);
    }
  }

  /** A log that follows another commits to where it was left. */
  private checkPrevious(ended: ReadonlyMap<string, EndedLog>): void {
    const { previousOrigin, previousSize, previousRoot } = this.record;
    if (previousOrigin === null) return;
    const before = ended.get(previousOrigin);
    if (before?.size !== previousSize || before?.root !== previousRoot) {
      this.note('forked', 0, `the log follows ${previousOrigin} at ${previousSize ?? 0} leaves, and that log ${before ? `has ${before.size}, or another root` : 'is gone'}`);
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
