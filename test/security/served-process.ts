import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../src/config/settings.js';
import { TEST_PASSWORD } from '../factories/accounts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started: ChildProcess[] = [];

/** The program in a process of its own, which a test can kill in the middle of its work. */
export class ServedProcess {
  private constructor(private readonly child: ChildProcess, private readonly url: string, private readonly settings: Settings) {}

  static async start(settings: Settings, databaseUrl: string): Promise<ServedProcess> {
    const child = spawn(process.execPath, ['--import', './scripts/register-typescript.mjs', 'test/security/server-process.ts'], {
      cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MITHAQ_TEST_PROCESS: JSON.stringify({ ...settings, secret: settings.secret.toString('base64'), databaseUrl }) },
    });
    started.push(child);
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      if (line.startsWith('http://')) {
        return new ServedProcess(child, line, settings);
      }
    }
    throw new Error('The program ended before it listened.');
  }

  /** Ends what a failed test left running. */
  static async killAll(): Promise<void> {
    await Promise.all(started.map(killed));
  }

  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void> {
    return killed(this.child);
  }

  async signIn(email: string): Promise<string> {
    const answer = await fetch(`${this.url}/api/v1/session`, { method: 'POST', body: JSON.stringify({ email, password: TEST_PASSWORD }), headers: { 'Content-Type': 'application/json', Origin: this.settings.publicUrl } });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { accessToken: string }).accessToken;
  }

  /** @returns the status, or 0 where the process went away before it answered: what was written is then for the test to ask */
  async post(path: string, token: string, body: object, headers: Record<string, string>): Promise<number> {
    try {
      const answer = await fetch(`${this.url}/api/v1/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers } });
      await answer.text();
      return answer.status;
    } catch {
      return 0;
    }
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
