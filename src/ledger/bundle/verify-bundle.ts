import { createHash } from 'node:crypto';
import type { Checkpoint } from '../notes/checkpoint.js';
import { MalformedNote, openNote, parseVerifier, signersOf, type Verifier } from '../notes/signed-note.js';
import { leafHash } from '../tree/merkle-tree.js';
import { provesInclusion } from '../tree/verify-proof.js';
import { readBody } from '../verify/body-columns.js';
import { KeyChain } from '../verify/key-chain.js';
import { BUNDLE_FORMAT, type BundleManifest, MANIFEST, SEAL, sealText } from './bundle.dto.js';
import { MalformedContainer, unpackContainer } from './container.js';
import { sumOfDecimals } from './plain-decimal.js';

export interface BundleVerdict {
  /** What is wrong; empty: nothing is. */
  problems: string[];
  manifest: BundleManifest | null;
  /** Of each log, once their signatures hold. */
  checkpoints: Checkpoint[];
}

type Row = { table: string; id: string; before: Record<string, string | null> | null; after: Record<string, string | null> | null };

/**
 * Checks a bundle without the register that made it: its bytes, the seal, each file, each proof, and that what it says of clause,
 * declaration, evidence, decision and review is what the sealed events say.
 * @param trusted keys of the register known from elsewhere; none: those in the bundle are believed
 */
export function verifyBundle(bytes: Buffer, trusted: readonly Verifier[]): BundleVerdict {
  const verdict: BundleVerdict = { problems: [], manifest: null, checkpoints: [] };
  try {
    const files = new Map(unpackContainer(bytes).map(({ path, content }) => [path, content]));
    const manifest = readManifest(files);
    verdict.manifest = manifest;
    checkFiles(files, manifest, verdict.problems);
    verdict.checkpoints = openSeals(files, manifest, trusted);
    const rows = checkEvents(files, manifest, verdict.checkpoints, verdict.problems);
    checkClaims(manifest, rows, verdict.problems);
    checkDocuments(manifest, rows, verdict.problems);
    checkRows(files, manifest, verdict.problems);
    verdict.problems.push(...problemsOfTotal(manifest.figure, manifest.rows));
  } catch (error) {
    if (!(error instanceof MalformedContainer || error instanceof MalformedNote || error instanceof MalformedBundle)) throw error;
    verdict.problems.push(error.message);
  }
  return verdict;
}

class MalformedBundle extends Error {}

function readManifest(files: ReadonlyMap<string, Buffer>): BundleManifest {
  let manifest: Omit<BundleManifest, 'format'> & { format: string };
  try {
    manifest = JSON.parse(fileIn(files, MANIFEST).toString('utf8')) as typeof manifest;
  } catch (error) {
    throw new MalformedBundle(`${MANIFEST} cannot be read (${(error as Error).message}).`, { cause: error });
  }
  const { format } = manifest;
  if (format !== BUNDLE_FORMAT) throw new MalformedBundle(`${MANIFEST} is of the format ${format}: ${BUNDLE_FORMAT} is awaited.`);
  return { ...manifest, format };
}

