import { decodeCursor, encodeCursor } from '../common/keyset.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { HistoryAnswer, HistoryEventAnswer } from './history.dto.js';

const PAGE = 50;
const SORT = 'history';

interface EventRow extends Omit<HistoryEventAnswer, 'at' | 'simulatedAt'> {
  at: Date;
  simulatedAt: Date | null;
  key: string;
}

const SELECT = `
  select e.id, e.at, c.simulated_at as "simulatedAt", app.author_answer(c.id) as author, app.organisation_answer(o) as organisation,
    c.api_token_id is not null as "byToken", (select t.name from access.api_token t where t.id = c.api_token_id) as token, c.reason_code as reason, e.root_kind as root, encode(e.leaf, 'hex') as leaf, e.at::text as key,
    convert_from(substring(e.body from 2), 'UTF8')::jsonb -> 'rows' as rows
  from ledger.event e
    join ledger.change c on c.id = e.change_id
    left join register.organisation o on o.id = app.organisation_of_change(c.id)`;

/** The events of one root, newest first. Row-level security leaves out what the actor may not read. */
export function historyOfRoot(tx: Transaction, root: { kind: string; id: string }, cursor?: string): Promise<HistoryAnswer> {
  return page(tx, SELECT + ' where e.root_kind = $1 and e.root_id = $2 and (e.at, e.id) < ($3::text::timestamptz, $4::text::uuid) order by e.at desc, e.id desc limit $5', [root.kind, root.id], cursor);
}

/** The events of an agreement and of all that descends from it, newest first. */
export function historyOfAgreement(tx: Transaction, programmeId: string, agreementId: string, cursor?: string): Promise<HistoryAnswer> {
  return page(tx, SELECT + ' where e.programme_id = $1 and e.agreement_id = $2 and (e.at, e.id) < ($3::text::timestamptz, $4::text::uuid) order by e.at desc, e.id desc limit $5', [programmeId, agreementId], cursor);
}

async function page(tx: Transaction, sql: string, scope: readonly string[], cursor: string | undefined): Promise<HistoryAnswer> {
  const from = cursor === undefined ? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] : decodeCursor(cursor, SORT);
  if (from?.length !== 2 || from.includes(null)) {
    throw new Problem('invalid_cursor');
  }
  const found = await tx.query<EventRow>(sql, [...scope, ...from, PAGE + 1]);
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  return {
    items: items.map(({ key: _, ...event }) => ({ ...event, at: event.at.toISOString(), simulatedAt: event.simulatedAt?.toISOString() ?? null })),
    nextCursor: found.length > PAGE && last ? encodeCursor([last.key, last.id], SORT) : null,
  };
}
