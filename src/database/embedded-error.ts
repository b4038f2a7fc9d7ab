export type EmbeddedServerErrorCode =
  | 'account-missing'
  | 'binaries-missing'
  | 'data-not-ours'
  | 'data-version'
  | 'folder-unusable'
  | 'home-in-use'
  | 'initialisation-failed'
  | 'port-busy'
  | 'secrets-missing'
  | 'start-failed'
  | 'stop-failed';

/** The embedded PostgreSQL cannot start or stop; `message` is one sentence that ends with what to do. */
export class EmbeddedServerError extends Error {
  constructor(
    readonly code: EmbeddedServerErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedServerError';
  }
}

/** The system's short name of a failure (`EACCES`), or PostgreSQL's SQLSTATE; an empty string where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What an error says, for the inside of a sentence. */
export function errorText(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
