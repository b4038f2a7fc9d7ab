import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the programme office says of the health of a commitment, beside what the rule computes, with a reason and an end. */
export class OverrideHealth1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.health_override (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        state text not null check (state in ('on_track', 'at_risk', 'off_track')),
        reason_code text not null check (reason_code in ('accepted_delay', 'outside_event', 'figures_disputed', 'evidence_known', 'other')),
        note_id uuid references ledger.sealed_text (id),
        valid daterange not null check (not isempty(valid) and lower(valid) is not null and upper(valid) is not null and upper(valid) - lower(valid) <= 367),
        person_id uuid not null references access.person (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id)
      );
      comment on column register.health_override.valid is 'from the day of the decision to the last day on which it is shown: it ends by itself within a year';
      create unique index health_override_current on register.health_override (programme_id, commitment_id) where superseded_by is null;
      create index health_override_person on register.health_override (person_id);
      create index health_override_note on register.health_override (note_id) where note_id is not null;
      create trigger only_superseded before update on register.health_override for each row execute function app.allow_only_superseding();
      call app.protect_by_agreement('register.health_override');
      call ledger.track('register.health_override', 'commitment', 'commitment_id', array['state', 'reason_code', 'valid', 'person_id', 'superseded_by']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
