import { foldKey } from '../common/folded-key.js';
import { decodeCursor, encodeCursor } from '../common/keyset.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from './transaction.js';

/** A list, said in literals: nothing that a caller sends ever becomes SQL text. */
export interface ListDefinition {
  select: string;
  /** From clause and joins; `$1` is the programme. */
  from: string;
  /** Always holds. */
  where: string;
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
  const whole = { conditions: [...conditions], parameters: [...parameters] };

  const sort = request.sort ?? list.defaultSort;
  const descending = sort.startsWith('-');
  const expressions = list.sorts[descending ? sort.slice(1) : sort];
  if (!expressions) {
    throw new Problem('validation_failed', {}, [{ field: 'sort', code: 'field_choice', parameters: { choices: Object.keys(list.sorts).join(', ') } }]);
  }
  const keys = [...expressions, list.identifier];
  if (request.cursor) {
    const values = decodeCursor(request.cursor, sort);
    if (!values || values.length !== keys.length || values.some((value) => value === null)) {
      throw new Problem('invalid_cursor');
    }
    const placeholders = values.map((value, position) => bind(value) + '::text::' + castOf(keys[position] ?? ''));
    conditions.push('(' + keys.map(withoutCast).join(', ') + ') ' + (descending ? '<' : '>') + ' (' + placeholders.join(', ') + ')');
  }
  const limit = request.limit ?? PAGE;
  const direction = descending ? ' desc' : ' asc';
  const sql = [
    'select', list.select + ',', 'array[' + keys.map((key) => '(' + withoutCast(key) + ')::text').join(', ') + '] as "cursorKeys"',
    'from', list.from, 'where', conditions.join(' and '),
    'order by', keys.map((key) => withoutCast(key) + direction).join(', '), 'limit', bind(limit + 1),
  ].join(' ');
  const found = await tx.query<Row & { cursorKeys: string[] }>(sql, parameters).catch(refuseCursor);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const counts = request.total ? await countList(tx, list, whole) : { total: null, facets: null };
  return {
    rows: rows.map(({ cursorKeys: _, ...row }) => row as unknown as Row),
    nextCursor: found.length > limit && last ? encodeCursor(last.cursorKeys, sort) : null,
    ...counts,
  };
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

async function countList(
  tx: Transaction,
  list: ListDefinition,
  whole: { conditions: readonly string[]; parameters: readonly unknown[] },
): Promise<{ total: number; facets: Record<string, Record<string, number>> }> {
  const tail = ['from', list.from, 'where', whole.conditions.join(' and ')].join(' ');
  const [counted] = await tx.query<{ total: number }>('select count(*)::int as total ' + tail, whole.parameters);
  const facets: Record<string, Record<string, number>> = {};
  for (const [name, expression] of Object.entries(list.facets)) {
    const values = await tx.query<{ value: string | null; count: number }>('select ' + expression + ' as value, count(*)::int as count ' + tail + ' group by 1', whole.parameters);
    facets[name] = Object.fromEntries(values.filter((one) => one.value !== null).map((one) => [one.value, one.count]));
  }
  return { total: counted?.total ?? 0, facets };
}
