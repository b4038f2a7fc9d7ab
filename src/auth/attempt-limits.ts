import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestFacts } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { derivedKey } from './derived-key.js';
import { networkOf } from './network-key.js';
import { anonymousActor } from './request-facts.js';

/** From many networks together an account takes ten times what one network may try: 100 unless set, as NIST SP 800-63B has it. */
const NETWORKS_TOGETHER = 10;

interface Counter {
  scope: 'account' | 'address';
  key: Buffer;
  most: number;
}

/** Who tries: the folded address of the account, known or not, and the network address of the request. */
export interface Attempt {
  emailKey: string;
  address: string;
  request: RequestFacts;
}

/**
 * Slows down guessing. Counted before the password is looked at, so that parallel guesses count too: by network, by account from one
 * network, and by account from all; whoever hammers an account from one place does not lock its owner out elsewhere.
 */
@Injectable()
export class AttemptLimits {
  private readonly hmacKey: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.hmacKey = derivedKey(settings.secret, 'attempt counters');
  }

  /** @throws Problem too_many_attempts with the seconds to wait */
  async count(attempt: Attempt): Promise<void> {
    // a refusal is told after the commit, for what was counted stays counted
    const seconds = await this.unitOfWork.run(anonymousActor(attempt.request), (tx) => this.countEach(tx, this.countersOf(attempt)));
    if (seconds !== null) {
      throw new Problem('too_many_attempts', { seconds: String(seconds) });
    }
  }

  /** A success forgets the failures of the account and takes its own attempt back from the network. */
  async forget(attempt: Attempt): Promise<void> {
    await this.unitOfWork.run(anonymousActor(attempt.request), async (tx) => {
      for (const { scope, key } of this.countersOf(attempt)) {
        await (scope === 'address'
          ? tx.execute('select access.forgive_attempt($1, $2)', [scope, key])
          : tx.execute('select access.forget_attempts($1, $2)', [scope, key]));
      }
    });
  }

  /**
   * Counts a try, from a network, of something else that is secret: its purpose has counters of its own.
   * @throws Problem too_many_attempts with the seconds to wait
   */
  async countFrom({ address, request }: Omit<Attempt, 'emailKey'>, purpose: string): Promise<void> {
    const seconds = await this.unitOfWork.run(anonymousActor(request), (tx) => this.countEach(tx, [this.networkCounter(address, purpose)]));
    if (seconds !== null) {
      throw new Problem('too_many_attempts', { seconds: String(seconds) });
    }
  }

  /** A try that succeeded counts for nothing. */
  async forgiveFrom({ address, request }: Omit<Attempt, 'emailKey'>, purpose: string): Promise<void> {
    const { scope, key } = this.networkCounter(address, purpose);
    await this.unitOfWork.run(anonymousActor(request), (tx) => tx.execute('select access.forgive_attempt($1, $2)', [scope, key]));
  }

  /** @returns the seconds to wait, null when the attempt may go on. A refused attempt does not count against the counters that follow. */
  private async countEach(tx: Transaction, counters: readonly Counter[]): Promise<number | null> {
    for (const { scope, key, most } of counters) {
      const [counted] = await tx.query<{ attempts: number; windowEnds: Date }>(
        'select attempts, window_ends as "windowEnds" from access.count_attempt($1, $2, $3, make_interval(mins => $4))',
        [scope, key, tx.now, this.settings.limits.windowMinutes],
      );
      if (counted && counted.attempts > most) {
        return Math.max(1, Math.ceil((counted.windowEnds.getTime() - tx.now.getTime()) / 1_000));
      }
    }
    return null;
  }

  private countersOf({ emailKey, address }: Attempt): Counter[] {
    const { accountAttempts } = this.settings.limits;
    const network = networkOf(address);
    return [
      this.networkCounter(address, 'network'),
      { scope: 'account', key: this.keyOf(['account from network', emailKey, network]), most: accountAttempts },
      { scope: 'account', key: this.keyOf(['account', emailKey]), most: accountAttempts * NETWORKS_TOGETHER },
    ];
  }

  private networkCounter(address: string, purpose: string): Counter {
    return { scope: 'address', key: this.keyOf([purpose, networkOf(address)]), most: this.settings.limits.addressAttempts };
  }

  /** Neither addresses of persons nor of machines are stored. */
  private keyOf(parts: readonly string[]): Buffer {
    return createHmac('sha256', this.hmacKey).update(JSON.stringify(parts)).digest();
  }
}
