import { MalformedNote } from './signed-note.js';

/** How far a log had come: c2sp.org/tlog-checkpoint. */
export interface Checkpoint {
  /** Names the log, and never changes. */
  origin: string;
  size: bigint;
  root: Buffer;
}

const SIZE = /^(0|[1-9]\d{0,18})$/;
const ROOT = /^[A-Za-z0-9+/]{43}=$/;

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Further lines are extensions, which are signed and not read. @throws MalformedNote */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = ''] = text.split('\n');
  if (origin === '' || !SIZE.test(size) || !ROOT.test(root)) throw new MalformedNote('This is no checkpoint: the name of the log, its size and its root are awaited, one a line.');
  return { origin, size: BigInt(size), root: Buffer.from(root, 'base64') };
}
