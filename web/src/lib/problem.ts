/** RFC 9457, as this API writes it. */
export interface Problem {
  /** A sentence in the reader's language; empty when something else than the API answered. */
  title: string;
  status: number;
  code: string | null;
  /** Identifies the request in the server's log. */
  request: string | null;
  fields: FieldProblem[];
}

export interface FieldProblem {
  /** Path of the field in the body: `parties[0].organisation`. */
  field: string;
  code: string;
  message: string;
}

/** What the reader has to know when the server gave no problem of its own. */
export type ProblemKind = 'offline' | 'session' | 'forbidden' | 'missing' | 'conflict' | 'invalid' | 'busy' | 'server';

export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem, readonly retryAfterSeconds: number | null = null) {
    super(`${problem.status} ${problem.title}`);
  }

  get kind(): ProblemKind {
    return kindOf(this.problem.status);
  }
}

export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

function kindOf(status: number): ProblemKind {
  if (status === 401) return 'session';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 409 || status === 412 || status === 428) return 'conflict';
  if (status === 429) return 'busy';
  return status >= 500 ? 'server' : 'invalid';
}

/** The record has changed since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 412;
}

export function problemKind(error: unknown): ProblemKind {
  if (error instanceof ProblemError) return error.kind;
  if (error instanceof OfflineError) return 'offline';
  return 'server';
}

/** The sentence of the server, in the language asked for; null when there is none to show. */
export function problemSentence(error: unknown): string | null {
  return error instanceof ProblemError && error.problem.title !== '' ? error.problem.title : null;
}

export function requestIdOf(error: unknown): string | null {
  return error instanceof ProblemError ? error.problem.request : null;
}

/** Messages by field; the first message of a field stands. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const found: Record<string, string> = {};
  for (const { field, message } of error.problem.fields) found[field] ??= message;
  return found;
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  // a proxy on the way may answer in HTML: then the status alone tells what happened, and the reader is told by it
  const body: unknown = await response.json().catch(() => null);
  return new ProblemError(
    readProblem(body, response),
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  );
}

function readProblem(body: unknown, { status }: Response): Problem {
  const given = isRecord(body) ? body : {};
  return {
    title: textOf(given.title) ?? '',
    status,
    code: textOf(given.code) ?? null,
    request: textOf(given.request) ?? null,
    fields: Array.isArray(given.fields) ? given.fields.flatMap(readFieldProblem) : [],
  };
}

function readFieldProblem(entry: unknown): FieldProblem[] {
  if (!isRecord(entry)) return [];
  const [field, code, message] = [textOf(entry.field), textOf(entry.code), textOf(entry.message)];
  return field === undefined || code === undefined || message === undefined ? [] : [{ field, code, message }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
