import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { WorkbookRefusal } from './workbook-refusal.js';
import type { ZipEntry } from './zip-directory.js';

const SLICE_BYTES = 64 * 1024;

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

/**
 * Inflates one part chunk by chunk and keeps none: never more than the declared size passes.
 * @throws WorkbookRefusal when the part is larger than declared, or does not match its size and checksum
 */
export async function* inflatePart(content: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const data = content.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const compressed = Readable.from(slices(data), { objectMode: true });
  const inflated = entry.method === 0 ? compressed : compressed.pipe(createInflateRaw({ chunkSize: SLICE_BYTES }));
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of inflated as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new WorkbookRefusal('workbook_zip_bomb', { part: entry.name });
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw error;
    throw new WorkbookRefusal('workbook_corrupt', { part: entry.name }, { cause: error });
  } finally {
    compressed.destroy();
    inflated.destroy();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc) {
    throw new WorkbookRefusal('workbook_corrupt', { part: entry.name });
  }
}
