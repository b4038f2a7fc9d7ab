import { isNativeError } from 'node:util/types';
import type { ProblemCode } from '../common/problem-catalogue.js';
import { Problem } from '../common/problems.js';

interface DatabaseError {
  message: string;
  code?: unknown;
  constraint?: string;
  table?: string;
  detail?: string;
}

/** Constraints whose violation has a sentence of its own. */
const BY_CONSTRAINT: Readonly<Record<string, ProblemCode>> = {
  refuse_mixed_worlds: 'mixed_worlds',
  simulated_instant: 'simulated_instant',
  milestone_dependency_circle: 'milestone_circle',
  milestone_baseline_frozen: 'baseline_frozen',
  commitment_term_programme_id_commitment_id_valid_excl: 'terms_overlap',
  agreement_check: 'end_before_start',
  period_closed: 'period_closed',
  period_not_open: 'period_not_open',
  period_unsettled: 'period_unsettled',
  declaration_open: 'declaration_open',
  declaration_of_period: 'declaration_open',
  declaration_frozen: 'declaration_frozen',
  declaration_step: 'content_changed',
  decision_covers_content: 'content_changed',
  examination_begun: 'examination_begun',
  four_eyes: 'four_eyes',
  visa_of_another_person: 'visa_of_another_person',
  accepted_at_most_declared: 'accepted_at_most_declared',
  mission_closed: 'mission_closed',
  finding_decided_by_head: 'finding_decided_by_head',
  finding_seconded_by_another: 'finding_seconded_by_another',
  mission_item_programme_id_mission_id_commitment_id_key: 'already_in_sample',
  evidence_frozen: 'evidence_frozen',
  evidence_step: 'conflict',
  evidence_link_current: 'evidence_already_linked',
};

const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  MQ403: 'not_permitted', MQ409: 'conflict', MQ412: 'stale_version', MQ422: 'validation_failed',
  '22001': 'validation_failed', '22003': 'validation_failed', '22007': 'validation_failed', '22008': 'validation_failed', '22021': 'malformed_request',
  '22P02': 'validation_failed', '22P05': 'malformed_request', '23502': 'validation_failed', '23503': 'unknown_reference', '23505': 'already_exists',
  '23514': 'validation_failed', '23P01': 'conflict', '40001': 'conflict', '40P01': 'conflict', '42501': 'not_permitted',
  '53100': 'storage_full', '53200': 'database_unavailable', '53300': 'database_unavailable', '54001': 'malformed_request', '55P03': 'conflict', '57014': 'database_unavailable',
  '57P01': 'database_unavailable', '57P02': 'database_unavailable', '57P03': 'database_unavailable', '25P03': 'database_unavailable',
};

const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '08000', '08001', '08003', '08006']);

/** What an error of PostgreSQL, or of the way to it, means to the user; undefined when it means nothing known. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  if (!isNativeError(error)) {
    return undefined;
  }
  const { code, constraint, table, message } = error as DatabaseError;
  if (/Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after|not queryable|Query runner already released/.test(message)) {
    return new Problem('database_unavailable');
  }
  if (typeof code !== 'string') {
    return undefined;
  }
  if (CONNECTION.has(code)) {
    return new Problem('database_unavailable');
  }
  const known = (constraint && BY_CONSTRAINT[constraint]) || BY_CODE[code];
  return known ? new Problem(known, { what: table ?? '', value: table ?? '', permission: table ?? '' }) : undefined;
}
