import { Problem } from '../../common/problems.js';
import type { FileStore } from '../../files/file-store.js';
import type { Finding } from './finding.js';

/**
 * Reads every evidence file that the sealed trail names, and notes those that are gone or are not what was attached.
 * @param evidence SHA-256 by identifier of the evidence
 */
export async function checkEvidence(store: FileStore, evidence: ReadonlyMap<string, string>): Promise<{ files: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  const hashes = new Set(evidence.values());
  for (const sha256 of hashes) {
    const what = await readingFails(store, sha256);
    if (what) findings.push({ ...what, origin: '', index: null });
  }
  return { files: hashes.size, findings };
}

/** @throws Error when the store itself does not answer */
async function readingFails(store: FileStore, sha256: string): Promise<Pick<Finding, 'class' | 'what'> | null> {
  try {
    await store.get(sha256);
    return null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'stored_file_missing') return { class: 'missing', what: `the evidence file ${sha256} is gone` };
    if (await store.has(sha256)) return { class: 'altered', what: `the evidence file ${sha256} is not what was attached (${(error as Error).message})` };
    throw error;
  }
}
