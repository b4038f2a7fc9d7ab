import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment.js';

/** How each secret is made that was not given. */
const MAKERS = {
  MITHAQ_SECRET: () => randomBytes(32).toString('base64'),
  MITHAQ_TOKEN_PRIVATE_KEY: () => pem(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey),
  MITHAQ_LEDGER_KEY: () => pem(generateKeyPairSync('ed25519').privateKey),
} as const;

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

type LocalSecrets = Partial<Record<keyof typeof MAKERS, string>>;

/**
 * Outside production the secrets that are not given are made once and kept in `<home>/secrets.json`, readable by the owner alone.
 * @returns the environment with them
 */
export async function withLocalSecrets(environment: Environment, home: string): Promise<Environment> {
  const given = defined(environment);
  const names = Object.keys(MAKERS) as (keyof typeof MAKERS)[];
  if (environment['NODE_ENV'] === 'production' || names.every((name) => given[name] !== undefined)) {
    return environment;
  }
  const path = join(home, 'secrets.json');
  const kept = await readSecrets(path);
  const missing = names.filter((name) => kept[name] === undefined);
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, MAKERS[name]()])) };
  if (missing.length > 0) {
    await mkdir(home, { recursive: true });
    await writeFile(path, JSON.stringify(secrets), { mode: 0o600 });
  }
  return { ...secrets, ...given };
}

async function readSecrets(path: string): Promise<LocalSecrets> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LocalSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new Error(`The file ${path} cannot be read (${(error as Error).message}). Make it readable for this user, or remove it: every session will have to sign in again.`, { cause: error });
  }
}

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}
