import { inflatePart } from './inflate-part.js';
import { PartScan } from './part-scan.js';
import type { WorkbookLimits } from './workbook-limits.js';
import { WorkbookRefusal } from './workbook-refusal.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

const CONTENT_TYPES = '[Content_Types].xml';
const ROOT_RELATIONSHIPS = '_rels/.rels';
const LARGEST_CONTENT_TYPES = 1024 * 1024;

/** Main part of a workbook, with or without macros, or of a template: ECMA-376 part 1, 12.3.23. */
const WORKBOOK_TYPE = /(?:spreadsheetml\.(?:sheet|template)|(?:sheet|template)\.macroEnabled)\.main\+xml/;

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function assertNotAnotherFormat(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map((entry) => entry.name));
  const found = [
    { name: 'xl/workbook.bin', format: 'XLSB' },
    { name: 'mimetype', format: 'ODS' },
    { name: 'word/document.xml', format: 'DOCX' },
    { name: 'ppt/presentation.xml', format: 'PPTX' },
  ].find((candidate) => names.has(candidate.name));
  if (found) throw new WorkbookRefusal('workbook_not_xlsx', { found: found.format });
  if (!names.has(CONTENT_TYPES) || !names.has(ROOT_RELATIONSHIPS)) {
    throw new WorkbookRefusal('workbook_not_xlsx', { found: 'ZIP' });
  }
}

export function assertDeclaredSizes(entries: readonly ZipEntry[], limits: WorkbookLimits): void {
  const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > limits.inflatedBytes) {
    throw new WorkbookRefusal('workbook_zip_bomb', { size: megabytes(declared), limit: megabytes(limits.inflatedBytes) });
  }
}

async function assertContentTypes(content: Uint8Array, entry: ZipEntry): Promise<void> {
  if (entry.uncompressedSize > LARGEST_CONTENT_TYPES) throw new WorkbookRefusal('workbook_corrupt', { part: entry.name });
  const chunks: Uint8Array[] = [];
  for await (const chunk of inflatePart(content, entry)) chunks.push(chunk);
  if (!WORKBOOK_TYPE.test(Buffer.concat(chunks).toString('utf8'))) {
    throw new WorkbookRefusal('workbook_not_xlsx', { found: 'ZIP' });
  }
}

function assertNoMacros(entries: readonly ZipEntry[]): void {
  const macros = entries.find((entry) => /(?:^|\/)vbaProject[^/]*\.bin$/i.test(entry.name));
  if (macros) throw new WorkbookRefusal('workbook_macros', { part: macros.name });
}

/**
 * Decides whether a workbook library may see the bytes. Inflates every part once, in bounded memory, and keeps nothing.
 * @param content bytes that begin as a zip archive
 * @throws WorkbookRefusal
 */
export async function assertSafeWorkbook(content: Uint8Array, limits: WorkbookLimits): Promise<void> {
  const entries = readZipDirectory(content, limits.parts);
  assertDeclaredSizes(entries, limits);
  assertNotAnotherFormat(entries);
  assertNoMacros(entries);
  await scanParts(content, entries, limits);
  for (const entry of entries.filter(({ name }) => name === CONTENT_TYPES)) await assertContentTypes(content, entry);
}

/** Inflates every part once and refuses what its bytes give away. */
export async function scanParts(content: Uint8Array, entries: readonly ZipEntry[], limits: WorkbookLimits): Promise<void> {
  let tags = 0;
  for (const entry of entries) {
    const scan = new PartScan(entry.name);
    for await (const chunk of inflatePart(content, entry)) {
      scan.take(chunk);
      if (tags + scan.tags > limits.tags) throw new WorkbookRefusal('workbook_too_complex', { limit: limits.cells });
    }
    tags += scan.tags;
  }
}
