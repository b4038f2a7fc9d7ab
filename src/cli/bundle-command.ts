import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BundleManifest } from '../ledger/bundle/bundle.dto.js';
import { verifyBundle } from '../ledger/bundle/verify-bundle.js';
import { parseVerifier } from '../ledger/notes/signed-note.js';

const USAGE = 'Write: mithaq bundle verify FILE.zip [--key VERIFIER]... [--json]\n';

/** `mithaq bundle verify`: 0 the bundle holds, 1 it does not, 2 it could not be read. It asks neither the register nor the network. */
export async function bundle([action, ...rest]: readonly string[]): Promise<number> {
  try {
    const { values, positionals: [path, ...others] } = parseArgs({ args: [...rest], allowPositionals: true, options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' } } });
    if (action !== 'verify' || path === undefined || others.length > 0) {
      process.stderr.write(USAGE);
      return 2;
    }
    const keys = (values.key ?? []).map(parseVerifier);
    const { problems, manifest, checkpoints } = verifyBundle(await readFile(path), keys);
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ problems, manifest }, null, 1)}\n`);
      return problems.length === 0 ? 0 : 1;
    }
    const lines = problems.length > 0 ? problems : [
      manifest === null ? '' : figureLine(manifest.figure),
      `${manifest?.events.length ?? 0} events, ${manifest?.documents.length ?? 0} documents and ${manifest?.claims.length ?? 0} statements hold, under ${checkpoints.map(({ origin, size }) => `the checkpoint of ${size} leaves of ${origin}`).join(' and ')}.`,
    ];
    if (problems.length === 0 && keys.length === 0) lines.push('The keys are those in the bundle: give the one that you were handed with --key.');
    process.stdout.write(`${lines.join('\n')}\n`);
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`The bundle could not be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function figureLine(figure: BundleManifest['figure']): string {
  if ('total' in figure) {
    const parts = Object.entries(figure.part).map(([name, value]) => `, ${name} ${value}`).join('');
    return `${figure.total}${parts}, from ${figure.from} to ${figure.to}, as of ${figure.asOf}${figure.knownOn === null ? '' : `, known on ${figure.knownOn}`}: ${figure.status} ${said(figure.value)} (${figure.unit}).`;
  }
  return `${figure.commitment}, ${figure.period}: declared ${said(figure.declared)}, accepted ${said(figure.accepted)}, verified ${said(figure.verified)} (${figure.unit}).`;
}

const said = (value: string | null | undefined): string => value ?? 'nothing';
