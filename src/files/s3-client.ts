import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { ObjectStoreSettings } from '../config/settings.js';
import { FileStoreUnavailable } from './file-store.js';

const SILENCE_MILLISECONDS = 30_000;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export interface S3Upload {
  /** Hash of the body, which the service checks; it is part of the signature. */
  sha256: string;
  size: number;
  content: Readable;
}

/** The object store answered with an error. */
export class S3Error extends Error {
  constructor(
    readonly method: string,
    readonly status: number,
    answer: string,
  ) {
    super(`The object store answered ${status} to ${method}: ${/<Code>([^<]+)<\/Code>/.exec(answer)?.[1] ?? 'no code'}.`);
  }
}

/** The few requests of the S3 protocol that a store of files needs, signed (version 4), with the path-style addresses that every service knows. */
export class S3Client {
  constructor(private readonly settings: ObjectStoreSettings) {}

  /** @param key name of the object, '' for the bucket @throws S3Error for 404 too */
  async send(method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', key: string, { query = {}, upload }: { query?: Readonly<Record<string, string>>; upload?: S3Upload } = {}): Promise<IncomingMessage> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.settings;
    const url = new URL(`${endpoint}/${bucket}/${key}`);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, value);
    }
    const signer = new AwsV4Signer({
      method, url: url.href, service: 's3', region, accessKeyId, secretAccessKey,
      headers: { 'x-amz-content-sha256': upload?.sha256 ?? EMPTY_SHA256, ...(upload ? { 'content-type': 'application/octet-stream' } : {}) },
    });
    const signed = await signer.sign();
    const headers = { ...Object.fromEntries([...signed.headers]), ...(upload ? { 'content-length': String(upload.size) } : {}) };
    const answer = await exchange(method, signed.url, headers, upload?.content).catch((error: Error) => {
      throw new FileStoreUnavailable(error);
    });
    if ((answer.statusCode ?? 500) >= 300) {
      const error = new S3Error(method, answer.statusCode ?? 500, await textOf(answer));
      throw error.status >= 500 ? new FileStoreUnavailable(error) : error;
    }
    return answer;
  }
}

function exchange(method: string, url: URL, headers: Record<string, string>, content: Readable | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, { method, headers, timeout: SILENCE_MILLISECONDS }, resolve);
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('The object store does not answer.')));
    if (content) {
      // an answer that comes before the body has left, as a refusal, is the answer
      pipeline(content, sent).catch(reject);
    } else {
      sent.end();
    }
  });
}

/** Reads an answer to its end, so that the connection is free again. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
