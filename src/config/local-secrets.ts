import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment.js';

interface LocalSecrets {
  MITHAQ_SECRET: string;
  MITHAQ_TOKEN_PRIVATE_KEY: string;
}

/**
 * Outside production the secrets that are not given are made once and kept in `<home>/secrets.json`, readable by the owner alone.
 * @returns the environment with them
 */
export async function withLocalSecrets(environment: Environment, home: string): Promise<Environment> {
  if (environment['NODE_ENV'] === 'production' || (environment['MITHAQ_SECRET'] && environment['MITHAQ_TOKEN_PRIVATE_KEY'])) {
    return environment;
  }
  const path = join(home, 'secrets.json');
  const kept = await readSecrets(path);
  if (kept) {
    return { ...kept, ...defined(environment) };
  }
  const made: LocalSecrets = {
    MITHAQ_SECRET: randomBytes(32).toString('base64'),
    MITHAQ_TOKEN_PRIVATE_KEY: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  await mkdir(home, { recursive: true });
  await writeFile(path, JSON.stringify(made), { mode: 0o600 });
  return { ...made, ...defined(environment) };
}

async function readSecrets(path: string): Promise<LocalSecrets | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LocalSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new Error(`The file ${path} cannot be read (${(error as Error).message}). Make it readable for this user, or remove it: every session will have to sign in again.`, { cause: error });
  }
}

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}
