import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);
const TEXT_FILE = /\.(js|css|html|svg|json)$/;
/** Under one network packet a compressed copy saves nothing. */
const SMALLEST_BYTES = 1400;

/** Writes `file.br` and `file.gz` beside each text file of the build, for a server that sends what the browser reads. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'mithaq-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !TEXT_FILE.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        if (content.byteLength < SMALLEST_BYTES) continue;
        await writeFile(`${path}.br`, await asBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
        await writeFile(`${path}.gz`, await asGzip(content, { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}