function fileIn(files: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const content = files.get(path);
  if (!content) throw new MalformedBundle(`The file ${path} is not in the bundle.`);
  return content;
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

function checkFiles(files: ReadonlyMap<string, Buffer>, manifest: BundleManifest, problems: string[]): void {
  for (const [path, hash] of Object.entries(manifest.files)) {
    const content = files.get(path);
    if (!content) problems.push(`The file ${path} is gone.`);
    else if (sha256(content) !== hash) problems.push(`The file ${path} was changed.`);
  }
  for (const path of files.keys()) if (path !== MANIFEST && path !== SEAL && !(path in manifest.files)) problems.push(`The file ${path} was added.`);
}

/** @returns the checkpoint of each log, signed by a key of the register, as the manifest is by the last. @throws MalformedNote, MalformedBundle */
function openSeals(files: ReadonlyMap<string, Buffer>, { logs }: BundleManifest, trusted: readonly Verifier[]): Checkpoint[] {
  const checkpoints = logs.map(({ origin, checkpoint, keys }) => {
    const chain = new KeyChain(origin, trusted);
    for (const key of keys) chain.add({ kind: 'key', ...key });
    return chain.open(fileIn(files, checkpoint).toString('utf8'));
  });
  const { origin, keys } = logs.at(-1) ?? { origin: '', keys: [] };
  const seal = openNote(fileIn(files, SEAL).toString('utf8'));
  if (seal.text !== sealText(origin, sha256(fileIn(files, MANIFEST)))) throw new MalformedBundle(`${MANIFEST} is not the one that the register signed: it was changed.`);
  const verifiers = keys.map(({ verifier }) => parseVerifier(verifier));
  const from = trusted.length === 0 ? 0 : verifiers.findIndex(({ key }) => trusted.some((one) => one.key.equals(key)));
  if (from === -1 || signersOf(seal, verifiers.slice(from)).length === 0) throw new MalformedBundle(`${SEAL} is not signed by the register.`);
  return checkpoints;
}

/** @returns what the proven events say of rows, in the order in which they were sealed */
function checkEvents(files: ReadonlyMap<string, Buffer>, { events }: BundleManifest, checkpoints: readonly Checkpoint[], problems: string[]): Row[] {
  const rows: Row[] = [];
  for (const { file, log, index, proof } of [...events].sort((left, right) => left.log - right.log || Number(left.index) - Number(right.index))) {
    const [body, checkpoint] = [fileIn(files, file), checkpoints[log]];
    if (!checkpoint || !provesInclusion(leafHash(body), BigInt(index), checkpoint.size, checkpoint.root, proof.map((hash) => Buffer.from(hash, 'hex')))) {
      problems.push(`The event ${file} is not proved to be in the sealed trail at ${index}.`);
      continue;
    }
    const { rows: said } = readBody(body) as { rows?: Row[] };
    rows.push(...(said ?? []));
  }
  return rows;
}

function checkClaims({ claims }: BundleManifest, rows: readonly Row[], problems: string[]): void {
  for (const { what, table, id, columns } of claims) {
    const told = rows.filter((row) => row.table === table && row.id === id);
    const left = Object.assign({}, ...told.map(({ after }) => after ?? {})) as Record<string, string | null>;
    const differing = Object.entries(columns).filter(([name, value]) => (left[name] ?? null) !== value).map(([name]) => name);
    if (told.length === 0) problems.push(`No sealed event of the bundle tells of ${what}.`);
    else if (differing.length > 0) problems.push(`The sealed events say other than the bundle of ${what}: ${differing.join(', ')}.`);
  }
}

/** What was declared and what proves it are the very files whose hashes were sealed. */
function checkDocuments({ documents, files }: BundleManifest, rows: readonly Row[], problems: string[]): void {
  const sealed = new Set(rows.flatMap(({ after }) => [after?.['sha256'], after?.['content_hash']?.replace(/^\\x/, '')]));
  for (const { file, name } of documents) if (!sealed.has(files[file])) problems.push(`No sealed event holds the hash of ${name} (${file}).`);
}

/** Each line that the figure stands on is in the declaration that it names. */
function checkRows(files: ReadonlyMap<string, Buffer>, { rows }: BundleManifest, problems: string[]): void {
  for (const { declaration, file, indicator, site, declared } of rows) {
    const { lines } = JSON.parse(fileIn(files, file).toString('utf8')) as { lines: { indicator: string; site: string | null; value: string | null }[] };
    if (!lines.some((line) => line.indicator === indicator && line.site === site && line.value === declared)) problems.push(`The declaration ${declaration} does not hold the line ${indicator} ${declared ?? 'without a value'}.`);
  }
}

/** The rows of a total add up to it, each by what was declared or accepted. */
export function problemsOfTotal(figure: BundleManifest['figure'], rows: BundleManifest['rows']): string[] {
  if (!('total' in figure)) return [];
  const added = rows.flatMap(({ adds, declared, accepted }) => (adds !== undefined && adds.value === (figure.status === 'declared' ? declared : accepted) ? [adds] : []));
  const sum = added.length === 0 ? null : sumOfDecimals(added);
  return added.length < rows.length || sum !== figure.value ? [`The rows of the bundle add up to ${sum ?? 'nothing'}, not to ${figure.value ?? 'nothing'}.`] : [];
}
