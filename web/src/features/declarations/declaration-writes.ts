import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';
import { type DeclarationFile, FILE, type LineBody, type SectionName, fileKey } from './declaration-queries.js';

type Schemas = components['schemas'];

/** A declaration, as the one who moves it has read it. */
interface Read {
  ref: string;
  version: number;
}

export function useKeepFile(onDone?: (file: DeclarationFile) => void): (file: DeclarationFile) => void {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  return (file) => {
    queryClient.setQueryData(fileKey(programme, file.ref), file);
    onDone?.(file);
  };
}

export function useBeginDeclaration(onDone: (file: DeclarationFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile(onDone);
  return useRegisterWrite(
    (body: Schemas['CreateDeclarationBody'], key) => answerOf(api.POST('/api/v1/programmes/{programme}/declarations', { params: { path: { programme } }, headers: writeHeaders(key), body })),
    keep,
  );
}

/** One write of lines of a part; the version is that of the part. */
export function putSection(programme: string, ref: string, section: SectionName, version: number, key: string, body: { lines: LineBody[]; done?: boolean }): Promise<DeclarationFile> {
  return answerOf(api.PUT(`${FILE}/sections/{section}`, { params: { path: { programme, ref, section } }, headers: changeHeaders(key, { version }), body }));
}

export function useFinishSection(ref: string, onDone: (file: DeclarationFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile(onDone);
  return useRegisterWrite(
    ({ section, version, done }: { section: SectionName; version: number; done: boolean }, key) => putSection(programme, ref, section, version, key, { lines: [], done }),
    keep,
  );
}

type Move = 'recall' | 'withdraw' | 'reopen';

export function useMoveDeclaration(move: Move, onDone: (file: DeclarationFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile(onDone);
  return useRegisterWrite((read: Read, key) => {
    const options = { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read) };
    if (move === 'recall') return answerOf(api.POST(`${FILE}/recall`, { ...options, body: {} }));
    return answerOf(move === 'withdraw' ? api.POST(`${FILE}/withdraw`, options) : api.POST(`${FILE}/reopen`, options));
  }, keep);
}

export function useSubmitDeclaration(onDone: (file: DeclarationFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile(onDone);
  return useRegisterWrite(
    (read: Read, key) => answerOf(api.POST(`${FILE}/submit`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read), body: { declaredExact: true } })),
    keep,
  );
}
