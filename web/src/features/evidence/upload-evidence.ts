import type { Language } from '@common/translated.js';
import { refreshSession } from '../../lib/http.js';
import { OfflineError, problemOf } from '../../lib/problem.js';
import { session } from '../../lib/session.js';
import type { Evidence } from './declared-evidence.js';
import { evidenceAddress } from './evidence-queries.js';

export interface Upload {
  programme: string;
  ref: string;
  file: File;
  kind: Evidence['kind'];
  /** The same for every try of the same file. */
  key: string;
  language: Language;
  signal: AbortSignal;
  /** Share of the file that has left, from 0 to 1. */
  onProgress(share: number): void;
}

/**
 * Sends a file and tells how far it is, which `fetch` cannot.
 * @throws ProblemError when the file is refused, OfflineError when the server does not answer, DOMException AbortError when it is cancelled
 */
export async function uploadEvidence(upload: Upload): Promise<Evidence> {
  const ready = await session.ready(refreshSession);
  let response = await send(upload, ready?.accessToken);
  if (response.status === 401 && ready !== null) {
    const renewed = await session.renew(refreshSession);
    if (renewed !== null) response = await send(upload, renewed.accessToken);
  }
  if (!response.ok) throw await problemOf(response);
  const evidence: Evidence = await response.json();
  return evidence;
}

function send({ programme, ref, file, kind, key, language, signal, onProgress }: Upload, token: string | undefined): Promise<Response> {
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const fails = (error: Error): void => {
      signal.removeEventListener('abort', abort);
      fail(error);
    };
    if (signal.aborted) return fails(new DOMException('The upload was cancelled.', 'AbortError'));
    signal.addEventListener('abort', abort);
    request.open('POST', evidenceAddress(programme, ref));
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Idempotency-Key', key);
    if (token !== undefined) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onabort = () => fails(new DOMException('The upload was cancelled.', 'AbortError'));
    request.onerror = () => fails(new OfflineError('The server did not answer the upload.'));
    request.onload = () => {
      signal.removeEventListener('abort', abort);
      const retryAfter = request.getResponseHeader('Retry-After');
      settle(new Response(request.responseText, { status: request.status, headers: retryAfter === null ? {} : { 'Retry-After': retryAfter } }));
    };
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file, file.name);
    request.send(form);
  });
}
