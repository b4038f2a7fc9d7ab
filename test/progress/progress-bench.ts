import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { nobody } from '../../src/common/actor.js';
import { createDataSource } from '../../src/data-source.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import '../../src/database/value-types.js';
import { ProgressService } from '../../src/progress/progress.service.js';
import { createOrganisation } from '../factories/accounts.js';
import { DeclaringProgramme, type TestDeclaration, type TestLine } from '../factories/observations.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { connectServing } from '../ledger/serving.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { MovableClock } from '../setup/settings.js';

export interface StoredProgress {
  declared: string | null;
  accepted: string | null;
  carried: boolean;
  missing: number;
  unattributable: string | null;
  certain: string | null;
  possible: string | null;
}

/** The computing program on a database of its own: facts are written by the owner, progress by the serving role. */
export class ProgressBench {
  readonly service = new ProgressService();

  private constructor(readonly database: TestDatabase, readonly owner: Client, readonly dataSource: DataSource, readonly unitOfWork: UnitOfWork, readonly clock: MovableClock) {}

  static async open(): Promise<ProgressBench> {
    const database = await createTestDatabase();
    const owner = await connectServing(database.ownerUrl);
    const dataSource = await createDataSource({ url: database.serveUrl, poolSize: 3 }).initialize();
    const clock = new MovableClock();
    return new ProgressBench(database, owner, dataSource, new UnitOfWork(dataSource, clock), clock);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.owner.end();
    await this.database.drop();
  }

  programme(): Promise<DeclaringProgramme> {
    return DeclaringProgramme.create(this.owner);
  }

  organisation(world: DeclaringProgramme): Promise<string> {
    return createOrganisation(this.owner, world.programme);
  }

  agreement(world: DeclaringProgramme, parties: readonly string[], signedOn: string, state = 'in_force'): Promise<TestAgreement> {
    return createAgreement(this.owner, world.programme, Object.fromEntries(parties.map((id) => [id, 'private'])), { signedOn, state });
  }

  async recompute(world: DeclaringProgramme, { organisationId, periodId }: Pick<TestDeclaration, 'organisationId' | 'periodId'>): Promise<void> {
    await this.unitOfWork.run(nobody('test'), (tx) => this.service.recompute(tx, world.programme.id, { organisationId, periodId }));
  }

  async submitted(world: DeclaringProgramme, organisationId: string, quarter: number, lines: readonly TestLine[], restatement = 0): Promise<TestDeclaration> {
    const declaration = await world.submit(organisationId, quarter, lines, { restatement });
    await this.recompute(world, declaration);
    return declaration;
  }

  async accepted(world: DeclaringProgramme, organisationId: string, quarter: number, lines: readonly TestLine[], restatement = 0): Promise<TestDeclaration> {
    const declaration = await world.submit(organisationId, quarter, lines, { restatement });
    await world.accept(declaration, lines);
    await this.recompute(world, declaration);
    return declaration;
  }

  async progress(world: DeclaringProgramme, commitment: TestAgreement, quarter: number): Promise<StoredProgress | null> {
    const { rows: [row] } = await this.owner.query<StoredProgress>(
      `select trim_scale(declared)::text as declared, trim_scale(accepted)::text as accepted, carried, missing, trim_scale(unattributable)::text as unattributable,
         trim_scale(overlap_certain)::text as certain, trim_scale(overlap_possible)::text as possible
       from register.commitment_progress where programme_id = $1 and commitment_id = $2 and period = $3::daterange`,
      [world.programme.id, commitment.id, world.quarter(quarter).dates]);
    return row ?? null;
  }

  async summary(world: DeclaringProgramme, organisationId: string, quarter: number): Promise<string[]> {
    const { rows } = await this.owner.query<{ text: string }>(
      `select i.code || ' ' || coalesce(s.region_code, '-') || ' ' || coalesce(s.segment_code, '-') || ' ' || coalesce(trim_scale(s.declared)::text, s.declared_state, 'void') || ' ' ||
         coalesce(trim_scale(s.accepted)::text, s.accepted_state, 'void') as text
       from register.observation_summary s join register.indicator_version v on v.programme_id = s.programme_id and v.id = s.indicator_version_id
         join register.indicator i on i.programme_id = v.programme_id and i.id = v.indicator_id
       where s.programme_id = $1 and s.organisation_id = $2 and s.period = $3::daterange order by 1`,
      [world.programme.id, organisationId, world.quarter(quarter).dates]);
    return rows.map(({ text }) => text);
  }
}
