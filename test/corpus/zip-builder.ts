import { crc32, deflateRawSync } from 'node:zlib';

/** A part to archive; what is given beside `name` and `content` replaces what an honest writer would put. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** Bytes to store as they are, already deflated. */
  readonly deflated?: Uint8Array;
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  readonly flags?: number;
  readonly madeByUnix?: boolean;
  readonly unixMode?: number;
  /** Name written in the local header instead. */
  readonly localName?: string;
  /** Leave the part out of the directory. */
  readonly unlisted?: boolean;
}

const bytesOf = (content: string | Uint8Array): Buffer => (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content));

interface Written {
  readonly local: Buffer;
  readonly central: Buffer;
}

function writePart(part: ZipPart, offset: number): Written {
  const content = bytesOf(part.content);
  const data = part.deflated ? Buffer.from(part.deflated) : part.stored ? content : deflateRawSync(content);
  const name = Buffer.from(part.name);
  const localName = Buffer.from(part.localName ?? part.name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(part.flags ?? 0, 2);
  fields.writeUInt16LE(part.stored ? 0 : 8, 4);
  fields.writeUInt32LE(part.declaredCrc ?? crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(part.declaredSize ?? content.length, 18);
  const local = Buffer.from(fields);
  local.writeUInt16LE(localName.length, 22);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE((part.madeByUnix ? 3 << 8 : 0) | 20, 4);
  fields.copy(central, 6, 0, 22);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return {
    local: Buffer.concat([Buffer.from('504b0304', 'hex'), local, localName, data]),
    central: Buffer.concat([central, name]),
  };
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

/** A zip archive that says what it is told to say. */
export function buildZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = writePart(part, offset);
    locals.push(local);
    if (!part.unlisted) centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([...locals, directory, endRecord(Math.min(centrals.length, 0xffff), directory.length, offset)]);
}

/** An archive whose first part, stored, contains the second one whole: both are listed, their bytes are the same. */
export function buildOverlappingZip(outerName: string, innerName: string): Buffer {
  const headerLength = 30 + Buffer.byteLength(outerName);
  const inner = writePart({ name: innerName, content: '<inner/>' }, headerLength);
  const outer = writePart({ name: outerName, content: inner.local, stored: true }, 0);
  const directory = Buffer.concat([outer.central, inner.central]);
  return Buffer.concat([outer.local, directory, endRecord(2, directory.length, outer.local.length)]);
}

/** Zeros deflated a thousandfold: `megabytes` MiB once inflated, about a thousandth of it as returned. */
export function deflatedZeros(megabytes: number): Buffer {
  const opened = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: 3 });
  const end = Buffer.from([0x03, 0x00]);
  return Buffer.concat([...Array.from({ length: megabytes }, () => opened), end]);
}
