import { Problem } from '../../common/problems.js';
import type { Language } from '../../common/translated.js';
import { readWorkbook } from './read-workbook.js';
import { DEFAULT_WORKBOOK_LIMITS, type WorkbookFormat } from './workbook-limits.js';
import { workbookRefusalMessage } from './workbook-problems.js';
import { WorkbookRefusal } from './workbook-refusal.js';
import { displayedCell, type Sheet } from './workbook.js';
import { readZipDirectory } from './zip-directory.js';

export type { WorkbookFormat };

/** A sheet as its reader sees it: texts by row and column, blanks as ''. */
export interface Table {
  name: string;
  hidden: boolean;
  /** Number of each row in the sheet, from 1. */
  numbers: number[];
  rows: string[][];
}

/** Objects and controls that a workbook can carry beside its cells. */
const CARRIED = /^xl\/(embeddings|activeX|ctrlProps)\//i;

/**
 * Checks a workbook that is evidence and reads its sheets.
 * @throws Problem file_refused with the sentence of what is wrong
 */
export async function readTables(content: Uint8Array, format: WorkbookFormat, language: Language): Promise<Table[]> {
  try {
    const sheets = await readWorkbook(content, DEFAULT_WORKBOOK_LIMITS, format);
    const carried = readZipDirectory(content, DEFAULT_WORKBOOK_LIMITS.parts).find(({ name }) => CARRIED.test(name));
    if (carried) throw new WorkbookRefusal('workbook_nested_archive', { part: carried.name });
    return sheets.map(tableOf);
  } catch (error) {
    throw error instanceof WorkbookRefusal ? new Problem('file_refused', { reason: workbookRefusalMessage(error, language) }) : error;
  }
}

function tableOf({ name, hidden, rows }: Sheet): Table {
  return {
    name, hidden, numbers: rows.map(({ number }) => number),
    rows: rows.map(({ cells }) => {
      const texts: string[] = [];
      for (const cell of cells) texts[cell.column] = displayedCell(cell);
      return Array.from(texts, (text) => text ?? '');
    }),
  };
}
