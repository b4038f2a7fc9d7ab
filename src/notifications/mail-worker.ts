import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Actor, nobody } from '../common/actor.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { CivilDate } from '../common/civil-date.js';
import type { Language, Translated } from '../common/translated.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { QueueService } from '../queue/queue.service.js';
import { MailSender, MailServerError } from './mail-sender.js';
import { mailText } from './mail-text.js';
import type { NotificationKind } from './notification.vocabulary.js';

interface Claim {
  /** `claimed`: another worker is sending it, or died while it was. */
  state: 'mine' | 'claimed';
  address: string | null;
  language: Language;
  kind: NotificationKind;
  ref: string;
  organisation: { name: Translated } | null;
  title: Translated | null;
  dueOn: CivilDate | null;
  programmeCode: string;
  demonstration: boolean;
}

type Outcome = 'sent' | 'refused' | 'pending';

/**
 * Sends the mail of each notification. It is claimed, sent, and only then marked as sent, so that none is lost. A process that dies
 * between the answer of the mail server and the mark sends it a second time, under the same Message-ID: mail systems that
 * compare it show one. No transaction is open while the mail server is waited for.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap {
  private readonly logger = new Logger(MailWorker.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: QueueService,
    private readonly sender: MailSender,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.mail) {
      await this.queue.work('mail', ({ id }) => this.deliver(id));
    }
  }

  /** @throws MailServerError when the job is to be tried again */
  async deliver(notificationId: string): Promise<void> {
    const actor = nobody(notificationId);
    const claim = await this.claim(actor, notificationId);
    if (!claim) {
      return;
    }
    if (claim.state === 'claimed') {
      throw new MailServerError('The mail is being sent.');
    }
    await this.settle(actor, notificationId, claim.address === null ? 'refused' : await this.send(actor, notificationId, claim.address, claim));
  }

  private async send(actor: Actor, notificationId: string, address: string, claim: Claim): Promise<Outcome> {
    const told = { ...claim, organisation: claim.organisation?.name ?? null };
    try {
      return await this.sender.send(address, mailText(told, this.settings.publicUrl), { messageId: this.messageId(notificationId), language: claim.language });
    } catch (error) {
      this.logger.warn(`The mail of notification ${notificationId} waits: ${(error as Error).message}`);
      await this.settle(actor, notificationId, 'pending');
      throw error;
    }
  }

  /** The same for every try. */
  private messageId(notificationId: string): string {
    return `<${notificationId}@${new URL(this.settings.publicUrl).hostname}>`;
  }

  /** @returns undefined when there is nothing to send any more */
  private claim(actor: Actor, notificationId: string): Promise<Claim | undefined> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [claim] = await tx.query<Claim>(
        `select state, address, language, kind, subject_ref as ref, organisation, title, due_on as "dueOn", programme_code as "programmeCode", demonstration
         from app.claim_mail($1, $2)`, [notificationId, tx.now]);
      return claim;
    });
  }

  private async settle(actor: Actor, notificationId: string, outcome: Outcome): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => tx.execute('select app.settle_mail($1, $2, $3)', [notificationId, outcome, tx.now]));
  }
}
