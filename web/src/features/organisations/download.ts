import { authorisedFetch } from '../../lib/http.js';
import { problemOf } from '../../lib/problem.js';
import { saveFile } from '../../lib/save-file.js';

/**
 * Saves what an address of the API answers, with the session's token, which a plain link would not carry.
 * @throws ProblemError when the server refuses, OfflineError when it does not answer
 */
export async function download(address: string, fileName: string): Promise<void> {
  const response = await authorisedFetch(new Request(new URL(address, window.location.origin)));
  if (!response.ok) throw await problemOf(response);
  saveFile(await response.blob(), fileName);
}

/** An address with the parameters that are told. */
export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const told = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return told.length === 0 ? path : `${path}?${new URLSearchParams(told).toString()}`;
}
