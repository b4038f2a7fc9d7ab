import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A data file of `src`, which ships with the program: beside this file in the sources, two folders up from the built one. */
export function sourceFile(path: string): string {
  const places = ['../', '../../../src/'].map((root) => fileURLToPath(new URL(root + path, import.meta.url)));
  return places.find(existsSync) ?? places[0] ?? path;
}
