import { createServer } from 'node:http';
import pg from 'pg';
import { identifier } from './random.js';

/**
 * The bare limit: Node's `http` and `pg`, prepared statements, hand-written SQL, no session, no row-level security.
 * Run as a program with DATABASE_URL; prints its port.
 */
const PROGRAMME = identifier(1, 1);
const PARTNER = identifier(2, 1);

const LIST = {
  name: 'list',
  text: `with mine as (
      select c.*, a.ref as agreement_ref, a.title_fr as agreement_title from register.commitment c
        join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
        join register.agreement_party p on p.programme_id = c.programme_id and p.agreement_id = c.agreement_id and p.organisation_id = $2 and p.superseded_by is null
      where c.programme_id = $1 and c.kind = $3 and c.region_codes && $4::text[])
    select (select count(*)::int from mine) as total, (select json_agg(row_to_json(page)) from (
      select m.ref, m.kind, m.title_fr, m.agreement_ref, m.agreement_title, o.name_fr as obligor, t.target, t.due_on, g.accepted, round((g.accepted - t.base) / nullif(t.target - t.base, 0), 6) as achievement
      from mine m
        join register.commitment_obligor ob on ob.programme_id = m.programme_id and ob.commitment_id = m.id
        join register.organisation o on o.id = ob.organisation_id
        join register.commitment_term t on t.programme_id = m.programme_id and t.commitment_id = m.id and t.superseded_by is null and t.valid @> current_date
        left join lateral (select accepted from register.commitment_progress g where g.programme_id = m.programme_id and g.commitment_id = m.id order by g.period desc limit 1) g on true
      order by m.folded_key, m.id limit 50) page) as items`,
};
const ONE = {
  name: 'one',
  text: `select c.ref, c.kind, c.title_fr, a.ref as agreement_ref, a.title_fr as agreement_title, o.name_fr as obligor,
      (select json_agg(row_to_json(t)) from (select t.valid, t.basis, t.base, t.target, t.qualifier, t.unit, t.due_on from register.commitment_term t where t.programme_id = c.programme_id and t.commitment_id = c.id) t) as terms,
      (select json_agg(row_to_json(m)) from (select m.ref, m.title_fr from register.milestone m where m.programme_id = c.programme_id and m.commitment_id = c.id and m.agreement_id = c.agreement_id order by m.baseline_on) m) as milestones,
      (select json_agg(row_to_json(g)) from (select g.period, g.declared, g.accepted from register.commitment_progress g where g.programme_id = c.programme_id and g.commitment_id = c.id order by g.period desc limit 12) g) as periods
    from register.commitment c
      join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
      join register.commitment_obligor ob on ob.programme_id = c.programme_id and ob.commitment_id = c.id
      join register.organisation o on o.id = ob.organisation_id
    where c.programme_id = $1 and c.ref = $2`,
};
const LOG = {
  name: 'log',
  text: `with milestone as (
      update bench.milestone set forecast_on = $3, forecast_precision = 'day', reviewed_on = current_date, version = version + 1
      where programme_id = $1 and ref = $2 and version = $4 returning id, agreement_id, version),
    change as (insert into bench.change default values returning id),
    forecast as (insert into bench.forecast (milestone_id, forecast_on, change_id) select m.id, $3, c.id from milestone m, change c),
    review as (insert into bench.review (milestone_id, status, change_id) select m.id, 'scheduled', c.id from milestone m, change c),
    event as (insert into bench.event (change_id, body) select c.id, jsonb_build_object('milestone', m.id, 'forecast', $3)::text::bytea from milestone m, change c)
    select version from milestone`,
};
/** The limit logs to tables of its own: on the product's the trail's triggers would fire, and the limit would not be bare. */
export const LIMIT_TABLES = `create schema bench;
  create table bench.milestone as select * from register.milestone;
  alter table bench.milestone add primary key (programme_id, id);
  create unique index on bench.milestone (programme_id, ref);
  create index on bench.milestone (programme_id, agreement_id);
  create table bench.change (id uuid primary key default gen_random_uuid(), at timestamptz default now());
  create table bench.forecast (id bigint generated always as identity primary key, milestone_id uuid, forecast_on date, change_id uuid);
  create table bench.review (id bigint generated always as identity primary key, milestone_id uuid, status text, change_id uuid);
  create table bench.event (id bigint generated always as identity primary key, change_id uuid, body bytea, leaf bytea generated always as (sha256(body)) stored);`;

export function startLimitServer(url: string): void {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const server = createServer((request, response) => {
    const [, work, ref = '', version = ''] = (request.url ?? '').split('/');
    const asked =
      work === 'a' ? pool.query({ ...LIST, values: [PROGRAMME, PARTNER, 'jobs', ['MA-06']] })
      : work === 'b' ? pool.query({ ...ONE, values: [PROGRAMME, ref] })
      : work === 'd' ? pool.query({ ...LOG, values: [PROGRAMME, ref, '2027-03-31', Number(version)] })
      : Promise.resolve({ rows: [{ ready: true }] });
    asked.then(
      ({ rows }) => response.setHeader('Content-Type', 'application/json').writeHead(rows[0] ? 200 : 409).end(JSON.stringify(rows[0] ?? {})),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
  process.on('message', (message) => {
    if (message === 'memory') {
      process.send?.({ rss: process.memoryUsage.rss() });
    }
  });
}
