import { decodeCursor, encodeCursor } from '../common/keyset.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { KnownOn } from './known-on.queries.js';
import type { HistoryAnswer, HistoryEventAnswer } from './history.dto.js';

const PAGE = 50;
const SORT = 'history';

type EventRow<Event> = Omit<Event, 'at' | 'simulatedAt'> & { at: Date; simulatedAt: Date | null; key: string };

const COLUMNS = `e.id, e.at, c.simulated_at as "simulatedAt", app.author_answer(c.id) as author, app.organisation_answer(o) as organisation,
    c.api_token_id is not null as "byToken", (select t.name from access.api_token t where t.id = c.api_token_id) as token, c.reason_code as reason, e.root_kind as root, encode(e.leaf, 'hex') as leaf, e.at::text as key,
    convert_from(substring(e.body from 2), 'UTF8')::jsonb -> 'rows' as rows`;
const FROM = `ledger.event e
    join ledger.change c on c.id = e.change_id
    left join register.organisation o on o.id = app.organisation_of_change(c.id)`;
const SELECT = `select ${COLUMNS} from ${FROM}`;

/** The events of one root, newest first. Row-level security leaves out what the actor may not read. */
export function historyOfRoot(tx: Transaction, root: { kind: string; id: string }, cursor?: string): Promise<HistoryAnswer> {
  return page(tx, SELECT + ' where e.root_kind = $1 and e.root_id = $2 and (e.at, e.id) < ($3::text::timestamptz, $4::text::uuid) order by e.at desc, e.id desc limit $5', [root.kind, root.id], cursor);
}

/** The events of an agreement and of all that descends from it, newest first. */
export function historyOfAgreement(tx: Transaction, programmeId: string, agreementId: string, cursor?: string): Promise<HistoryAnswer> {
  return page(tx, SELECT + ' where e.programme_id = $1 and e.agreement_id = $2 and (e.at, e.id) < ($3::text::timestamptz, $4::text::uuid) order by e.at desc, e.id desc limit $5', [programmeId, agreementId], cursor);
}

/** `$2`, `$3` and `$4`, `$5`: the instants with their snapshots. The first line is told by the number of the transaction alone; a told history by its instants. */
export const KNOWN_IN_BETWEEN = `($3::text::pg_snapshot is null or e.xid >= pg_snapshot_xmin($3::text::pg_snapshot) or exists (select from register.programme g where g.id = e.programme_id and g.demonstration))
    and ledger.knows(e.change_id, $4::text::timestamptz, $5::text::pg_snapshot) and not ledger.knows(e.change_id, $2::text::timestamptz, $3::text::pg_snapshot)`;

const BETWEEN = `select ${COLUMNS}, a.ref as agreement, coalesce(t.ref, m.ref, d.ref, case when e.root_kind = 'agreement' then a.ref end) as about,
    (select app.organisation_answer(w) from register.organisation w where w.id = d.organisation_id) as declarant
  from ${FROM}
    left join register.agreement a on a.programme_id = e.programme_id and a.id = e.agreement_id
    left join register.commitment t on e.root_kind = 'commitment' and t.programme_id = e.programme_id and t.id = e.root_id
    left join register.milestone m on e.root_kind = 'milestone' and m.programme_id = e.programme_id and m.id = e.root_id
    left join register.declaration d on e.root_kind = 'declaration' and d.programme_id = e.programme_id and d.id = e.root_id
  where e.programme_id = $1::text::uuid and e.root_kind in ('agreement', 'commitment', 'milestone', 'declaration') and ($6::text is null or a.ref = $6)
    and ${KNOWN_IN_BETWEEN}
    and (e.at, e.id) < ($7::text::timestamptz, $8::text::uuid) order by e.at desc, e.id desc limit $9`;

/** What became known between two instants, of agreements and of what descends from them, and of declarations; newest first. */
export function historyBetween<Event extends HistoryEventAnswer>(
  tx: Transaction, programmeId: string, { before, after }: { before: KnownOn; after: KnownOn }, agreement: string | undefined, cursor: string | undefined,
): Promise<HistoryPage<Event>> {
  return page<Event>(tx, BETWEEN, [programmeId, before.instant, before.snapshot, after.instant, after.snapshot, agreement ?? null], cursor);
}

export interface HistoryPage<Event extends HistoryEventAnswer> {
  items: Event[];
  nextCursor: string | null;
}

async function page<Event extends HistoryEventAnswer = HistoryEventAnswer>(tx: Transaction, sql: string, scope: readonly (string | null)[], cursor: string | undefined): Promise<HistoryPage<Event>> {
  const from = cursor === undefined ? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] : decodeCursor(cursor, SORT);
  if (from?.length !== 2 || from.includes(null)) {
    throw new Problem('invalid_cursor');
  }
  const found = await tx.query<EventRow<Event>>(sql, [...scope, ...from, PAGE + 1]);
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  return {
    items: items.map(({ key: _, at, simulatedAt, ...event }) => ({ ...event, at: at.toISOString(), simulatedAt: simulatedAt?.toISOString() ?? null }) as unknown as Event),
    nextCursor: found.length > PAGE && last ? encodeCursor([last.key, last.id], SORT) : null,
  };
}
