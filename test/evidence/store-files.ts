import { readdir } from 'node:fs/promises';

/** Everything that lies under the folder of the store, whatever its name. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name).sort();
}
