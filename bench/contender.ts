import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The product runs as its start command runs it: young objects have little room, and the process stays small. */
const FLAGS = { limit: [], product: ['--max-semi-space-size=4'] };

/** A server in a process of its own, which tells its port and, when asked, its memory. */
export class Contender {
  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
  ) {}

  static start(role: 'limit' | 'product', environment: NodeJS.ProcessEnv): Promise<Contender> {
    const child = fork(fileURLToPath(new URL('./contender-process.js', import.meta.url)), [role], { env: { ...process.env, ...environment }, execArgv: FLAGS[role], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The ${role} server ended with code ${code} before it was ready.`)));
      child.once('message', (message: { port: number }) => resolve(new Contender(`http://127.0.0.1:${message.port}`, child)));
    });
  }

  /** Resident memory of the process, in MB. */
  memory(): Promise<number> {
    return new Promise((resolve) => {
      this.child.once('message', (message: { rss: number }) => resolve(message.rss / 1_048_576));
      this.child.send('memory');
    });
  }

  stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.removeAllListeners('exit').once('exit', () => resolve());
      this.child.kill('SIGTERM');
    });
  }
}
