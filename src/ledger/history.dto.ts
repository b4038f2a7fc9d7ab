import { OrganisationNameAnswer } from '../http/answers.js';
import { TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

export class HistoryRowAnswer {
  @Shown(String, { description: 'Table of the row, as in register.milestone' }) table: string;
  @Shown() id: string;
  @Shown(Object as never, { nullable: true, description: 'Changed fields before; empty when the row is new' }) before: Record<string, string | null> | null;
  @Shown(Object as never, { nullable: true, description: 'Changed fields after' }) after: Record<string, string | null> | null;
}

/** One event of the trail: who, when, what, before, after, why. */
export class HistoryEventAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { format: 'date-time', description: 'When it was recorded' }) at: string;
  @Shown(String, { format: 'date-time', nullable: true, description: 'Demonstration only: when the fictitious history says' }) simulatedAt: string | null;
  @Shown(String, { nullable: true, description: 'Name, where the reader may know it' }) author: string | null;
  @Shown(Boolean, { description: 'The author acted through a token, from a system of its own' }) byToken: boolean;
  @Shown(String, { nullable: true, description: 'Name of the token, for its author and the administrator' }) token: string | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) organisation: OrganisationNameAnswer | null;
  @Shown(String, { nullable: true }) reason: string | null;
  @Shown() root: string;
  @Shown(() => HistoryRowAnswer, { list: true }) rows: HistoryRowAnswer[];
  @Shown(String, { description: 'Leaf hash of the event, SHA-256 in hexadecimal' }) leaf: string;
}

export class HistoryAnswer {
  @Shown(() => HistoryEventAnswer, { list: true }) items: HistoryEventAnswer[];
  @Shown(String, { nullable: true }) nextCursor: string | null;
}

export class HistoryParameters {
  @TextField({ maximum: 2000, optional: true, description: 'nextCursor of the page before' }) cursor?: string;
}
