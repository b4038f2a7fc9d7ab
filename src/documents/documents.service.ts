import { type ChildProcess, fork } from 'node:child_process';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../common/problems.js';
import type { DocumentMade, DocumentName, DocumentTask } from './document-task.js';

const runsFromSource = import.meta.url.endsWith('.ts');
const PROCESS_FILE = new URL(runsFromSource ? './document-process.ts' : './document-process.js', import.meta.url);
const SOURCE_LOADER = new URL('../../scripts/register-typescript.mjs', import.meta.url);

const LONGEST_MS = 30_000;
/** A process that has nothing to do gives its memory back. */
const IDLE_MS = 60_000;

interface Waiting {
  /** The process that makes it. */
  child: ChildProcess;
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Makes PDF documents in a process of its own, so that the server's memory stays what it is. */
@Injectable()
export class DocumentsService implements OnApplicationShutdown {
  private readonly logger = new Logger(DocumentsService.name);
  private readonly waiting = new Map<number, Waiting>();
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last = 0;

  /**
   * @param data what the template reads: text in it is text, never markup
   * @returns a tagged PDF (PDF/UA-1)
   * @throws Problem documents_unavailable when the process cannot make it or takes too long
   */
  make(name: DocumentName, data: object): Promise<Buffer> {
    clearTimeout(this.idle);
    const child = this.child ?? this.start();
    const id = (this.last += 1);
    return new Promise<Buffer>((resolve, reject) => {
      // a process that hangs is of no use to who comes next either
      const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
      this.waiting.set(id, { child, resolve, reject, timer });
      child.send({ id, name, data: JSON.stringify(data) } satisfies DocumentTask);
    });
  }

  /** Of the process that makes documents, while there is one. */
  get processId(): number | undefined {
    return this.child?.pid;
  }

  onApplicationShutdown(): void {
    clearTimeout(this.idle);
    this.end();
  }

  private start(): ChildProcess {
    const child = fork(PROCESS_FILE, { execArgv: runsFromSource ? ['--import', SOURCE_LOADER.href] : [], env: {}, serialization: 'advanced' });
    this.child = child;
    child.on('message', (made: DocumentMade) => this.take(made));
    child.on('error', (error) => {
      this.logger.error(error);
      this.lose(child);
    });
    child.once('exit', () => this.lose(child));
    return child;
  }

  /** What a process that ended was asked for is not made; the next document starts another. */
  private lose(child: ChildProcess): void {
    if (this.child === child) this.child = undefined;
    const lost = [...this.waiting].filter(([, waiting]) => waiting.child === child);
    for (const [id] of lost) this.settle(id)?.reject(new Problem('documents_unavailable'));
  }

  /** Nobody is sent to a process that is being ended. */
  private end(): void {
    this.child?.kill();
    this.child = undefined;
  }

  private take(made: DocumentMade): void {
    const waiting = this.settle(made.id);
    if ('pdf' in made) {
      waiting?.resolve(Buffer.from(made.pdf));
      return;
    }
    this.logger.error(made.failed);
    waiting?.reject(new Problem('documents_unavailable'));
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    clearTimeout(waiting?.timer);
    this.waiting.delete(id);
    clearTimeout(this.idle);
    if (this.waiting.size === 0) {
      this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    }
    return waiting;
  }
}
