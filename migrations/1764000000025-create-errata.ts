import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the acceptance of a restatement corrected, as it was shown before the decision. */
export class CreateErrata1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.erratum (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        decision_id uuid not null,
        lines jsonb not null check (jsonb_typeof(lines) = 'array'),
        effects jsonb not null check (jsonb_typeof(effects) = 'object'),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, declaration_id),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id),
        foreign key (programme_id, declaration_id, decision_id) references register.declaration_decision (programme_id, declaration_id, id)
      );
      comment on column register.erratum.lines is 'values that changed: what was accepted before, what is accepted now; null: was not there';
      comment on column register.erratum.effects is 'what changed of commitments and totals, as the one who decided saw it';
      create trigger append_only before update or delete on register.erratum for each row execute function app.refuse_change();
      call app.protect_by_declaration('register.erratum');
      call app.let_examiners_add('register.erratum');
      call ledger.track_rows_of_declaration('register.erratum');

      create function app.check_erratum() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if not exists (
          select from register.declaration d join register.declaration_decision c on c.programme_id = d.programme_id and c.declaration_id = d.id
          where d.programme_id = new.programme_id and d.id = new.declaration_id and d.restatement > 0 and c.id = new.decision_id and c.kind = 'acceptance') then
          raise exception 'an erratum tells of the acceptance of a restatement' using errcode = 'MQ422', constraint = 'erratum_of_restatement';
        end if;
        return new;
      end $$;
      create trigger check_erratum before insert on register.erratum for each row execute function app.check_erratum();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
