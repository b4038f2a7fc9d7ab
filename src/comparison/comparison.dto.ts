import { NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { CodeField, InstantField, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import { HistoryEventAnswer } from '../ledger/history.dto.js';

export class ComparisonParameters {
  @InstantField({ description: 'What the register knew at this instant' }) from: string;
  @InstantField({ description: 'And at this later one' }) to: string;
}

export class ComparedEventsParameters extends ComparisonParameters {
  @CodeField({ optional: true, description: 'Reference of an agreement' }) agreement?: string;
  @TextField({ maximum: 2000, optional: true, description: 'nextCursor of the page before' }) cursor?: string;
}

/** A total at both instants, each as of its own day, flows since the first period. Null: nothing was known. */
export class ComparedTotalAnswer {
  @Shown() indicator: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @Shown() unit: string;
  @Shown(String, { nullable: true }) before: string | null;
  @Shown(String, { nullable: true }) after: string | null;
}

export class ComparedValuesAnswer {
  @Shown(String, { nullable: true }) declared: string | null;
  @Shown(String, { nullable: true }) accepted: string | null;
  @Shown(String, { nullable: true }) verified: string | null;
}

/** A figure of a commitment that was known otherwise. */
export class ComparedFigureAnswer {
  @Shown() commitment: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown() period: string;
  @Shown() unit: string;
  @Shown(() => ComparedValuesAnswer) before: ComparedValuesAnswer;
  @Shown(() => ComparedValuesAnswer) after: ComparedValuesAnswer;
  @Shown(String, { list: true, description: 'Declarations that were touched in between: who and why is in their events' }) declarations: string[];
}

export class ComparedAgreementAnswer extends NamedAnswer {
  @Shown(Number, { description: 'Events in between on the agreement, its commitments and its milestones' }) events: number;
  @Shown(() => ComparedFigureAnswer, { list: true }) figures: ComparedFigureAnswer[];
}

export class ComparisonAnswer {
  @Shown(String, { format: 'date-time' }) from: string;
  @Shown(String, { format: 'date-time' }) to: string;
  @Shown(() => ComparedTotalAnswer, { list: true, description: 'Of the indicators that commitments are on' }) totals: ComparedTotalAnswer[];
  @Shown(() => ComparedAgreementAnswer, { list: true, description: 'Those on which anything changed' }) agreements: ComparedAgreementAnswer[];
}

/** An event in between, with what it is about. */
export class ComparedEventAnswer extends HistoryEventAnswer {
  @Shown(String, { nullable: true, description: 'Reference of the agreement, of what descends from one' }) agreement: string | null;
  @Shown(String, { nullable: true, description: 'Reference of the agreement, commitment, milestone or declaration' }) about: string | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true, description: 'Whose declaration it is' }) declarant: OrganisationNameAnswer | null;
}

export class ComparedEventsAnswer {
  @Shown(() => ComparedEventAnswer, { list: true }) items: ComparedEventAnswer[];
  @Shown(String, { nullable: true }) nextCursor: string | null;
}
