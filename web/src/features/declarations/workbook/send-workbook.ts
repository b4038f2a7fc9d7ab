import type { components } from '../../../api/generated/schema.js';
import { refreshSession } from '../../../lib/http.js';
import { OfflineError, problemOf } from '../../../lib/problem.js';
import { session } from '../../../lib/session.js';

export type DeclarationImport = components['schemas']['DeclarationImportAnswer'];

interface Sending {
  address: string;
  file: File;
  language: string;
  idempotencyKey: string;
  signal: AbortSignal;
  onProgress(sentBytes: number): void;
}

/**
 * Sends a workbook and tells how much of it has left, which `fetch` does not.
 * @throws ProblemError when the file is refused, OfflineError when the server does not answer, AbortError when it is given up
 */
export async function sendWorkbook(sending: Sending): Promise<DeclarationImport> {
  const ready = await session.ready(refreshSession);
  let response = await post(sending, ready?.accessToken);
  if (response.status === 401 && ready !== null) {
    const renewed = await session.renew(refreshSession);
    if (renewed !== null) response = await post(sending, renewed.accessToken);
  }
  if (!response.ok) throw await problemOf(response);
  const begun: DeclarationImport = await response.json();
  return begun;
}

function post({ address, file, language, idempotencyKey, signal, onProgress }: Sending, token: string | undefined): Promise<Response> {
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', address);
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    if (token !== undefined) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(Math.min(loaded, file.size)));
    request.addEventListener('load', () => {
      const retryAfter = request.getResponseHeader('Retry-After');
      settle(new Response(request.responseText, { status: request.status, headers: retryAfter === null ? {} : { 'Retry-After': retryAfter } }));
    });
    request.addEventListener('error', () => fail(new OfflineError('The server did not answer.')));
    request.addEventListener('abort', () => fail(new DOMException('Given up', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) request.abort();
    else request.send(body);
  });
}
