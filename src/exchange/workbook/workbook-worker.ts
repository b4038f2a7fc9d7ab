import { parentPort, workerData } from 'node:worker_threads';
import { assertSafeWorkbook } from './workbook-gate.js';
import type { WorkbookLimits } from './workbook-limits.js';
import { WorkbookRefusal, type WorkbookRefusalCode, type WorkbookRefusalParameters } from './workbook-refusal.js';
import type { Sheet } from './workbook.js';
import { readSheets } from './xlsx-reader.js';

export interface WorkbookTask {
  readonly content: Uint8Array;
  readonly limits: WorkbookLimits;
}

export type WorkbookAnswer =
  | { readonly sheets: Sheet[] }
  | { readonly refused: { readonly code: WorkbookRefusalCode; readonly params: WorkbookRefusalParameters } };

async function answer({ content, limits }: WorkbookTask): Promise<WorkbookAnswer> {
  try {
    await assertSafeWorkbook(content, limits);
    return { sheets: await readSheets(content, limits) };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refused: { code: error.code, params: error.params } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as WorkbookTask));
