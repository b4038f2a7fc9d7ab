import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { hashOfApiToken, type TokenScope } from './api-token.js';
import { BoundedMap } from '../common/bounded-map.js';
import { anonymousActor } from './request-facts.js';

/** A token that opens something now. */
export interface OpenToken {
  id: string;
  accountId: string;
  programmeId: string;
  scopes: TokenScope[];
}

/** A revocation made elsewhere bites after this at the latest; one made in this process at once. */
const FRESH_MS = 2_000;
const KEPT = 5_000;
const MINUTE_MS = 60_000;

interface Kept {
  since: number;
  token: Promise<OpenToken | undefined>;
}

interface Minute {
  since: number;
  count: number;
}

/** From the text of a token to what it opens, read anew every two seconds, within a number of requests a minute. */
@Injectable()
export class ApiTokens {
  private readonly kept = new BoundedMap<string, Kept>(KEPT);
  private readonly minutes = new BoundedMap<string, Minute>(KEPT);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem token_refused when it opens nothing, too_many_requests with the seconds to wait */
  async open(text: string): Promise<OpenToken> {
    const hash = hashOfApiToken(text);
    const key = hash.toString('base64url');
    const now = this.clock.now().getTime();
    let entry = this.kept.get(key);
    if (!entry || now < entry.since || now - entry.since >= FRESH_MS) {
      entry = { since: now, token: this.load(hash) };
      this.kept.set(key, entry);
      // whoever awaits it is told; the next request asks again
      entry.token.catch(() => this.kept.delete(key));
    }
    const token = await entry.token;
    if (!token) {
      throw new Problem('token_refused');
    }
    this.count(token.id, now);
    return token;
  }

  /** Call it once a revocation is committed. */
  forget(): void {
    for (const key of this.kept.keys()) this.kept.delete(key);
  }

  private count(tokenId: string, now: number): void {
    const minute = this.minutes.get(tokenId);
    const current = minute && now >= minute.since && now - minute.since < MINUTE_MS ? minute : { since: now, count: 0 };
    current.count += 1;
    this.minutes.set(tokenId, current);
    if (current.count > this.settings.tokenRequestsPerMinute) {
      throw new Problem('too_many_requests', { seconds: String(Math.max(1, Math.ceil((current.since + MINUTE_MS - now) / 1_000))) });
    }
  }

  private load(hash: Buffer): Promise<OpenToken | undefined> {
    return this.unitOfWork.run(anonymousActor({ id: 'api-token', language: 'fr' }), async (tx) => {
      const [token] = await tx.query<OpenToken>('select id, account_id as "accountId", programme_id as "programmeId", scopes from access.use_api_token($1, $2)', [hash, tx.today]);
      return token;
    });
  }
}
