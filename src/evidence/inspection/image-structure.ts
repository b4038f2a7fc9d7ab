import { crc32 } from 'node:zlib';
import { Problem } from '../../common/problems.js';

/** A picture of a page at 600 dpi has 35 million pixels. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 20_000;

const truncated = (): Problem => new Problem('evidence_truncated');
const unreadable = (): Problem => new Problem('evidence_unreadable');
const trailing = (): Problem => new Problem('evidence_trailing_data', { found: '?' });

interface Dimensions {
  width: number;
  height: number;
}

/**
 * Walks through a picture from its first to its last byte without decoding it: dimensions from the headers, nothing after its end.
 * @throws Problem evidence_truncated, evidence_unreadable, evidence_trailing_data, evidence_too_many_pixels
 */
export function assertSafeImage(bytes: Buffer, format: 'png' | 'jpeg' | 'webp'): void {
  if (bytes.subarray(0, 1024).includes('%PDF-')) throw new Problem('evidence_trailing_data', { found: 'PDF' });
  const { width, height } = { png: walkPng, jpeg: walkJpegs, webp: walkWebp }[format](bytes);
  if (width === 0 || height === 0) throw unreadable();
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw new Problem('evidence_too_many_pixels', { width: String(width), height: String(height), limit: String(MOST_PIXELS / 1_000_000) });
  }
}

function walkPng(bytes: Buffer): Dimensions {
  let dimensions: Dimensions | undefined;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw truncated();
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (!/^[A-Za-z]{4}$/.test(type)) throw unreadable();
    if (end > bytes.length) throw truncated();
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw unreadable();
    if (!dimensions) {
      if (type !== 'IHDR' || length !== 13) throw unreadable();
      dimensions = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (type === 'IEND') {
      if (end !== bytes.length) throw trailing();
      return dimensions;
    }
    at = end;
  }
}

/** Telephones put further pictures (a preview, the other eye) after the first: each is walked through; anything else is refused. */
function walkJpegs(bytes: Buffer): Dimensions {
  let { end, dimensions } = walkJpeg(bytes, 0);
  const first = dimensions;
  for (;;) {
    while (bytes[end] === 0) end += 1;
    if (end === bytes.length) return first;
    if (bytes[end] !== 0xff || bytes[end + 1] !== 0xd8) throw trailing();
    ({ end, dimensions } = walkJpeg(bytes, end));
    if (dimensions.width * dimensions.height > first.width * first.height) throw trailing();
  }
}

function walkJpeg(bytes: Buffer, start: number): { end: number; dimensions: Dimensions } {
  let dimensions: Dimensions | undefined;
  let at = start + 2;
  for (;;) {
    if (at + 2 > bytes.length) throw truncated();
    if (bytes[at] !== 0xff) throw unreadable();
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      if (!dimensions) throw unreadable();
      return { end: at + 2, dimensions };
    }
    if (at + 4 > bytes.length) throw truncated();
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2) throw unreadable();
    if (end > bytes.length) throw truncated();
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (length < 8) throw unreadable();
      dimensions = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
}

/** Within the coded data FF is followed by 00 or by a restart marker; the first other marker ends it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw truncated();
}

function walkWebp(bytes: Buffer): Dimensions {
  const declared = bytes.readUInt32LE(4) + 8;
  if (declared > bytes.length) throw truncated();
  if (declared !== bytes.length) throw trailing();
  let dimensions: Dimensions | undefined;
  for (let at = 12; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw truncated();
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) throw truncated();
    dimensions ??= webpDimensions(type, bytes.subarray(at + 8, at + 8 + length));
    at = end;
  }
  if (!dimensions) throw unreadable();
  return dimensions;
}

function webpDimensions(type: string, data: Buffer): Dimensions | undefined {
  if (type === 'VP8X' && data.length >= 10) return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  if (type === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (type === 'VP8 ' && data.length >= 10) return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  return undefined;
}
