// Runs before `npm start` and `npm test`: installs and builds what is missing or older than its sources.
// Only what Node itself brings, since nothing may be installed yet; `--tests` leaves the web application out.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const forTests = process.argv.includes('--tests');

checkNode();
installDependencies();
build('the server', 'build:server', 'dist', ['src', 'migrations', 'bench', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json']);
if (!forTests) build('the web application', 'build:web', 'web/dist', ['web', 'src/common', 'openapi.json']);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Mithaq needs Node 20.19 or newer and this is Node ${process.versions.node}: install a newer Node and start again.`);
}

/** Installs exactly what package-lock.json says, unless it already stands in node_modules. */
function installDependencies() {
  const stamp = join(root, 'node_modules', '.mithaq-lock');
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (readIfAny(stamp) === hash) return;
  if (!isInstalled()) runNpm('Installing the dependencies (a few minutes the first time)', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], 'inherit');
  writeFileSync(stamp, hash);
}

/** npm keeps what it installed in a lock of its own, which is missing after an installation that was cut. */
function isInstalled() {
  const installed = readIfAny(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const present = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.includes('node_modules/') || link || (optional && present[path] === undefined)) return true;
    return present[path]?.version === version && existsSync(join(root, path));
  });
}

/** Builds when the content of the sources differs from what the last build was made of. */
function build(what, script, output, sources) {
  const stamp = join(root, output, '.build-stamp');
  const hash = hashOf([...sources, 'package-lock.json']);
  if (readIfAny(stamp) === hash) return;
  runNpm(`Building ${what}`, ['run', '--silent', script], 'pipe');
  mkdirSync(join(root, output), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

/** The files that a build reads, in a fixed order. */
function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  const entries = readdirIfFolder(join(root, path));
  if (entries === undefined) return /\.(spec|test)\.tsx?$/.test(path) ? [] : [path];
  const made = ['node_modules', 'dist', 'e2e', 'test-results', '.vite'];
  return entries.filter((name) => !made.includes(name)).sort().flatMap((name) => filesUnder(`${path}/${name}`));
}

function readdirIfFolder(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function readIfAny(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** @param output `inherit` shows npm at work, `pipe` shows what it wrote only when it fails */
function runNpm(title, parameters, output) {
  const start = Date.now();
  console.log(`${title}...`);
  const options = { cwd: root, stdio: ['ignore', output, output], encoding: 'utf8', maxBuffer: 2 ** 26 };
  const npm = process.env.npm_execpath;
  const { status, error, stdout, stderr } = npm
    ? spawnSync(process.execPath, [npm, ...parameters], options)
    : spawnSync('npm', parameters, { ...options, shell: process.platform === 'win32' });
  if (error || status !== 0) {
    if (output === 'pipe') console.error(`${stdout ?? ''}${stderr ?? ''}`);
    fail(`${title} failed${error ? ` (${error.message})` : ''}: read the lines above, remedy this and run the same command again.`);
  }
  console.log(`${title}: done in ${Math.round((Date.now() - start) / 1000)} s`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
