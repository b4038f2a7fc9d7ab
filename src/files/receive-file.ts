import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../common/problems.js';
import type { ReceivedFile } from './file-store.js';

/** Where files are while they arrive, under the folder of the store. */
export const INCOMING = 'incoming';

/**
 * Writes a file that arrives to a part file of its own, hashing it on the way; never more than a chunk of it is in memory.
 * Whoever receives it removes the part file, or hands it to the store.
 * @throws Problem too_large; any error of the sender or of the disk. Nothing is left behind then
 */
export async function receiveFile(content: Readable, folder: string, limitBytes: number): Promise<ReceivedFile> {
  await mkdir(join(folder, INCOMING), { recursive: true });
  const path = join(folder, INCOMING, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let size = 0;
  // opened before anything is read: a stream that still opens it when its sender breaks off would leave it behind
  const part = await open(path, 'wx', 0o600).catch(storageFull);
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limitBytes) throw new Problem('too_large', { limit: `${Math.floor(limitBytes / 1_048_576)} MiB` });
      hash.update(chunk);
      await part.writeFile(chunk);
    }
    await part.sync();
    return { path, sha256: hash.digest('hex'), size };
  } catch (error) {
    await rm(path, { force: true });
    return storageFull(error);
  } finally {
    await part.close();
  }
}

function storageFull(error: unknown): never {
  throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new Problem('storage_full') : error;
}

/** Removes what a process that was killed left of files that were arriving. @returns how many */
export async function sweepIncoming(folder: string, before: Date): Promise<number> {
  const incoming = join(folder, INCOMING);
  await mkdir(incoming, { recursive: true });
  let removed = 0;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    if ((await stat(path)).mtime < before) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}
