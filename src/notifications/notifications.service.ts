import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { QueueService } from '../queue/queue.service.js';
import type { NotificationKind, SubjectKind } from './notification.vocabulary.js';

/** Persons who act in the programme today; PostgreSQL finds them, whether or not the actor may read them. */
export type Recipients =
  | { organisationId: string; roles: readonly Role[] }
  | { personIds: readonly string[] }
  /** Those who examine the declarations of this organisation. */
  | { examinersOf: string }
  /** The declarants of every organisation that owes a declaration for this period, each told of its own organisation and due day. */
  | { owing: string };

export interface Occasion {
  programmeId: string;
  kind: NotificationKind;
  recipients: Recipients;
  subject: {
    kind: SubjectKind;
    /** Reference of the period, declaration or milestone. */
    ref: string;
    /** The organisation concerned, named to the receiver. */
    organisationId?: string;
    dueOn?: CivilDate;
    /** What tells two occasions of one subject and kind on the same day apart: the revision that was returned. */
    occasion?: string;
  };
}

/** Tells persons of what happened, in the transaction in which it happens: both or neither. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly queue: QueueService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Writes a notification for each person and puts a mail for each. The same person is told of the same occasion once a day.
   * A simulated history is past when it is told: nobody is told of it.
   * @returns the identifiers of the notifications that were new
   */
  async notify(tx: Transaction, { programmeId, kind, recipients, subject }: Occasion): Promise<string[]> {
    if (tx.actor.simulatedAt !== undefined) {
      return [];
    }
    const told = await tx.query<{ id: string }>('select id from app.notify($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as id', [
      programmeId, kind, subject.kind, subject.ref, subject.organisationId ?? null, subject.dueOn ?? null, subject.occasion ?? '',
      JSON.stringify(recipients), this.sendsMail, tx.now,
    ]);
    return this.putMails(tx, told.map(({ id }) => id));
  }

  /** Makes today's reminders of a programme, once however often it is asked. The actor is nobody: the program itself. */
  async remind(tx: Transaction, programmeId: string): Promise<string[]> {
    const told = await tx.query<{ id: string }>('select id from app.remind($1, $2, $3) as id', [programmeId, this.sendsMail, tx.now]);
    return this.putMails(tx, told.map(({ id }) => id));
  }

  /** Puts again the mails whose tries are used up, as after a long silence of the mail server. */
  async resume(tx: Transaction): Promise<string[]> {
    const forgotten = await tx.query<{ id: string }>('select id from app.forgotten_mails($1) as id', [MAILS_RESUMED_TOGETHER]);
    return this.putMails(tx, forgotten.map(({ id }) => id));
  }

  private get sendsMail(): boolean {
    return this.settings.mail !== null;
  }

  private async putMails(tx: Transaction, ids: string[]): Promise<string[]> {
    if (this.sendsMail) {
      await this.queue.putEach(tx, 'mail', ids);
    }
    return ids;
  }
}

const MAILS_RESUMED_TOGETHER = 1000;
