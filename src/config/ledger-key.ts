import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Environment } from './environment.js';

const MADE_BY = 'make it with openssl genpkey -algorithm ed25519';

/**
 * The key that signs checkpoints, from `MITHAQ_LEDGER_KEY` or from the file that `MITHAQ_LEDGER_KEY_FILE` names.
 * @returns an Ed25519 private key in PEM; empty when a problem was noted
 */
export function readLedgerKey(environment: Environment, problems: string[]): string {
  const [given, path] = [environment['MITHAQ_LEDGER_KEY']?.trim(), environment['MITHAQ_LEDGER_KEY_FILE']?.trim()];
  if (!given && !path) {
    problems.push(`MITHAQ_LEDGER_KEY is missing: an Ed25519 private key in PEM, or MITHAQ_LEDGER_KEY_FILE with the path of one; ${MADE_BY}.`);
    return '';
  }
  const pem = path ? readKeyFile(path, problems) : (given ?? '').replaceAll('\\n', '\n');
  if (pem && !isEd25519(pem)) {
    problems.push(`${path ? 'MITHAQ_LEDGER_KEY_FILE' : 'MITHAQ_LEDGER_KEY'} does not hold an Ed25519 private key in PEM: ${MADE_BY}.`);
  }
  return pem;
}

function readKeyFile(path: string, problems: string[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    problems.push(`MITHAQ_LEDGER_KEY_FILE cannot be read (${(error as Error).message}): make it readable for this user, or correct the path.`);
    return '';
  }
}

function isEd25519(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    // unreadable is no key: the caller says so with the remedy
    return false;
  }
}
