import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A protocol fake of clamd: INSTREAM alone. What holds the word EICAR is infected; `mode` says how it fails. */
export class ClamdProtocolServer {
  mode: 'answers' | 'closes' | 'error' = 'answers';
  readonly received: Buffer[] = [];
  private server: Server | undefined;

  async start(port = 0): Promise<number> {
    this.server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => this.server?.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private serve(socket: Socket): void {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const content = completeStream(bytes);
      if (this.mode === 'closes') {
        socket.destroy();
      } else if (this.mode === 'error') {
        socket.end('INSTREAM size limit exceeded. ERROR\0');
      } else if (content) {
        this.received.push(content);
        socket.end(content.includes('EICAR') ? 'stream: Mithaq.Test.Signature FOUND\0' : 'stream: OK\0');
      }
    });
  }
}

/** The content, once its length of zero has come. */
function completeStream(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (bytes.length < command.length || bytes.toString('latin1', 0, command.length) !== command) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
