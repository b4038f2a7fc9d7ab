import type { FileStore } from '../../files/file-store.js';
import { checkEvidence } from './evidence-check.js';
import { EXIT_CODES, type Finding } from './finding.js';
import { type CheckOptions, TrailCheck } from './trail-check.js';
import type { TrailRecord } from './trail-record.js';

export interface Verification {
  findings: readonly Finding[];
  /** All of them, of which the first thousand are kept. */
  counted: number;
  leaves: number;
  checkpoints: number;
  /** Evidence files that were read; null when none were looked for. */
  files: number | null;
  /** 0 clean, else that of the gravest finding: docs/trail.md. */
  exitCode: number;
}

/**
 * Reads a whole trail, and the evidence files that it names, and tells what is wrong.
 * @throws Error when it cannot be read to its end: that is no clean trail
 */
export async function verifyTrail(trail: AsyncIterable<TrailRecord>, options: CheckOptions, store: FileStore | null): Promise<Verification> {
  const check = new TrailCheck(options);
  for await (const record of trail) check.take(record);
  const { findings, counted, leaves, checkpoints } = check.end();
  const evidence = store ? await checkEvidence(store, check.evidence) : null;
  const all = [...findings, ...(evidence?.findings ?? [])];
  return {
    findings: all, counted: counted + (evidence?.findings.length ?? 0), leaves, checkpoints, files: evidence?.files ?? null,
    exitCode: all.length === 0 ? 0 : Math.min(...all.map((finding) => EXIT_CODES[finding.class])),
  };
}
