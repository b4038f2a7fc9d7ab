import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, changeHeaders } from '../../../api/client.js';
import type { components } from '../../../api/generated/schema.js';
import { programmeKey, useRegisterWrite } from '../../../api/queries.js';
import { useLanguage } from '../../../lib/language.js';
import { usePlace } from '../../../lib/place.js';
import { FILE } from '../declaration-queries.js';
import type { DeclarationImport } from './send-workbook.js';

export type { DeclarationImport } from './send-workbook.js';
export type MappedSheet = DeclarationImport['mapping'][number];
export type MappedColumn = MappedSheet['columns'][number];
export type ImportedLine = DeclarationImport['lines'][number];
export type MappingBody = components['schemas']['DeclarationMappingBody'];

const IMPORT = `${FILE}/imports/{id}` as const;
const ASKED_AGAIN_MS = 250;

export function importsAddress(programme: string, ref: string, id?: string): string {
  const list = `/api/v1/programmes/${encodeURIComponent(programme)}/declarations/${encodeURIComponent(ref)}/imports`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}

export const isWorking = ({ state }: Pick<DeclarationImport, 'state'>): boolean => state === 'reading' || state === 'applying';

/** Reasons and remedies come in the reader's language, so the language is part of the key. */
function importKey(programme: string, ref: string, id: string, language: string) {
  return programmeKey(programme, 'declarations', ref, 'import', id, language);
}

/** Asked again while the server is at work, whoever started it and from whatever tab. */
export function useWorkbookImport(ref: string, id: string): UseQueryResult<DeclarationImport> {
  const { programme } = usePlace();
  const language = useLanguage();
  return useQuery({
    queryKey: importKey(programme, ref, id, language),
    queryFn: ({ signal }) => answerOf(api.GET(IMPORT, { params: { path: { programme, ref, id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isWorking(data) ? ASKED_AGAIN_MS : false),
  });
}

type Act = { kind: 'apply' | 'cancel'; read: DeclarationImport } | { kind: 'remap'; read: DeclarationImport; body: MappingBody };

export function useWorkbookWrite(ref: string, onDone: (answer: DeclarationImport, act: Act) => void) {
  const { programme } = usePlace();
  const language = useLanguage();
  const queryClient = useQueryClient();
  return useRegisterWrite(
    (act: Act, key): Promise<DeclarationImport> => {
      const options = { params: { path: { programme, ref, id: act.read.id } }, headers: changeHeaders(key, act.read) };
      if (act.kind === 'remap') return answerOf(api.PUT(`${IMPORT}/mapping`, { ...options, body: act.body }));
      return answerOf(act.kind === 'apply' ? api.POST(`${IMPORT}/apply`, options) : api.POST(`${IMPORT}/cancel`, options));
    },
    (answer, act) => {
      queryClient.setQueryData(importKey(programme, ref, answer.id, language), answer);
      onDone(answer, act);
    },
  );
}
