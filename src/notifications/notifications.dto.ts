import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, IntegerParameter, TextField, CodeField, IdentifierField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';
import { NOTIFICATION_KINDS, type NotificationKind, SUBJECT_KINDS, type SubjectKind } from './notification.vocabulary.js';

export class NotificationSubjectAnswer {
  @Shown(String, { choices: SUBJECT_KINDS }) kind: SubjectKind;
  @Shown() ref: string;
  @Shown(() => TranslatedAnswer, { nullable: true, description: 'Of a milestone' }) title: TranslatedAnswer | null;
}

/** What its reader, and nobody else, is told. */
export class NotificationAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: NOTIFICATION_KINDS }) kind: NotificationKind;
  @Shown(() => NotificationSubjectAnswer) subject: NotificationSubjectAnswer;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) organisation: OrganisationNameAnswer | null;
  @ShownDate(true) dueOn: CivilDate | null;
  @Shown(String, { format: 'date-time' }) createdAt: string;
  @Shown(String, { format: 'date-time', nullable: true }) readAt: string | null;
}

export class NotificationPage extends PageOf(NotificationAnswer) {}

export class NotificationListParameters {
  @ChoiceField(['true', 'false'], { optional: true, description: 'true: only those not read, false: only those read' })
  unread?: 'true' | 'false';

  @TextField({ maximum: 2000, optional: true, description: 'nextCursor of the page before' })
  cursor?: string;

  @IntegerParameter({ minimum: 1, maximum: 200, optional: true })
  limit?: number;

  @ChoiceField(['true', 'false'], { optional: true, description: 'Also count the rows' })
  total?: 'true' | 'false';
}

export class NotificationParameters {
  @CodeField() programme: string;
  @IdentifierField() id: string;
}

export class ReadAllAnswer {
  @Shown(Number, { description: 'Number of notifications that were not read before' }) read: number;
}
