import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from 'node:fs/promises';
import type { ProblemCode } from '../../common/problem-catalogue.js';
import { Problem } from '../../common/problems.js';
import { readCsv } from './csv-content.js';
import { assertSafeImage } from './image-structure.js';
import { assertSafePdf } from './pdf-structure.js';
import { readPdf } from './pdf-text.js';
import { assertNoArchiveAtEnd } from './trailing.js';

export interface InspectionTask {
  path: string;
  format: 'pdf' | 'png' | 'jpeg' | 'webp' | 'csv';
  mostRows: number;
}

export interface InspectedContent {
  pages: number | null;
  /** Text outside of tables. */
  text: string;
  rows: string[][];
}

export type InspectionResult = { content: InspectedContent } | { refused: { code: ProblemCode; parameters: Record<string, string> } };

async function inspect({ path, format, mostRows }: InspectionTask): Promise<InspectedContent> {
  const bytes = await readFile(path);
  if (format === 'csv') return { pages: null, text: '', rows: readCsv(bytes, mostRows) };
  assertNoArchiveAtEnd(bytes);
  if (format !== 'pdf') {
    assertSafeImage(bytes, format);
    return { pages: null, text: '', rows: [] };
  }
  assertSafePdf(bytes);
  return { ...(await readPdf(Uint8Array.from(bytes))), rows: [] };
}

async function answer(task: InspectionTask): Promise<InspectionResult> {
  try {
    return { content: await inspect(task) };
  } catch (error) {
    if (error instanceof Problem) return { refused: { code: error.code, parameters: error.parameters } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as InspectionTask));
