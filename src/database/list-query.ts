import { readsWhole } from '../common/actor.js';
import { isCivilDate } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { decodeCursor, encodeCursor } from '../common/keyset.js';
import { Problem } from '../common/problems.js';
import { isUuid } from '../common/uuid7.js';
import type { Transaction } from './transaction.js';

/** A list, said in literals: nothing that a caller sends ever becomes SQL text. */
export interface ListDefinition {
  select: string;
  /** The table of the list, with its alias. */
  from: string;
  /** Joins, by alias: the page takes those that its filters and sort name, the shown rows take all. */
  joins?: Readonly<Record<string, string>>;
  /** Always holds. */
  where: string;
  /** Agreement of a row, where a partner reads the row by it: an index finds the rows, and the policy does not meet them all. */
  agreement?: string;
  /** Condition of each filter; `?` stands for the value, which is an array of texts. */
  filters: Readonly<Record<string, string>>;
  /** Condition of the search; `?` stands for the folded pattern, `like` escaped with \. */
  search?: string;
  /** Sort expressions that are never null; the identifier is added as the last. */
  sorts: Readonly<Record<string, readonly string[]>>;
  defaultSort: string;
  /** Unique, and never null. */
  identifier: string;
  /** Expression counted under each name. */
  facets: Readonly<Record<string, string>>;
}

