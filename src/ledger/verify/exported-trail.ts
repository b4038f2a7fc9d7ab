import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { TrailRecord } from './trail-record.js';

const FORMAT = 'mithaq-trail/1';

/** Bytes of a record, which JSON does not hold. */
const BYTES = ['body', 'hash', 'root'] as const;

/** Writes a trail as one JSON record a line, compressed; the first line names the format. */
export async function writeTrail(records: AsyncIterable<TrailRecord>, path: string): Promise<void> {
  await pipeline(Readable.from(linesOf(records)), createGzip(), createWriteStream(path, { flags: 'wx' }));
}

async function* linesOf(records: AsyncIterable<TrailRecord>): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: FORMAT })}\n`;
  for await (const record of records) {
    const written: Record<string, unknown> = { ...record };
    for (const name of BYTES) if (Buffer.isBuffer(written[name])) written[name] = written[name].toString('base64');
    yield `${JSON.stringify(written)}\n`;
  }
  yield `${JSON.stringify({ kind: 'end' })}\n`;
}

/** @throws Error for what is no export, or one that was cut short */
export async function* exportedTrail(path: string): AsyncGenerator<TrailRecord> {
  let number = 0;
  let ended = false;
  for await (const line of linesIn(path)) {
    number += 1;
    const record = JSON.parse(line) as Record<string, unknown>;
    if (number === 1) {
      if (record['format'] !== FORMAT) throw new Error(`${path} is no export of a trail: ${FORMAT} is awaited in its first line`);
      continue;
    }
    if (record['kind'] === 'end') {
      ended = true;
      continue;
    }
    for (const name of BYTES) if (typeof record[name] === 'string') record[name] = Buffer.from(record[name], 'base64');
    yield record as unknown as TrailRecord;
  }
  if (!ended) throw new Error(`${path} stops after line ${number}, before its end`);
}

async function* linesIn(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const unzipped = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => unzipped.destroy(error));
  let rest = '';
  for await (const chunk of unzipped as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
