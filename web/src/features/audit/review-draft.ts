import type { ReviewBody, WorksheetRow } from './audit-queries.js';

/** What an auditor is filling in for a row, before it is saved. */
export interface ReviewDraft {
  verifiable: boolean;
  reasonCode: ReviewBody['reasonCode'] | null;
  opinion: ReviewBody['opinion'] | null;
  /** As typed; null: not typed yet. */
  adjusted: string | null;
  completion: ReviewBody['completion'] | null;
  tests: NonNullable<ReviewBody['tests']>;
  confidence: ReviewBody['confidence'] | null;
  note: string;
}

/** The saved review of a row, to go on from. */
export function draftOf({ review }: WorksheetRow): ReviewDraft {
  return {
    verifiable: review?.verifiable ?? true, reasonCode: review?.reasonCode ?? null, opinion: review?.opinion ?? null, adjusted: null, completion: review?.completion ?? null,
    tests: review?.tests ?? [], confidence: review?.confidence ?? null, note: review?.note ?? '',
  };
}
