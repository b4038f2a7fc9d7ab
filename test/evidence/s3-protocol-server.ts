import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ObjectStoreSettings } from '../../src/config/settings.js';

/** A protocol server of S3, in memory: objects of one bucket with put, get, head, delete and list, and every signature (version 4) computed again. */
export class S3ProtocolServer {
  readonly objects = new Map<string, { content: Buffer; modified: Date }>();
  readonly refusals: string[] = [];
  /** Answers nothing but 503. */
  down = false;
  /** Objects in one page of a list. */
  pageSize = 2;
  readonly settings: ObjectStoreSettings = { endpoint: '', region: 'eu-test-1', bucket: 'mithaq', prefix: 'files/', accessKeyId: 'AKTEST', secretAccessKey: 'a secret of the test/+=' };
  private server: Server | undefined;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.settings.endpoint = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', this.settings.endpoint);
    const refusal = this.down ? 'ServiceUnavailable' : this.refusalOf(request, url, body);
    if (refusal) {
      this.refusals.push(refusal);
      response.writeHead(this.down ? 503 : 403).end(`<Error><Code>${refusal}</Code></Error>`);
      return;
    }
    const key = decodeURIComponent(url.pathname.slice(`/${this.settings.bucket}/`.length));
    const found = this.objects.get(key);
    if (key === '') {
      response.writeHead(200, { 'Content-Type': 'application/xml' }).end(this.list(url.searchParams));
    } else if (request.method === 'PUT') {
      this.objects.set(key, { content: body, modified: new Date() });
      response.writeHead(200).end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (!found) {
      response.writeHead(404).end(request.method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
    } else {
      response.writeHead(200, { 'Content-Length': found.content.length }).end(request.method === 'HEAD' ? undefined : found.content);
    }
  }

  private list(query: URLSearchParams): string {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort().filter((key) => key > (query.get('continuation-token') ?? ''));
    const page = keys.slice(0, this.pageSize);
    const contents = page.map((key) => `<Contents><Key>${key}</Key><LastModified>${this.objects.get(key)?.modified.toISOString()}</LastModified></Contents>`).join('');
    return `<?xml version="1.0"?><ListBucketResult>${contents}${keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`;
  }

  /** AWS Signature Version 4, from its description: canonical request, string to sign, signing key. */
  private refusalOf(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
    const [, key, date, region, headers, signature] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? [];
    if (key !== this.settings.accessKeyId || region !== this.settings.region || !date || !headers || !signature) return 'InvalidAccessKeyId';
    const hash = String(request.headers['x-amz-content-sha256']);
    if (hash !== createHash('sha256').update(body).digest('hex')) return 'XAmzContentSHA256Mismatch';
    if (request.method === 'PUT' && request.headers['content-length'] !== String(body.length)) return 'MissingContentLength';
    const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort().join('&');
    const canonical = [request.method, url.pathname, query, ...headers.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`), '', headers, hash].join('\n');
    const stamp = String(request.headers['x-amz-date']);
    const toSign = ['AWS4-HMAC-SHA256', stamp, `${date}/${region}/s3/aws4_request`, createHash('sha256').update(canonical).digest('hex')].join('\n');
    const signingKey = [date, region, 's3', 'aws4_request'].reduce<Buffer>((secret, part) => createHmac('sha256', secret).update(part).digest(), Buffer.from(`AWS4${this.settings.secretAccessKey}`));
    return createHmac('sha256', signingKey).update(toSign).digest('hex') === signature ? undefined : 'SignatureDoesNotMatch';
  }
}
