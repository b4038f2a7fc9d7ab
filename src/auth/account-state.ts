import { Inject, Injectable } from '@nestjs/common';
import type { Membership } from '../common/actor.js';
import { CLOCK, type Clock } from '../common/clock.js';
import type { Language } from '../common/translated.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BoundedMap } from '../common/bounded-map.js';
import { anonymousActor } from './request-facts.js';

/** How an account and one of its sessions stand now. */
export interface AccountState {
  personId: string;
  name: string | null;
  email: string | null;
  language: Language;
  demonstration: boolean;
  disabled: boolean;
  mustChangePassword: boolean;
  epoch: number;
  sessionLive: boolean;
  memberships: Membership[];
}

/** A change made elsewhere bites after this at the latest; one made in this process at once. */
const FRESH_MS = 2_000;
const KEPT = 10_000;

interface Kept {
  since: number;
  state: Promise<AccountState | undefined>;
}

/** The state of accounts, read anew every two seconds: what a token says of rights is never believed. */
@Injectable()
export class AccountStates {
  private readonly kept = new BoundedMap<string, Kept>(KEPT);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is no such account */
  of(accountId: string, sessionId: string): Promise<AccountState | undefined> {
    const key = keyOf(accountId, sessionId);
    const now = this.clock.now().getTime();
    const kept = this.kept.get(key);
    if (kept && now >= kept.since && now - kept.since < FRESH_MS) {
      return kept.state;
    }
    const entry: Kept = { since: now, state: this.load(accountId, sessionId) };
    this.kept.set(key, entry);
    entry.state.catch(() => {
      // whoever awaits the state is told; the next request asks again
      if (this.kept.get(key) === entry) {
        this.kept.delete(key);
      }
    });
    return entry.state;
  }

  /** The state as it is now, for the making of a token. */
  renewed(accountId: string, sessionId: string): Promise<AccountState | undefined> {
    this.kept.delete(keyOf(accountId, sessionId));
    return this.of(accountId, sessionId);
  }

  /** Call it once the change of an account, of its sessions or of its memberships is committed. */
  forget(accountId: string): void {
    const prefix = keyOf(accountId, '');
    for (const key of this.kept.keys()) {
      if (key.startsWith(prefix)) {
        this.kept.delete(key);
      }
    }
  }

  /** In a transaction that may write, and so keeps what the account reaches for the reads that follow. */
  private load(accountId: string, sessionId: string): Promise<AccountState | undefined> {
    return this.unitOfWork.run({ ...anonymousActor({ id: 'account-state', language: 'fr' }), accountId }, async (tx) => {
      const [state] = await tx.query<AccountState>(
        `select a.person_id as "personId", a.name, a.email, a.language, a.demonstration, a.disabled, a.must_change_password as "mustChangePassword", a.epoch,
           exists (select from access.session s where s.id = $2 and s.account_id = $1 and s.ended_at is null and s.ends_at > $3) as "sessionLive",
           (select coalesce(json_agg(json_build_object('programmeId', m.programme_id, 'programmeCode', m.programme_code, 'demonstration', m.demonstration,
             'organisationId', m.organisation_id, 'role', m.role)), '[]') from access.memberships_of($1, $4) m) as memberships
         from access.account_state($1) a`,
        [accountId, sessionId, tx.now, tx.today],
      );
      return state;
    });
  }
}

const keyOf = (accountId: string, sessionId: string): string => `${accountId}/${sessionId}`;
