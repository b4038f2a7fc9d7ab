import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { assertZipMagic } from './file-kind.js';
import { assertSafeWorkbook } from './workbook-gate.js';
import { DEFAULT_WORKBOOK_LIMITS } from './workbook-limits.js';
import { WorkbookRefusal } from './workbook-refusal.js';
import { readSheets } from './xlsx-reader.js';

const original = readFileSync(new URL('../data/registre-offshoring.xlsx', import.meta.url));

/** Reads in this thread, so that a failure other than a refusal shows. */
async function readOrRefuse(content: Uint8Array): Promise<void> {
  try {
    assertZipMagic(content);
    await assertSafeWorkbook(content, DEFAULT_WORKBOOK_LIMITS);
    await readSheets(content, DEFAULT_WORKBOOK_LIMITS);
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
  }
}

const change = fc.record({ at: fc.nat({ max: original.length - 1 }), byte: fc.nat({ max: 255 }) });

describe('a damaged workbook', () => {
  it('is read or refused, never a failure, whatever bytes changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const content = Uint8Array.from(original);
        for (const { at, byte } of changes) content[at] = byte;
        await readOrRefuse(content);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused when it is cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: original.length - 1 }), async (length) => {
        const content = original.subarray(0, length);
        await expect((async () => { assertZipMagic(content); await assertSafeWorkbook(content, DEFAULT_WORKBOOK_LIMITS); })()).rejects.toBeInstanceOf(WorkbookRefusal);
      }),
      { numRuns: 150 },
    );
  });
});
