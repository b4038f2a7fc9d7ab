import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { localDayOf } from '../common/local-day.js';
import { RepeatedWork } from '../common/repeated-work.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { computing } from './computing.js';
import { ProgressService } from './progress.service.js';

const EVERY_MILLISECONDS = 60_000;

/** Commitments of one transaction: it holds their turns, and an acceptance waits for them. */
const AT_ONCE = 20;

/**
 * Time alone changes progress: what was awaited until its due day is missing on the next one. Looks soon after the start and on
 * every new day for progress that was computed on or before a due day which has passed since, and computes it again. What was computed
 * says so by its day, so that repeated looks and several processes do it once.
 */
@Injectable()
export class DueDays implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DueDays.name);
  private readonly looking = new RepeatedWork(EVERY_MILLISECONDS, () => this.lookOnNewDay(), ({ message }) => this.logger.warn(`What fell due waits for the next look: ${message}`));
  private lookedOn: CivilDate | undefined;
  private closing = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: ProgressService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  onModuleDestroy(): Promise<void> {
    this.closing = true;
    return this.looking.stop();
  }

  private async lookOnNewDay(): Promise<void> {
    const today = localDayOf(this.clock.now());
    if (today === this.lookedOn) return;
    await this.look();
    this.lookedOn = today;
  }

  /** @returns how many commitments were computed again */
  async look(): Promise<number> {
    const actor = nobody('due days');
    const programmes = await this.unitOfWork.read(actor, (tx) => computing(tx, () => tx.query<{ id: string }>('select distinct programme_id as id from register.commitment_progress order by id')));
    let computed = 0;
    for (const { id: programmeId } of programmes) {
      for (let after: string | undefined = FIRST; after !== undefined && !this.closing;) {
        const from: string = after;
        const ids = await this.unitOfWork.run(actor, async (tx) => {
          const outdated = await computing(tx, () => outdatedCommitments(tx, programmeId, from));
          await this.progress.recomputeCommitments(tx, programmeId, outdated);
          return outdated;
        });
        computed += ids.length;
        after = ids.at(-1);
      }
    }
    return computed;
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Those with progress up to a period whose due day, or that of an extension, lies between the day of the computation and today. */
async function outdatedCommitments(tx: Transaction, programmeId: string, after: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with due as (
       select p.due_on, lower(p.dates) as "from" from register.reporting_period p where p.programme_id = $1 and p.due_on < $2::date
       union select e.due_on, lower(p.dates) from register.period_extension e
         join register.reporting_period p on p.programme_id = e.programme_id and p.id = e.period_id where e.programme_id = $1 and e.due_on < $2::date)
     select distinct c.commitment_id as id from register.commitment_progress c
     where c.programme_id = $1 and c.commitment_id > $3::uuid and c.computed_on < $2::date
       and exists (select from due d where d.due_on >= c.computed_on and d."from" < upper(c.period))
     order by id limit $4`,
    [programmeId, tx.today, after, AT_ONCE]);
  return rows.map(({ id }) => id);
}
