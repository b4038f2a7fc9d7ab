import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Problem } from '../common/problems.js';
import { generatePassword } from './generate-password.js';
import { Semaphore } from './semaphore.js';

/** `Algorithm.Argon2id` of the library, which is a constant that exists in types alone. */
const ARGON2ID = 2;

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. Raising them rehashes at the next sign-in. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const WAITING = 64;

/** Two writings of one character are one password. */
const canonical = (password: string): string => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), COST);
}

export interface Verification {
  matches: boolean;
  /** What to store instead, when the stored hash was made with other costs. */
  newHash: string | null;
}

/** Hashes passwords, few at a time: each takes 19 MiB and a core. */
@Injectable()
export class Passwords {
  private readonly semaphore = new Semaphore(Math.min(4, availableParallelism()), WAITING);
  private dummyHash: Promise<string> | undefined;

  /** @throws Problem too_many_attempts when too many wait already */
  hash(password: string): Promise<string> {
    return this.limited(() => hashPassword(password));
  }

  /**
   * Compares a password with a hash. Without a hash it costs the same and never matches, so that the time tells nothing about who has an account.
   * @throws Problem too_many_attempts when too many wait already
   */
  verify(storedHash: string | null, password: string): Promise<Verification> {
    return this.limited(async () => {
      this.dummyHash ??= hashPassword(generatePassword());
      const dummy = await this.dummyHash;
      const matches = (await verify(storedHash ?? dummy, canonical(password))) && storedHash !== null;
      return { matches, newHash: matches && needsRehash(storedHash) ? await hashPassword(password) : null };
    });
  }

  private limited<T>(work: () => Promise<T>): Promise<T> {
    return this.semaphore.run(work, () => new Problem('too_many_attempts', { seconds: '5' }));
  }
}

function needsRehash(storedHash: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(storedHash);
  return Number(algorithm) !== COST.algorithm || memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
