import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { INCOMING, receiveFile } from './receive-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mithaq-receive-'));
});
afterEach(() => rm(folder, { recursive: true }));

const arriving = (): Promise<string[]> => readdir(join(folder, INCOMING));

describe('a file that arrives', () => {
  it('is written as it came, with its hash and its size', async () => {
    const file = await receiveFile(Readable.from([Buffer.from('one '), Buffer.from('two')]), folder, 7);
    expect(file).toMatchObject({ sha256: '8ab63e29a4ba14e4e1688f9c15e5af90895421358c945b0431f85d66977bd3d2', size: 7 });
    expect((await readFile(file.path)).toString()).toBe('one two');
  });

  it('leaves nothing when it is longer than allowed', async () => {
    await expect(receiveFile(Readable.from([Buffer.from('one '), Buffer.from('two')]), folder, 6)).rejects.toMatchObject({ code: 'too_large' });
    expect(await arriving()).toEqual([]);
  });

  it('leaves nothing at whichever moment its sender breaks off', async () => {
    for (let turns = 0; turns < 20; turns += 1) {
      const content = new Readable({ read: () => undefined }).on('error', () => undefined);
      content.push('the beginning');
      const refused = expect(receiveFile(content, folder, 1_000)).rejects.toThrow('broken off');
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      content.destroy(new Error('broken off'));
      await refused;
    }
    expect(await arriving()).toEqual([]);
  });
});
