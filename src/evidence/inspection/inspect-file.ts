import { open, readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../common/problems.js';
import type { Language } from '../../common/translated.js';
import { readTables, type Table } from '../../exchange/workbook/workbooks.service.js';
import { FORMAT_NAMES, type Format } from '../evidence.vocabulary.js';
import { assertExtension } from '../file-name.js';
import { type Finding, findInTable, findInText } from '../nominative/nominative.js';
import type { InspectedContent, InspectionResult, InspectionTask } from './inspection-worker.js';
import { OLE2, recognise } from './recognise.js';

const runsFromSource = import.meta.url.endsWith('.ts');
const WORKER_FILE = new URL(runsFromSource ? './inspection-worker.ts' : './inspection-worker.js', import.meta.url);
const SOURCE_LOADER = new URL('../../../scripts/register-typescript.mjs', import.meta.url);
const HEAD_BYTES = 4096;
const TIME_MILLISECONDS = 20_000;
const HEAP_MEGABYTES = 512;
const MOST_ROWS = 50_000;

export interface Inspection {
  format: Format;
  pages: number | null;
  /** Its text was searched for nominative data; false for what holds none that can be read. */
  searched: boolean;
  findings: Finding[];
}

/**
 * Decides by its content whether a file is taken, and what in it seems nominative. Nothing in it is run, followed or drawn.
 * @throws Problem with a code that begins with `evidence_`, or file_refused for a workbook
 */
export async function inspectFile(path: string, extension: string, language: Language): Promise<Inspection> {
  const head = await readHead(path);
  if (head.length === 0) throw new Problem('evidence_empty');
  const recognised = recognise(head);
  // a workbook protected by a password, or of 1997: the reader of workbooks says which
  if (head.subarray(0, OLE2.length).equals(OLE2) && ['xlsx', 'ods'].includes(extension)) {
    await readTables(await readFile(path), 'xlsx', language);
  }
  if (typeof recognised === 'object') throw new Problem('evidence_type_refused', { found: recognised.refused, expected: FORMAT_NAMES });
  if (recognised === 'zip') return inspectWorkbook(path, head, extension, language);
  const format = recognised === 'text' ? 'csv' : recognised;
  assertExtension(extension, format);
  const { pages, text, rows } = await inWorker({ path, format, mostRows: MOST_ROWS });
  const findings = [...findInText(text), ...(rows.length > 0 ? findInTable({ sheet: '', rows }) : [])];
  return { format, pages, searched: format === 'csv' || text.trim().length > 0, findings };
}

async function inspectWorkbook(path: string, head: Buffer, extension: string, language: Language): Promise<Inspection> {
  if (extension !== 'xlsx' && extension !== 'ods') {
    throw new Problem('evidence_type_refused', { found: 'ZIP', expected: FORMAT_NAMES });
  }
  const isOpenDocument = head.toString('latin1', 30, 38) === 'mimetype';
  assertExtension(extension, isOpenDocument ? 'ods' : 'xlsx');
  const tables = await readTables(await readFile(path), extension, language);
  return { format: extension, pages: tables.length, searched: true, findings: tables.flatMap(({ name, rows }) => findInTable({ sheet: name, rows })) };
}

/** The rows of a workbook or CSV that was taken before. */
export async function readRows(path: string, format: 'xlsx' | 'ods' | 'csv', language: Language, mostRows: number): Promise<Pick<Table, 'name' | 'rows'>[]> {
  return format === 'csv' ? [{ name: '', rows: (await inWorker({ path, format, mostRows })).rows }] : readTables(await readFile(path), format, language);
}

/** In a thread of its own, with bounded time and memory. */
async function inWorker(task: InspectionTask): Promise<InspectedContent> {
  const worker = new Worker(WORKER_FILE, {
    workerData: task, execArgv: runsFromSource ? ['--import', SOURCE_LOADER.href] : [], env: {}, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const result = await new Promise<InspectionResult>((resolve, reject) => {
      timer = setTimeout(() => reject(new Problem('evidence_unreadable')), TIME_MILLISECONDS);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('evidence_unreadable') : error));
      worker.once('exit', () => reject(new Problem('evidence_unreadable')));
    });
    if ('refused' in result) throw new Problem(result.refused.code, result.refused.parameters);
    return result.content;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