export interface ListRequest {
  q?: string;
  sort?: string;
  cursor?: string;
  limit?: number;
  total?: boolean;
  filters: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface ListAnswer<Row> {
  rows: Row[];
  nextCursor: string | null;
  total: number | null;
  facets: Record<string, Record<string, number>> | null;
}

/** Texts in JSON, of which one row's is read. */
type Listed<Row> = Row & { cursorKeys: string; counts?: string };

const PAGE = 50;

/**
 * One page by keyset: a deep page costs what the first one does.
 * @throws Problem invalid_cursor, validation_failed for an unknown sort
 */
export async function readList<Row extends object>(tx: Transaction, programmeId: string, list: ListDefinition, request: ListRequest): Promise<ListAnswer<Row>> {
  const parameters: unknown[] = [programmeId];
  const bind = (value: unknown): string => '$' + parameters.push(value);
  const conditions = [list.where];
  for (const [name, values] of Object.entries(request.filters)) {
    const condition = list.filters[name];
    if (condition && values && values.length > 0) {
      conditions.push(condition.replaceAll('?', bind([...values])));
    }
  }
  if (request.q && list.search) {
    conditions.push(list.search.replaceAll('?', bind('%' + foldKey(request.q).replace(/[\\%_]/g, '\\$&') + '%')));
  }
  if (list.agreement && !readsWhole(tx.actor, programmeId)) {
    conditions.push(list.agreement + ' = any ((select app.agreement_ids())::uuid[])');
  }

  const sort = request.sort ?? list.defaultSort;
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const expressions = Object.hasOwn(list.sorts, name) ? list.sorts[name] : undefined;
  if (!expressions) {
    throw new Problem('validation_failed', {}, [{ field: 'sort', code: 'field_choice', parameters: { choices: Object.keys(list.sorts).join(', ') } }]);
  }
  const keys = [...expressions, list.identifier];
  const keyNames = keys.map((_, index) => 'key' + index);
  const facets = request.total ? Object.values(list.facets) : [];
  // found and counted in one pass, when counted; else no further than the page goes
  const found = [
    'with found as', request.total ? 'materialized (select' : 'not materialized (select',
    [...keys.map((key, index) => withoutCast(key) + ' as key' + index), ...facets.map((facet, index) => facet + ' as facet' + index)].join(', '),
    'from', list.from, joinsFor(list, [...conditions, ...keys, ...facets]), 'where', conditions.join(' and ') + ')',
  ].join(' ');
  const whole = [...parameters];
  let after = '';
  if (request.cursor) {
    const values = decodeCursor(request.cursor, sort);
    if (!values || values.length !== keys.length || !values.every((value, position) => fits(value, castOf(keys[position] ?? '')))) {
      throw new Problem('invalid_cursor');
    }
    const placeholders = values.map((value, position) => bind(value) + '::text::' + castOf(keys[position] ?? ''));
    after = 'where (' + keyNames.join(', ') + ') ' + (descending ? '<' : '>') + ' (' + placeholders.join(', ') + ')';
  }
  const limit = request.limit ?? PAGE;
  const order = keyNames.map((key) => key + (descending ? ' desc' : ' asc')).join(', ');
  const lastKey = 'key' + (keys.length - 1);
  const identifier = withoutCast(list.identifier);
  // the page by its keys alone; what a row shows is read for the rows of the page
  const sql = [
    found + ', page as materialized (select', keyNames.join(', '), 'from found', after, 'order by', order, 'limit', bind(limit + 1) + ')',
    'select', list.select + ', json_build_array(' + keyNames.map((key) => key + '::text').join(', ') + ')::text as "cursorKeys"', request.total ? ', (' + countsOf(facets) + ') as counts' : '',
    'from page,', list.from, Object.values(list.joins ?? {}).join(' '), 'where', list.where, 'and', identifier, '= any (array(select', lastKey, 'from page)) and', identifier, '=', lastKey,
    'order by', order,
  ].join(' ');
  const read = await tx.query<Listed<Row>>(sql, parameters).catch(refuseCursor);
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  // no row carries the counts of an empty page
  const counts = read[0]?.counts ?? (request.total && request.cursor ? (await tx.query<{ counts: string }>(found + ' ' + countsOf(facets), whole))[0]?.counts : '[]');
  return {
    rows: rows.map(({ cursorKeys: _, counts: __, ...row }) => row as unknown as Row),
    nextCursor: read.length > limit && last ? encodeCursor(JSON.parse(last.cursorKeys) as string[], sort) : null,
    ...(request.total ? told(counts ?? '[]', Object.keys(list.facets)) : { total: null, facets: null }),
  };
}

/** The joins whose alias one of the expressions names; joins come in an order in which each may name those before it. */
function joinsFor(list: ListDefinition, expressions: readonly string[]): string {
  const needed = Object.entries(list.joins ?? {}).filter(([alias]) => expressions.some((expression) => new RegExp('\\b' + alias + '\\.').test(expression)));
  return needed.map(([, join]) => join).join(' ');
}

/** A forged cursor is refused before PostgreSQL meets it. */
function fits(value: string | null, type: string): boolean {
  switch (type) {
    case 'uuid': return isUuid(value);
    case 'date': return isCivilDate(value);
    case 'int': return value !== null && /^-?\d{1,9}$/.test(value);
    case 'bool': return value === 'true' || value === 'false';
    default: return value !== null;
  }
}

/** A sort expression ends with the type to which its cursor value is cast, as in `a.signed_on::date`. */
function castOf(expression: string): string {
  return /::(text|date|uuid|int|bool)$/.exec(expression)?.[1] ?? 'text';
}

function withoutCast(expression: string): string {
  return expression.replace(/::(date|uuid|int|bool)$/, '');
}

function refuseCursor(error: unknown): never {
  // a forged cursor whose values are of another type
  if (['22P02', '22007', '22008'].includes((error as { code?: string }).code ?? '')) {
    throw new Problem('invalid_cursor');
  }
  throw error;
}

/** The whole, and the rows by each facet, as JSON in text. */
function countsOf(facets: readonly string[]): string {
  const names = facets.map((_, index) => 'facet' + index);
  const columns = names.map((name, index) => ', grouping(' + name + ') as grouped' + index + ', ' + name + ' as value' + index).join('');
  const sets = ['()', ...names.map((name) => '(' + name + ')')].join(', ');
  return 'select json_agg(c)::text as counts from (select count(*)::int as count' + columns + ' from found group by grouping sets (' + sets + ')) c';
}

function told(counts: string, names: readonly string[]): { total: number; facets: Record<string, Record<string, number>> } {
  const facets: Record<string, Record<string, number>> = Object.fromEntries(names.map((name) => [name, {}]));
  let total = 0;
  for (const row of JSON.parse(counts) as Record<string, number | string | null>[]) {
    const facet = names.findIndex((_, index) => row['grouped' + index] === 0);
    const value = facet < 0 ? null : row['value' + facet];
    if (facet < 0) {
      total = Number(row['count']);
    } else if (typeof value === 'string') {
      (facets[names[facet] ?? ''] ?? {})[value] = Number(row['count']);
    }
  }
  return { total, facets };
}
