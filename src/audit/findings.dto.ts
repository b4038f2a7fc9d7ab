import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer } from '../http/answers.js';
import { ChoiceField, CivilDateField, CodeField, IdentifierField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';
import {
  DECISION_OUTCOMES, type DecisionOutcome, FINDING_STATES, FINDING_STEPS, type FindingState, type FindingStep, FOLLOW_UP_OUTCOMES, type FollowUpOutcome, SEVERITIES, type Severity,
} from './audit.vocabulary.js';

export class FindingTextAnswer {
  @Shown(Number, { description: 'Versions of the text count from 1' }) number: number;
  @Shown(String, { nullable: true }) criterion: string | null;
  @Shown(String, { nullable: true }) condition: string | null;
  @Shown(String, { nullable: true }) cause: string | null;
  @Shown(String, { nullable: true }) effect: string | null;
  @Shown(String, { nullable: true }) recommendation: string | null;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { nullable: true }) by: string | null;
}

/** One step of the procedure: communication, reply, decision, confirmation, action, follow-up, closing. */
export class FindingStepAnswer {
  @Shown(String, { choices: FINDING_STEPS }) kind: FindingStep;
  @Shown(String, { nullable: true, choices: [...DECISION_OUTCOMES, ...FOLLOW_UP_OUTCOMES] }) outcome: DecisionOutcome | FollowUpOutcome | null;
  @ShownDate(true) dueOn: CivilDate | null;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(String, { format: 'date-time' }) at: string;
  @Shown(String, { nullable: true, description: 'Name, where the reader may know it' }) by: string | null;
}

export class AuditFindingAnswer {
  @Shown() ref: string;
  @Shown(String, { description: 'Reference of the mission' }) mission: string;
  @Shown(() => OrganisationNameAnswer) institution: OrganisationNameAnswer;
  @Shown(() => OrganisationNameAnswer) addressee: OrganisationNameAnswer;
  @Shown(String, { nullable: true, description: 'Reference of the commitment' }) commitment: string | null;
  @Shown() period: string;
  @Shown(String, { choices: SEVERITIES }) severity: Severity;
  @Shown(String, { choices: FINDING_STATES }) state: FindingState;
  @Shown(String, { format: 'date', nullable: true, description: 'Last day of the reply, in Casablanca' }) replyDueOn: CivilDate | null;
  @Shown(Boolean, { description: 'No reply has come and its day has passed' }) replyLate: boolean;
  @Shown(String, { nullable: true, description: 'The final finding in whose place this one stands' }) supersedes: string | null;
  @Shown(Boolean, { description: 'The reader is on the team of the mission' }) member: boolean;
  @Shown(Boolean, { description: 'The reader acts for the addressee' }) addressed: boolean;
  @Shown(() => FindingTextAnswer, { nullable: true, description: 'The version that the reader may see: the last one for the team' }) text: FindingTextAnswer | null;
  @Shown(() => FindingStepAnswer, { list: true }) steps: FindingStepAnswer[];
  @Shown(Number) version: number;
}

export class FindingTextBody {
  @TextField({ maximum: 4000, description: 'What is owed: clause, rule or standard' }) criterion: string;
  @TextField({ maximum: 4000, description: 'What was found' }) condition: string;
  @TextField({ maximum: 4000, optional: true }) cause?: string;
  @TextField({ maximum: 4000, optional: true }) effect?: string;
  @TextField({ maximum: 4000, optional: true }) recommendation?: string;
}

export class DraftFindingBody extends FindingTextBody {
  @IdentifierField({ description: 'The organisation to which it is addressed' }) addresseeId: string;
  @IdentifierField({ optional: true, description: 'Row of the worksheet that it is about' }) itemId?: string;
  @ChoiceField(SEVERITIES) severity: Severity;
  @CodeField({ optional: true, description: 'The final finding in whose place it stands' }) supersedes?: string;
}

export class CommunicateBody {
  @CivilDateField({ description: 'Last day of the reply' }) replyDueOn: CivilDate;
}

export class ReplyBody {
  @TextField({ maximum: 8000 }) text: string;
}

export class DecideFindingBody {
  @ChoiceField(DECISION_OUTCOMES) outcome: DecisionOutcome;
  @TextField({ maximum: 4000, optional: true }) note?: string;
}

export class ActionBody {
  @TextField({ maximum: 4000 }) text: string;
  @CivilDateField({ optional: true, description: 'By when' }) dueOn?: CivilDate;
}

export class FollowUpBody {
  @ChoiceField(FOLLOW_UP_OUTCOMES) outcome: FollowUpOutcome;
  @TextField({ maximum: 4000, optional: true }) note?: string;
}
