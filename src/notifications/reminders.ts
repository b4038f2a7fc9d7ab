import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { localTimeOf } from '../common/local-day.js';
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
export class Reminders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Reminders.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking = this.looking.then(async () => void (await this.look())).catch((error: Error) => this.logger.warn(`Reminders wait for the next look: ${error.message}`));
    }, EVERY_MILLISECONDS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
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
