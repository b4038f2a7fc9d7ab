import { problemOfDatabase } from './database-problems.js';

const failure = (message: string, more: object = {}): Error => Object.assign(new Error(message), more);

it.each([
  ['23505', 'already_exists', 409], ['23503', 'unknown_reference', 422], ['22003', 'validation_failed', 422], ['42501', 'not_permitted', 403], ['40001', 'conflict', 409],
  ['53100', 'storage_full', 507], ['57P01', 'database_unavailable', 503], ['57P03', 'database_unavailable', 503], ['ECONNREFUSED', 'database_unavailable', 503], ['MQ412', 'stale_version', 412],
])('%s means %s', (code, problem, status) => {
  expect(problemOfDatabase(failure('x', { code }))).toMatchObject({ code: problem, status });
});

it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Client has encountered a connection error and is not queryable', 'Query runner already released. Cannot run queries anymore.'])('a lost connection (%s) is no fault of the request', (message) => {
  expect(problemOfDatabase(failure(message))).toMatchObject({ code: 'database_unavailable' });
});

it('tells a constraint by its own sentence', () => {
  expect(problemOfDatabase(failure('x', { code: 'MQ409', constraint: 'milestone_dependency_circle' }))).toMatchObject({ code: 'milestone_circle' });
  expect(problemOfDatabase(failure('x', { code: '23P01', constraint: 'commitment_term_programme_id_commitment_id_valid_excl' }))).toMatchObject({ code: 'terms_overlap' });
});

it.each([undefined, null, 'text', failure('anything'), failure('x', { code: 'ENOENT' }), failure('x', { code: 7 })])('knows nothing of %p', (error) => {
  expect(problemOfDatabase(error)).toBeUndefined();
});
