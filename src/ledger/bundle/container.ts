import { crc32 as zlibCrc32 } from 'node:zlib';
import type { BundledFile } from './bundle.dto.js';

export class MalformedContainer extends Error {}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first day that a ZIP can tell: the container tells no time of its own. */
const FIRST_DAY = 0x0021;
const UTF8 = 0x0800;

/**
 * A ZIP of stored files in the order of their paths, which holds nothing but them: the same files make the same bytes, so that a
 * reader tells every changed byte, in whatever header it stands.
 */
export function packContainer(entries: readonly BundledFile[]): Buffer {
  const sorted = [...entries].sort((left, right) => (left.path < right.path ? -1 : 1));
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of sorted) {
    const name = Buffer.from(path, 'utf8');
    const fields = entryFields(name, content);
    const header = Buffer.concat([uint32(LOCAL), fields, uint16(0), name]);
    local.push(header, content);
    central.push(Buffer.concat([uint32(CENTRAL), uint16(20), fields, uint16(0), uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset), name]));
    offset += header.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.concat([uint32(END), uint16(0), uint16(0), uint16(sorted.length), uint16(sorted.length), uint32(directory.length), uint32(offset), uint16(0)]);
  return Buffer.concat([...local, directory, end]);
}

/** Version needed, flags, method, time, day, checksum, sizes, length of the name. */
function entryFields(name: Buffer, content: Buffer): Buffer {
  return Buffer.concat([uint16(20), uint16(UTF8), uint16(0), uint16(0), uint16(FIRST_DAY), uint32(crc32(content)), uint32(content.length), uint32(content.length), uint16(name.length)]);
}

/**
 * The files of a container, in their order.
 * @throws MalformedContainer for what `packContainer` would not have written, saying at which byte
 */
export function unpackContainer(bytes: Buffer): BundledFile[] {
  const entries: BundledFile[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const start = at + 30 + nameLength;
    if (start + size > bytes.length) throw new MalformedContainer(`The container is cut short in the file that begins at byte ${at}.`);
    entries.push({ path: bytes.toString('utf8', at + 30, start), content: bytes.subarray(start, start + size) });
    at = start + size;
  }
  const expected = packContainer(entries);
  const differs = firstDifference(bytes, expected);
  if (entries.length === 0 || differs !== null) {
    const within = entries.length === 0 ? undefined : entryAt(entries, differs ?? 0);
    throw new MalformedContainer(`The container was changed at byte ${differs ?? 0}${within === undefined ? '' : `, in ${within}`}.`);
  }
  return entries;
}

function firstDifference(bytes: Buffer, expected: Buffer): number | null {
  if (bytes.equals(expected)) return null;
  const length = Math.min(bytes.length, expected.length);
  for (let at = 0; at < length; at += 1) if (bytes[at] !== expected[at]) return at;
  return length;
}

/** The file in which a byte stands, for whoever looks for what was changed. */
function entryAt(entries: readonly BundledFile[], at: number): string {
  let offset = 0;
  for (const { path, content } of entries) {
    offset += 30 + Buffer.byteLength(path) + content.length;
    if (at < offset) return path;
  }
  return 'its directory';
}

function crc32(content: Buffer): number {
  if (typeof zlibCrc32 === 'function') return zlibCrc32(content);
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
