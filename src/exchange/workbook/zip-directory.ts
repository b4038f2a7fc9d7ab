import { WorkbookRefusal } from './workbook-refusal.js';

/** One part of the archive. Offsets and sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly headerStart: number;
  readonly dataStart: number;
}

/** Structure sizes, signatures and field offsets: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;
const FLAG_ENCRYPTED = 0x2041;
const FLAG_DATA_DESCRIPTOR = 0x0008;
const MADE_BY_UNIX = 3;
const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const corrupt = (part = ''): WorkbookRefusal => new WorkbookRefusal('workbook_corrupt', { part });
const unsafe = (part: string): WorkbookRefusal => new WorkbookRefusal('workbook_unsafe_part_name', { part });

function findEnd(bytes: Buffer): number {
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (at + END_SIZE + bytes.readUInt16LE(at + 20) !== bytes.length) throw corrupt();
    return at;
  }
  throw corrupt();
}

function assertSafeName(name: string): void {
  const segments = name.split('/');
  const traversal = segments.some((segment) => segment === '..' || segment === '.');
  const encoded = /%(?:2e|2f|5c|00)/i.test(name);
  if (name === '' || name.startsWith('/') || /[\\:\p{Cc}\ufffd]/u.test(name) || traversal || encoded) throw unsafe(name);
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw corrupt();
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const compressedSize = bytes.readUInt32LE(at + 20);
  const uncompressedSize = bytes.readUInt32LE(at + 24);
  const nameLength = bytes.readUInt16LE(at + 28);
  const headerStart = bytes.readUInt32LE(at + 42);
  const nameBytes = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
  const name = nameBytes.toString('utf8');
  assertSafeName(name);
  if ((flags & FLAG_ENCRYPTED) !== 0) throw new WorkbookRefusal('workbook_encrypted');
  const unixMode = bytes.readUInt32LE(at + 38) >>> 16;
  if (bytes.readUInt8(at + 5) === MADE_BY_UNIX && (unixMode & FILE_TYPE_MASK) === SYMBOLIC_LINK) throw unsafe(name);
  // A file within the size limit never needs 64-bit sizes.
  if ([compressedSize, uncompressedSize, headerStart].includes(ZIP64_SIZE)) throw corrupt(name);
  if (method !== 0 && method !== 8) throw corrupt(name);
  if (method === 0 && compressedSize !== uncompressedSize) throw corrupt(name);
  // Without a size in the directory, a reader would look for one elsewhere and find another than ours.
  if ((flags & FLAG_DATA_DESCRIPTOR) !== 0 && compressedSize === 0 && !name.endsWith('/')) throw corrupt(name);

  if (headerStart + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(headerStart) !== LOCAL_SIGNATURE) throw corrupt(name);
  const localNameLength = bytes.readUInt16LE(headerStart + 26);
  const localName = bytes.subarray(headerStart + LOCAL_SIZE, headerStart + LOCAL_SIZE + localNameLength);
  if (!localName.equals(nameBytes)) throw corrupt(name);
  const dataStart = headerStart + LOCAL_SIZE + localNameLength + bytes.readUInt16LE(headerStart + 28);
  const entry = { name, method, crc: bytes.readUInt32LE(at + 16), compressedSize, uncompressedSize, headerStart, dataStart } as const;
  return { entry, next: at + CENTRAL_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32) };
}

function assertNoOverlap(entries: readonly ZipEntry[], directoryStart: number): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.headerStart - b.headerStart)) {
    if (entry.headerStart < free) throw new WorkbookRefusal('workbook_zip_bomb', { part: entry.name });
    free = entry.dataStart + entry.compressedSize;
    if (free > directoryStart) throw corrupt(entry.name);
  }
}

/**
 * Reads the central directory of a zip archive without inflating anything.
 * Refuses more than `partLimit` parts, names that leave the archive or repeat, links, encryption, overlaps.
 * @throws WorkbookRefusal
 */
export function readZipDirectory(content: Uint8Array, partLimit: number): ZipEntry[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < END_SIZE) throw corrupt();
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const directoryStart = bytes.readUInt32LE(end + 16);
  if (count > partLimit || count === ZIP64_COUNT) throw new WorkbookRefusal('workbook_too_many_parts', { limit: partLimit });
  const onOneDisk = bytes.readUInt32LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count;
  if (!onOneDisk || directoryStart + bytes.readUInt32LE(end + 12) !== end) throw corrupt();

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = directoryStart;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(bytes, at);
    // Part names are compared without case: ECMA-376 part 2, 6.2.2.3.
    const key = entry.name.normalize('NFC').toLowerCase();
    if (names.has(key)) throw unsafe(entry.name);
    names.add(key);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw corrupt();
  assertNoOverlap(entries, directoryStart);
  return entries;
}
