import { type CivilDate, civilDate } from '@common/civil-date.js';
import type { components } from './generated/schema.js';

type Schemas = components['schemas'];

export type Title = Schemas['TranslatedAnswer'];
export type Named = Schemas['NamedAnswer'];
export type Dated = Schemas['DatedAnswer'];
export type OrganisationName = Schemas['OrganisationNameAnswer'];

export type Agreement = Schemas['AgreementAnswer'];
export type AgreementFile = Schemas['AgreementFileAnswer'];
export type AgreementAction = AgreementFile['actions'][number];
export type PromiseOfAct = Schemas['PromiseAnswer'];
export type Party = Schemas['PartyAnswer'];
export type Act = Schemas['ActAnswer'];
export type Amendment = Schemas['AmendmentAnswer'];
export type AmendedLine = Schemas['AmendedAnswer'];

export type Commitment = Schemas['CommitmentAnswer'];
export type CommitmentFile = Schemas['CommitmentFileAnswer'];
export type Term = Schemas['TermAnswer'];
export type RecordedTerm = Schemas['RecordedTermAnswer'];
export type Progress = Schemas['ProgressAnswer'];

export type Milestone = Schemas['MilestoneAnswer'];
export type MilestoneFile = Schemas['MilestoneFileAnswer'];

export type Organisation = Schemas['OrganisationPage']['items'][number];
export type Zone = Schemas['ZonePage']['items'][number];
export type Reference = Schemas['ReferenceAnswer'];
export type Found = Schemas['FoundAnswer'];
export type WorkItem = Schemas['WorkItemAnswer'];

/** Rows by value of each facet: `{ kind: { convention: 12 } }`. */
export type Facets = Record<string, Record<string, number>>;

/** A page of a list: `total` and `facets` come with the first page alone, when asked for. */
export interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  total: number | null;
  facets: Facets | null;
}

export interface HistoryRow {
  /** `register.milestone`. */
  table: string;
  id: string;
  before: Record<string, string | null> | null;
  after: Record<string, string | null> | null;
}

/** One event of the trail. */
export type HistoryEvent = Omit<Schemas['HistoryEventAnswer'], 'rows'> & { rows: HistoryRow[] };

export interface HistoryPage {
  items: HistoryEvent[];
  nextCursor: string | null;
}

/** Civil dates travel as 'YYYY-MM-DD'. */
export function dateOf(text: string): CivilDate;
export function dateOf(text: string | null): CivilDate | null;
export function dateOf(text: string | null): CivilDate | null {
  return text === null ? null : civilDate(text);
}
