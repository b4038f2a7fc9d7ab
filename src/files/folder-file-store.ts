import { randomUUID } from 'node:crypto';
import { type Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../common/problems.js';
import { assertContent, assertSha256, FileStore, isSha256, type ReceivedFile, type StoredFile } from './file-store.js';
import { verified } from './verified-stream.js';

/** The store as a folder, `ab/cd/abcd…`. */
export class FolderFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Writes beside and renames, so that no half file is ever visible. */
  protected override async putBytes(sha256: string, content: Uint8Array): Promise<void> {
    const path = this.pathOf(sha256);
    if (await renewed(path)) {
      return;
    }
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  override async take({ path, sha256 }: ReceivedFile): Promise<void> {
    const stored = this.pathOf(sha256);
    if (await renewed(stored)) {
      await rm(path, { force: true });
      return;
    }
    await mkdir(dirname(stored), { recursive: true });
    await rename(path, stored);
    await renewed(stored);
  }

  override async has(sha256: string): Promise<boolean> {
    return (await statOrNothing(this.pathOf(sha256))) !== undefined;
  }

  override async get(sha256: string): Promise<Buffer> {
    const content = await readFile(this.pathOf(sha256)).catch(tellMissing);
    assertContent(sha256, content);
    return content;
  }

  override async open(sha256: string): Promise<Readable> {
    const file = await open(this.pathOf(sha256), 'r').catch(tellMissing);
    return verified(sha256, file.createReadStream());
  }

  override async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  override async *list(): AsyncIterable<StoredFile> {
    for (const first of await entries(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(first.name)) continue;
      for (const second of await entries(join(this.folder, first.name))) {
        const folder = join(this.folder, first.name, second.name);
        for (const { name } of await entries(folder)) {
          const found = isSha256(name) ? await statOrNothing(join(folder, name)) : undefined;
          if (found) yield { sha256: name, storedAt: found.mtime };
        }
      }
    }
  }

  private pathOf(sha256: string): string {
    assertSha256(sha256);
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

/** Content that is there already counts as stored now: whoever sweeps the store leaves it alone. */
async function renewed(path: string): Promise<boolean> {
  try {
    const now = new Date();
    await utimes(path, now, now);
    return true;
  } catch (error) {
    return absent(error);
  }
}

async function statOrNothing(path: string): Promise<{ mtime: Date } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    absent(error);
    return undefined;
  }
}

async function entries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    absent(error);
    return [];
  }
}

/** @returns false for what is not there; anything else is thrown on */
function absent(error: unknown): false {
  if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
    return false;
  }
  throw error;
}

function tellMissing(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? new Problem('stored_file_missing') : error;
}
