import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Progress per commitment and period, recomputed from observations in the transaction that accepts them. A commitment owns
 * no values: these rows are a summary, and a period without one is not declared.
 */
export class CreateCommitmentProgress1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.commitment_progress (
        programme_id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        period daterange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
        declared app.quantity,
        accepted app.quantity,
        verified app.quantity,
        primary key (programme_id, commitment_id, period),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id)
      );
      call app.protect_by_agreement('register.commitment_progress');
      revoke insert, update on register.commitment_progress from mithaq_app;

      create function app.progress_answer(p register.commitment_progress) returns jsonb language sql immutable parallel safe
        return case when p.commitment_id is not null then jsonb_build_object(
          'from', lower(p.period), 'to', upper(p.period) - 1, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text, 'verified', trim_scale(p.verified)::text) end;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
