import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a computed row must tell to be recomputed and compared: the terms that decided it, the day of its clock, what it could not
 * attribute; and for each summed value whether it stands for a figure, for no answer or for "not applicable".
 */
export class CompleteProgress1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register.observation_summary
        add column declared_state text check (declared_state in ('reported', 'not_reported', 'not_applicable')),
        add column accepted_state text check (accepted_state in ('reported', 'not_reported', 'not_applicable')),
        add check ((declared_state is not distinct from 'reported') = (declared is not null)),
        add check ((accepted_state is not distinct from 'reported') = (accepted is not null));
      comment on table register.observation_summary is 'what is current now, summed over the dimensions beside site, region and segment, of one axis per site: its rows add up to the total; never asked about the past';
      comment on column register.observation_summary.declared_state is 'null: the row no longer holds';
      comment on column register.observation_summary.region_code is 'unknown: the axis has the region and does not know it; null: the axis has no region';

      drop function app.progress_answer(register.commitment_progress);
      alter table register.commitment_progress
        add column term_id uuid,
        add column computed_on app.civil_date,
        add column unattributable app.quantity,
        add foreign key (programme_id, commitment_id, term_id) references register.commitment_term (programme_id, commitment_id, id);
      comment on column register.commitment_progress.term_id is 'the terms in force on the last day of the period';
      comment on column register.commitment_progress.computed_on is 'the civil day for which it holds: what is due depends on it';
      comment on column register.commitment_progress.carried is 'part of the declared or of the accepted value is carried from an earlier quarter';
      comment on column register.commitment_progress.unattributable is 'declared by the obligors without the region, segment, site or zone that the scope asks for: counted nowhere else';
      comment on column register.commitment_progress.overlap_certain is 'part of the accepted value that older agreements over the same scope count already; null: there is none, or its size cannot be told';
      comment on column register.commitment_progress.overlap_possible is 'part of the accepted value that older agreements over an intersecting scope may count already';

      create function app.progress_answer(p register.commitment_progress) returns json language sql immutable parallel safe
        return case when p.commitment_id is not null then json_build_object(
          'from', lower(p.period), 'to', upper(p.period) - 1, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text, 'verified', trim_scale(p.verified)::text,
          'carried', p.carried, 'missing', p.missing, 'unattributable', trim_scale(p.unattributable)::text,
          'overlapCertain', trim_scale(p.overlap_certain)::text, 'overlapPossible', trim_scale(p.overlap_possible)::text) end;

      call app.let_program_read('register.period_extension');
      call app.let_program_read('register.programme');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
