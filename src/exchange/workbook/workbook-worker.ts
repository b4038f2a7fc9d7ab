import { parentPort, workerData } from 'node:worker_threads';
import { assertSafeOpenDocument } from './open-document-gate.js';
import { assertSafeWorkbook } from './workbook-gate.js';
import type { WorkbookFormat, WorkbookLimits } from './workbook-limits.js';
import { WorkbookRefusal, type WorkbookRefusalCode, type WorkbookRefusalParameters } from './workbook-refusal.js';
import type { Sheet } from './workbook.js';
import { readSheets } from './xlsx-reader.js';

export interface WorkbookTask {
  readonly content: Uint8Array;
  readonly limits: WorkbookLimits;
  readonly format: WorkbookFormat;
}

export type WorkbookAnswer =
  | { readonly sheets: Sheet[] }
  | { readonly refused: { readonly code: WorkbookRefusalCode; readonly params: WorkbookRefusalParameters } };

async function answer({ content, limits, format }: WorkbookTask): Promise<WorkbookAnswer> {
  try {
    await (format === 'ods' ? assertSafeOpenDocument(content, limits) : assertSafeWorkbook(content, limits));
    return { sheets: await readSheets(content, limits, format) };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refused: { code: error.code, params: error.params } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as WorkbookTask));
