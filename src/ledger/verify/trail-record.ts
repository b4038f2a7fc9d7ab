/** What a verifier reads of a trail, in this order: the keys and leaves of each log with what is signed over them, then what waits. */
export type TrailRecord = LogRecord | KeyRecord | LeafRecord | NodeRecord | CheckpointRecord | UnsealedRecord;

export interface LogRecord {
  kind: 'log';
  id: number;
  origin: string;
  previousOrigin: string | null;
  previousSize: number | null;
  /** Hexadecimal. */
  previousRoot: string | null;
}

export interface KeyRecord {
  kind: 'key';
  verifier: string;
  /** Empty for the first key of the log. */
  note: string | null;
}

/** The columns of an event and of its change that stand in its body too, as text. */
export type EventColumns = Record<string, string | null>;

export interface LeafRecord {
  kind: 'leaf';
  index: number;
  eventId: string;
  /** The bytes that were hashed; null when the event is gone. */
  body: Buffer | null;
  columns: EventColumns | null;
}

/** A stored subtree; it follows the leaf that completes it. */
export interface NodeRecord {
  kind: 'node';
  level: number;
  position: number;
  hash: Buffer;
}

/** It follows the last leaf that it covers. */
export interface CheckpointRecord {
  kind: 'checkpoint';
  size: number;
  root: Buffer;
  note: string;
}

export interface UnsealedRecord {
  kind: 'unsealed';
  eventId: string;
  /** How long it had waited when the trail was read. */
  seconds: number;
}
