import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sealing asks every second what waits and works on what is new: both are read from the place in the trail, never from its beginning. */
export class SealInOnePass1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The openings of the logs are sealed ahead of their turn.
      create or replace function ledger.waiting(out events int, out oldest timestamptz) language plpgsql stable security definer set search_path = '' as $$
      declare
        place ledger.sealed_below;
        openings uuid[] := array(select l.event_id from ledger.log g join ledger.leaf l on l.log_id = g.id and l.index = 0);
      begin
        select * into place from ledger.sealed_below;
        select count(*)::int, min(w.at) into events, oldest from (
          select e.at from ledger.event e where (e.xid, e.id) > (place.xid, place.event_id) and e.id <> all (openings) order by e.xid, e.id limit 100001) w;
      end $$;

      -- Pairs are read in one pass over their level: joined to themselves, they were read as often as there are nodes wherever PostgreSQL had counted none yet.
      create or replace function ledger.seal(most int) returns int language plpgsql volatile security definer set search_path = '' as $$
      declare
        log ledger.log;
        below xid8;
        opening uuid;
        openings uuid[];
        first bigint;
        opened int := 0;
        sealed int;
        height smallint := 0;
        place record;
      begin
        if not pg_try_advisory_xact_lock(7310578) then
          return null;
        end if;
        -- Taken before the statement that reads the events: all below have ended, and the next snapshot sees what they wrote.
        below := pg_snapshot_xmin(ledger.current_snapshot());
        select * into log from ledger.log order by id desc limit 1;
        select e.id into opening from ledger.event e where e.root_kind = 'log' and e.root_id = log.key and e.xid < below order by e.at limit 1;
        if opening is null then
          return null;
        end if;
        first := ledger.size_of(log.id);
        if first = 0 then
          insert into ledger.leaf (log_id, index, event_id) values (log.id, 0, opening);
          insert into ledger.node (log_id, level, position, hash) select log.id, 0, 0, e.leaf from ledger.event e where e.id = opening;
          opened := 1;
        end if;
        -- That of a log which was soon followed by another may still be ahead.
        openings := array(select l.event_id from ledger.log g join ledger.leaf l on l.log_id = g.id and l.index = 0);
        select * into place from ledger.sealed_below;
        with next as materialized (
          select e.id, e.xid, e.leaf, first + opened - 1 + row_number() over (order by e.xid, e.id) as index
          from (select * from ledger.event e where (e.xid, e.id) > (place.xid, place.event_id) and e.xid < below and e.id <> all (openings) order by e.xid, e.id limit most) e
        ), leaves as (
          insert into ledger.leaf (log_id, index, event_id) select log.id, n.index, n.id from next n
        ), nodes as (
          insert into ledger.node (log_id, level, position, hash) select log.id, 0, n.index, n.leaf from next n
        ), moved as (
          update ledger.sealed_below b set xid = l.xid, event_id = l.id from (select n.xid, n.id from next n order by n.index desc limit 1) l
        )
        select count(*) + opened into sealed from next;
        while (first + sealed) >> (height + 1) > first >> (height + 1) loop
          insert into ledger.node (log_id, level, position, hash)
          select log.id, height + 1, n.position / 2, sha256('\\x01'::bytea || string_agg(n.hash, ''::bytea order by n.position))
          from ledger.node n
          where n.log_id = log.id and n.level = height
            and n.position >= (first >> (height + 1)) * 2 and n.position < ((first + sealed) >> (height + 1)) * 2
          group by n.position / 2;
          height := height + 1;
        end loop;
        return sealed;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
