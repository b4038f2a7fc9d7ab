import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFileStore } from './folder-file-store.js';

describe('the file store', () => {
  let folder: string;
  let store: FolderFileStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mithaq-files-'));
    store = new FolderFileStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back the bytes that were put', async () => {
    const sha256 = await store.put(Buffer.from('clause 4'));
    expect((await store.get(sha256)).toString()).toBe('clause 4');
  });

  it('stores the same content once, also when put twice at once, and leaves no half file', async () => {
    const names = await Promise.all([store.put(Buffer.from('same')), store.put(Buffer.from('same'))]);
    expect(names[0]).toBe(names[1]);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map((file) => file.name)).toEqual([names[0]]);
  });

  it('refuses content that no longer has its hash', async () => {
    const sha256 = await store.put(Buffer.from('original'));
    await writeFile(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'changed');
    await expect(store.get(sha256)).rejects.toThrow('no longer has its content');
  });

  it('never leaves its folder: a name that is not a hash is refused', async () => {
    await expect(store.get('../../etc/passwd')).rejects.toThrow(RangeError);
  });
});
