import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** Files by the hash of their content: the same content is stored once, and what is read is what was stored. */
@Injectable()
export class FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'filesFolder'>) {}

  /** Writes beside and renames, so that no half file is ever visible. @returns the SHA-256 in hexadecimal */
  async put(content: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const path = this.pathOf(sha256);
    if (await exists(path)) {
      return sha256;
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
    return sha256;
  }

  /** @throws Problem stored_file_missing; Error when the content no longer has its hash */
  async get(sha256: string): Promise<Buffer> {
    const content = await readFile(this.pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new Problem('stored_file_missing') : error;
    });
    if (createHash('sha256').update(content).digest('hex') !== sha256) {
      throw new Error(`The stored file ${sha256} no longer has its content.`);
    }
    return content;
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) {
      throw new RangeError('A stored file is named by a SHA-256 in hexadecimal.');
    }
    return join(this.settings.filesFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}
