import { inflatePart } from './inflate-part.js';
import type { WorkbookLimits } from './workbook-limits.js';
import { assertDeclaredSizes, scanParts } from './workbook-gate.js';
import { WorkbookRefusal } from './workbook-refusal.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

export const OPEN_DOCUMENT_SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';
const LARGEST_MANIFEST = 1024 * 1024;

/**
 * Decides whether a workbook library may see an OpenDocument spreadsheet: the same bounds as for XLSX, no macros, no embedded
 * objects, no encryption.
 * @throws WorkbookRefusal
 */
export async function assertSafeOpenDocument(content: Uint8Array, limits: WorkbookLimits): Promise<void> {
  const entries = readZipDirectory(content, limits.parts);
  assertDeclaredSizes(entries, limits);
  const first = entries.find(({ name }) => name === 'mimetype');
  if (!first || first.headerStart !== 0 || (await textOf(content, first, 100)) !== OPEN_DOCUMENT_SPREADSHEET) {
    throw new WorkbookRefusal('workbook_not_xlsx', { found: 'ZIP' });
  }
  const macros = entries.find(({ name }) => /^(Basic|Scripts)\/./.test(name));
  if (macros) throw new WorkbookRefusal('workbook_macros', { part: macros.name });
  const embedded = entries.find(({ name }) => /^Object[^/]*(\/|$)/.test(name) && !name.startsWith('ObjectReplacements/'));
  if (embedded) throw new WorkbookRefusal('workbook_nested_archive', { part: embedded.name });
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (!manifest) throw new WorkbookRefusal('workbook_corrupt', { part: 'META-INF/manifest.xml' });
  if (/encryption-data/.test(await textOf(content, manifest, LARGEST_MANIFEST))) throw new WorkbookRefusal('workbook_encrypted');
  await scanParts(content, entries, limits);
}

async function textOf(content: Uint8Array, entry: ZipEntry, limit: number): Promise<string> {
  if (entry.uncompressedSize > limit) throw new WorkbookRefusal('workbook_corrupt', { part: entry.name });
  const chunks: Uint8Array[] = [];
  for await (const chunk of inflatePart(content, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
