import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An observation is accepted once, for ever: what replaces it is another observation. Superseded values are found by it too. */
export class FindAcceptedValuesByObservation1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index accepted_value_observation on register.accepted_value (programme_id, observation_id);
      drop index register.accepted_value_current;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
