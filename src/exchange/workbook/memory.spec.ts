import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { REFUSED_FILES } from '../../../test/corpus/refused-files.js';

const LOADER = fileURLToPath(new URL('../../../scripts/register-typescript.mjs', import.meta.url));
const MEASURE = fileURLToPath(new URL('../../../test/corpus/measure-memory.ts', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbooks-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

it('case 32: refuses every hostile file within 150 MiB of memory', async () => {
  const files = await Promise.all(
    REFUSED_FILES.map(async (file, index) => {
      const path = join(folder, `${index}.xlsx`);
      await writeFile(path, file.build());
      return path;
    }),
  );
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', LOADER, MEASURE, ...files]);
  const growths = JSON.parse(stdout) as number[];
  expect(growths).toHaveLength(REFUSED_FILES.length);
  expect(Math.max(...growths)).toBeLessThanOrEqual(150);
}, 120_000);
