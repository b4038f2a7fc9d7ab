import { createConnection, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

export type ScannerAddress = { path: string } | { host: string; port: number };

export type ScanAnswer = { verdict: 'clean' } | { verdict: 'infected'; signature: string };

/** The scanner gave no verdict: it was not reached, was silent, or answered an error. */
export class ScannerUnreachable extends Error {}

const LONGEST_ANSWER = 4096;

/**
 * Sends a file to ClamAV by its INSTREAM command: chunks with their length in four bytes, then a length of zero.
 * @throws ScannerUnreachable when there is no verdict, whatever the cause
 */
export async function scanStream(address: ScannerAddress, content: Readable, silenceMilliseconds = 60_000): Promise<ScanAnswer> {
  const socket = createConnection(address);
  socket.setTimeout(silenceMilliseconds, () => socket.destroy(new Error('no answer in time')));
  try {
    const answer = readAnswer(socket);
    // an answer may come before all is sent, as the refusal of a file that is too long; its failure is told once, below
    void send(socket, content).catch((error: unknown) => void socket.destroy(error as Error));
    return verdictOf(await answer);
  } catch (error) {
    throw error instanceof ScannerUnreachable ? error : new ScannerUnreachable((error as Error).message, { cause: error });
  } finally {
    content.destroy();
    socket.destroy();
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk) && !socket.destroyed) {
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', () => resolve());
      });
    }
    if (socket.destroyed) return;
  }
  socket.write(Buffer.alloc(4));
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\0') || text.length > LONGEST_ANSWER) resolve(text.split('\0')[0] ?? '');
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
  });
}

function verdictOf(text: string): ScanAnswer {
  if (/^stream: OK$/.test(text)) return { verdict: 'clean' };
  const signature = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (signature) return { verdict: 'infected', signature };
  throw new ScannerUnreachable(`answered “${text.slice(0, 200)}”`);
}
