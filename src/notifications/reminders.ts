import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { localTimeOf } from '../common/local-day.js';
import { RepeatedWork } from '../common/repeated-work.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotificationsService } from './notifications.service.js';

/** Reminders of a local day are made from this hour on, so that nobody is written to at night. */
const FIRST_HOUR = 7;

const EVERY_MILLISECONDS = 60_000;

/**
 * Looks every minute whether a programme still waits for its reminders of the local day. The row of the day is written in the same
 * transaction as the reminders: several processes, restarts and repeated looks make them once.
 */
@Injectable()
export class Reminders implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Reminders.name);
  private readonly looking = new RepeatedWork(EVERY_MILLISECONDS, () => this.look(), ({ message }) => this.logger.warn(`Reminders wait for the next look: ${message}`));

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.looking.stop();
  }

  /** @returns how many notifications were new, and how many mails were taken up again */
  async look(): Promise<{ reminded: number; resumed: number }> {
    const actor = nobody('reminders');
    const resumed = await this.unitOfWork.run(actor, (tx) => this.notifications.resume(tx));
    if (localTimeOf(this.clock.now()).hour < FIRST_HOUR) {
      return { reminded: 0, resumed: resumed.length };
    }
    const programmes = await this.unitOfWork.read(actor, (tx) => tx.query<{ id: string }>('select id from app.programmes_to_remind() as id'));
    let reminded = 0;
    for (const { id } of programmes) {
      reminded += (await this.unitOfWork.run(actor, (tx) => this.notifications.remind(tx, id))).length;
    }
    return { reminded, resumed: resumed.length };
  }
}
