import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An indicator may follow what entered in an earlier period: of the recruits of a quarter, how many are present so many months later. */
export class FollowCohorts1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register.indicator
        add column cohort_of uuid,
        add column cohort_months int check (cohort_months between 1 and 120),
        add foreign key (programme_id, cohort_of) references register.indicator (programme_id, id),
        add check ((cohort_of is null) = (cohort_months is null)),
        add check (cohort_of <> id),
        add check (cohort_of is null or kind = 'flow');
      comment on column register.indicator.cohort_of is 'the flow whose entrants this indicator counts again; null: it follows no cohort';
      comment on column register.indicator.cohort_months is 'months from the first day of the period in which they entered to the first day of the period at whose end they are counted';
      create index indicator_cohort_of on register.indicator (programme_id, cohort_of) where cohort_of is not null;

      create or replace function app.keep_indicator_kind() returns trigger language plpgsql set search_path = '' as $$
      begin
        if (new.kind, new.family, new.unit) is distinct from (old.kind, old.family, old.unit)
          or old.cohort_of is not null and (new.cohort_of, new.cohort_months) is distinct from (old.cohort_of, old.cohort_months) then
          raise exception 'kind, family, unit and cohort of an indicator are fixed when it is created' using errcode = 'MQ409';
        end if;
        return new;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
