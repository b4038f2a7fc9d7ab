import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, TextField } from '../http/fields.js';
import { Shown, ShownDate } from '../http/shown.js';

export const RESTATEMENT_REQUEST_STATES = ['open', 'granted', 'refused'] as const;

/** What an auditor's adjustment asks: that an accepted value be restated, or that the refusal be reasoned. */
export class RestatementRequestAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() mission: string;
  @Shown(() => OrganisationNameAnswer) institution: OrganisationNameAnswer;
  @Shown() commitment: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown(() => OrganisationNameAnswer, { list: true }) obligors: OrganisationNameAnswer[];
  @Shown() period: string;
  @Shown() unit: string;
  @Shown(String, { description: 'The accepted value, which stays the headline' }) accepted: string;
  @Shown(String, { description: 'The value that the auditor retains' }) adjusted: string;
  @ShownDate() dueOn: CivilDate;
  @Shown(Boolean) late: boolean;
  @Shown(String, { choices: RESTATEMENT_REQUEST_STATES }) state: (typeof RESTATEMENT_REQUEST_STATES)[number];
  @Shown(String, { format: 'date-time', nullable: true }) decidedAt: string | null;
  @Shown(String, { nullable: true }) reason: string | null;
  @Shown(Number) version: number;
}

export class DecideRestatementBody {
  @ChoiceField(['granted', 'refused'], { description: 'granted: the organisation is to restate' }) decision: 'granted' | 'refused';
  @TextField({ maximum: 4000, optional: true, description: 'Required to refuse' }) reason?: string;
}
