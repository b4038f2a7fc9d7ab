// Makes the generated files again and compares them with the committed ones: fails with the stale file and the command
// that refreshes it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const generated = [
  { file: 'openapi.json', refresh: 'npm run build:server && npx mithaq openapi', make: () => mithaq('openapi') },
  { file: 'docs/error-codes.md', refresh: 'npm run build:server && npx mithaq error-codes', make: () => mithaq('error-codes') },
  { file: 'web/src/api/generated/schema.d.ts', refresh: 'npm run generate --workspace @mithaq/contract', make: webClientTypes },
];

let failed = 0;
for (const { file, refresh, make } of generated) {
  const path = join(root, file);
  const problem = await compare(path, make);
  console.log(problem === undefined ? `Fresh: ${file}` : `${file} ${problem}: run "${refresh}" and commit it.`);
  if (problem !== undefined) failed += 1;
}
console.log(`Counts: ${generated.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function compare(path, make) {
  try {
    const fresh = await make();
    if (!existsSync(path)) return 'is missing';
    return readFileSync(path, 'utf8') === fresh ? undefined : 'is stale';
  } catch (error) {
    return `could not be made again (${error.message})`;
  }
}

function mithaq(command) {
  return run([join(root, 'bin', 'mithaq.mjs'), command, '--stdout'], root);
}

/** What `npm run generate --workspace @mithaq/contract` writes, from the committed openapi.json. */
function webClientTypes() {
  const contract = realpathSync(join(root, 'node_modules', '@mithaq', 'contract'));
  const manifest = createRequire(join(contract, 'package.json')).resolve('openapi-typescript/package.json');
  const folder = mkdtempSync(join(tmpdir(), 'mithaq-drift-'));
  try {
    run([join(dirname(manifest), 'bin', 'cli.js'), join(root, 'openapi.json'), '-o', join(folder, 'schema.d.ts')], contract);
    return readFileSync(join(folder, 'schema.d.ts'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(parameters, cwd) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, parameters, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) || `exit status ${status}`);
  return stdout;
}
