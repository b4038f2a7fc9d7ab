import { Problem } from '../common/problems.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import type { NotificationAnswer, NotificationListParameters, NotificationPage } from './notifications.dto.js';

const SELECT = `n.id, n.kind, jsonb_build_object('kind', n.subject_kind, 'ref', n.subject_ref,
    'title', case when m.id is not null then app.title_answer(m.title_fr, m.title_ar, m.title_en) end) as subject,
  app.organisation_answer(o) as organisation, n.due_on as "dueOn", n.created_at as "createdAt", n.read_at as "readAt"`;

const TABLE = 'app.notification n';

const JOINS = {
  m: "left join register.milestone m on n.subject_kind = 'milestone' and m.programme_id = n.programme_id and m.ref = n.subject_ref",
  o: 'left join register.organisation o on o.id = n.organisation_id',
};

const FROM = [TABLE, ...Object.values(JOINS)].join(' ');

/** The newest first: the identifiers sort by the instant of creation. */
const LIST: ListDefinition = {
  select: SELECT,
  from: TABLE,
  joins: JOINS,
  where: 'n.programme_id = $1 and n.person_id = app.person_id()',
  filters: { unread: '(n.read_at is null) = ((?::text[])[1])::boolean' },
  sorts: { created: [] },
  defaultSort: '-created',
  identifier: 'n.id::uuid',
  facets: {},
};

/** @throws Problem invalid_cursor */
export async function listNotifications(tx: Transaction, programmeId: string, { unread, cursor, limit, total }: NotificationListParameters): Promise<NotificationPage> {
  const { rows: items, ...page } = await readList<NotificationAnswer>(tx, programmeId, LIST, { cursor, limit, total: total === 'true', filters: { unread: unread ? [unread] : undefined } });
  return { items, ...page, facets: null };
}

/**
 * A second reading keeps the instant of the first.
 * @throws Problem not_found, for another person's too
 */
export async function markRead(tx: Transaction, programmeId: string, id: string): Promise<NotificationAnswer> {
  await tx.execute('update app.notification n set read_at = $3 where n.programme_id = $1 and n.id = $2 and n.person_id = app.person_id() and n.read_at is null', [programmeId, id, tx.now]);
  const [notification] = await tx.query<NotificationAnswer>(FIND, [programmeId, id]);
  if (!notification) {
    throw new Problem('not_found');
  }
  return notification;
}

const FIND = ['select', SELECT, 'from', FROM, 'where n.programme_id = $1 and n.id = $2 and n.person_id = app.person_id()'].join(' ');

/** @returns how many had not been read */
export function markAllRead(tx: Transaction, programmeId: string): Promise<number> {
  return tx.execute('update app.notification n set read_at = $2 where n.programme_id = $1 and n.person_id = app.person_id() and n.read_at is null', [programmeId, tx.now]);
}
