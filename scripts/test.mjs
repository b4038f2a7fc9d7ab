// Runs the tests; any Jest option or path may follow. They run on TEST_DATABASE_URL when it is set, otherwise on an
// embedded server of their own.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.on('SIGINT', () => {}); // Ctrl-C reaches Jest as well, which stops its server; this process waits for it
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (status) => {
  process.exitCode = status ?? 1;
});
