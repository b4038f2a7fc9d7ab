import { parse } from 'csv-parse/sync';
import { Problem } from '../../common/problems.js';

const DELIMITERS = [';', ',', '\t', '|'] as const;

/**
 * A CSV file as rows of texts. UTF-8, or the Windows encoding in which French spreadsheets write.
 * @throws Problem evidence_unreadable when it is not one
 */
export function readCsv(bytes: Buffer, mostRows: number): string[][] {
  const text = decode(bytes);
  if (/(?![\n\r\t])\p{Cc}/u.test(text) || /^\s*(<|#!|%PDF)/i.test(text)) {
    throw new Problem('evidence_unreadable');
  }
  const firstLines = text.split(/\r?\n/, 10);
  const delimiter = [...DELIMITERS].sort((left, right) => count(firstLines, right) - count(firstLines, left))[0] ?? ';';
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: mostRows, max_record_size: 1_000_000 });
  } catch (error) {
    throw Object.assign(new Problem('evidence_unreadable'), { cause: error });
  }
}

function count(lines: readonly string[], delimiter: string): number {
  return lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // not UTF-8: the spreadsheets of Windows write their own encoding
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
