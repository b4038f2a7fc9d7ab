import { Worker } from 'node:worker_threads';
import { assertZipMagic } from './file-kind.js';
import type { WorkbookAnswer, WorkbookTask } from './workbook-worker.js';
import { DEFAULT_WORKBOOK_LIMITS, type WorkbookFormat, type WorkbookLimits } from './workbook-limits.js';
import { WorkbookRefusal } from './workbook-refusal.js';
import type { Sheet } from './workbook.js';

const runsFromSource = import.meta.url.endsWith('.ts');
const WORKER_FILE = new URL(runsFromSource ? './workbook-worker.ts' : './workbook-worker.js', import.meta.url);
const SOURCE_LOADER = new URL('../../../scripts/register-typescript.mjs', import.meta.url);

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

function startWorker(task: WorkbookTask): Worker {
  return new Worker(WORKER_FILE, {
    workerData: task,
    transferList: [task.content.buffer as ArrayBuffer],
    execArgv: runsFromSource ? ['--import', SOURCE_LOADER.href] : [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: task.limits.heapMegabytes },
  });
}

/**
 * Checks a file and reads it as a workbook, in a thread of its own with bounded time and memory.
 * Formulas are never evaluated, macros and external links never followed.
 * @param content bytes of the file as received
 * @throws WorkbookRefusal with a code of `WORKBOOK_REFUSAL_CODES`
 */
export async function readWorkbook(content: Uint8Array, limits: WorkbookLimits = DEFAULT_WORKBOOK_LIMITS, format: WorkbookFormat = 'xlsx'): Promise<Sheet[]> {
  if (content.length > limits.fileBytes) {
    throw new WorkbookRefusal('workbook_too_large', { limit: megabytes(limits.fileBytes) });
  }
  assertZipMagic(content);
  const worker = startWorker({ content: Uint8Array.from(content), limits, format });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<WorkbookAnswer>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new WorkbookRefusal('workbook_too_slow', { seconds: Math.ceil(limits.milliseconds / 1000) }));
      }, limits.milliseconds);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(outOfMemory ? new WorkbookRefusal('workbook_too_complex', { limit: limits.cells }) : error);
      });
      worker.once('exit', () => {
        reject(new WorkbookRefusal('workbook_corrupt', { part: '' }));
      });
    });
    if ('refused' in answer) throw new WorkbookRefusal(answer.refused.code, answer.refused.params);
    return answer.sheets;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
