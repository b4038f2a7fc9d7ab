import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { authorisedFetch } from '../../lib/http.js';
import { useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { problemOf } from '../../lib/problem.js';

export type Import = components['schemas']['ImportAnswer'];
export type ImportProblem = components['schemas']['ImportProblemAnswer'];
export type ImportCount = components['schemas']['ImportCountAnswer'];

/** The server's limit for a workbook, in bytes. */
export const LARGEST_WORKBOOK = 26_214_400;

export function importAddress(programme: string, id?: string): string {
  const list = `/api/v1/programmes/${encodeURIComponent(programme)}/imports`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}

/** The reasons and remedies come in the reader's language, so the language is part of the key. */
export function useImport(id: string): UseQueryResult<Import> {
  const { programme } = usePlace();
  const language = useLanguage();
  return useQuery({
    queryKey: programmeKey(programme, 'imports', id, language),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/imports/{id}', { params: { path: { programme, id } }, signal })),
  });
}

export function useImports(): UseQueryResult<{ items: Import[] }> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'imports', 'list'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/imports', { params: { path: { programme } }, signal })),
  });
}

/**
 * Has the server read and check a workbook, which writes nothing of it in the register.
 * @throws ProblemError when the file is refused, OfflineError when the server does not answer
 */
export async function checkWorkbook(programme: string, file: File, signal: AbortSignal): Promise<Import> {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await authorisedFetch(new Request(new URL(importAddress(programme), window.location.origin), { method: 'POST', body, signal }));
  if (!response.ok) throw await problemOf(response);
  const checked: Import = await response.json();
  return checked;
}

/** Rows that applying writes, or has written. */
export function rowsToWrite(counts: readonly ImportCount[]): number {
  return counts.reduce((sum, count) => sum + count.new + count.changed, 0);
}

export function rowsRefused(counts: readonly ImportCount[]): number {
  return counts.reduce((sum, { refused }) => sum + refused, 0);
}
