import type { FormErrors } from '../organisations/use-form-errors.js';
import type { CommitmentEntry, FIELDS } from './commitment-entry.js';

/** What each group of fields of a new commitment is given. */
export interface EntryFields {
  form: FormErrors<(typeof FIELDS)[number]>;
  entry: CommitmentEntry;
  onChange(part: Partial<CommitmentEntry>): void;
}
