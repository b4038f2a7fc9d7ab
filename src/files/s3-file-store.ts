import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Problem } from '../common/problems.js';
import type { ObjectStoreSettings } from '../config/settings.js';
import { assertContent, assertSha256, FileStore, isSha256, type ReceivedFile, type StoredFile } from './file-store.js';
import { S3Client, S3Error, type S3Upload, textOf } from './s3-client.js';
import { verified } from './verified-stream.js';

/** The store as objects of an S3-compatible service, `prefix` + hash. A put is whole or not at all by its protocol. */
export class S3FileStore extends FileStore {
  private readonly client: S3Client;

  constructor(private readonly settings: ObjectStoreSettings) {
    super();
    this.client = new S3Client(settings);
  }

  protected override putBytes(sha256: string, content: Uint8Array): Promise<void> {
    return this.upload({ sha256, size: content.length, content: Readable.from([content], { objectMode: false }) });
  }

  override async take({ path, sha256, size }: ReceivedFile): Promise<void> {
    await this.upload({ sha256, size, content: createReadStream(path) });
    await rm(path, { force: true });
  }

  override async has(sha256: string): Promise<boolean> {
    return (await this.find('HEAD', sha256)) !== undefined;
  }

  override async get(sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of (await this.existing(sha256)) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const content = Buffer.concat(chunks);
    assertContent(sha256, content);
    return content;
  }

  override async open(sha256: string): Promise<Readable> {
    return verified(sha256, await this.existing(sha256));
  }

  override async remove(sha256: string): Promise<void> {
    await textOf(await this.client.send('DELETE', this.keyOf(sha256)));
  }

  override async *list(): AsyncIterable<StoredFile> {
    const { prefix } = this.settings;
    let token: string | undefined;
    do {
      const answer = await textOf(await this.client.send('GET', '', { query: { 'list-type': '2', ...(prefix ? { prefix } : {}), ...(token ? { 'continuation-token': token } : {}) } }));
      for (const [, item = ''] of answer.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        const name = (element(item, 'Key') ?? '').slice(prefix.length);
        if (isSha256(name)) yield { sha256: name, storedAt: new Date(element(item, 'LastModified') ?? '') };
      }
      token = element(answer, 'NextContinuationToken');
    } while (token);
  }

  private async upload(upload: S3Upload): Promise<void> {
    await textOf(await this.client.send('PUT', this.keyOf(upload.sha256), { upload }));
  }

  private async existing(sha256: string): Promise<IncomingMessage> {
    const found = await this.find('GET', sha256);
    if (!found) {
      throw new Problem('stored_file_missing');
    }
    return found;
  }

  private async find(method: 'GET' | 'HEAD', sha256: string): Promise<IncomingMessage | undefined> {
    try {
      const found = await this.client.send(method, this.keyOf(sha256));
      if (method === 'HEAD') found.resume();
      return found;
    } catch (error) {
      if (error instanceof S3Error && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  private keyOf(sha256: string): string {
    assertSha256(sha256);
    return this.settings.prefix + sha256;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}
