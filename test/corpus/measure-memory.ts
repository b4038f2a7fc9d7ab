// Reads a small workbook, then each file given, and prints by how many MiB resident memory rose for each.
import { readFileSync } from 'node:fs';
import { readWorkbook } from '../../src/exchange/workbook/read-workbook.js';
import { WorkbookRefusal } from '../../src/exchange/workbook/workbook-refusal.js';
import { smallWorkbookParts } from './workbook-parts.js';
import { buildZip } from './zip-builder.js';

const SAMPLE_MILLISECONDS = 5;

// Sampled, because the peak that the system keeps for a process includes what its parent held.
const residentMegabytes = (): number => process.memoryUsage.rss() / 1024 / 1024;

/** How far memory rose above what it was when the file began to be read. */
async function growthOf(content: Uint8Array): Promise<number> {
  const before = residentMegabytes();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentMegabytes());
  }, SAMPLE_MILLISECONDS);
  await readWorkbook(content).catch((error: unknown) => {
    if (!(error instanceof WorkbookRefusal)) throw error;
  });
  clearInterval(sampling);
  return Math.ceil(peak - before);
}

await growthOf(buildZip(smallWorkbookParts()));
const growths: number[] = [];
for (const file of process.argv.slice(2)) growths.push(await growthOf(readFileSync(file)));
process.stdout.write(JSON.stringify(growths));
