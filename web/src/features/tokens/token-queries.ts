import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { type KeysetList, programmeKey, useKeysetList, useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';

type Schemas = components['schemas'];

export type Token = Schemas['ApiTokenAnswer'];
export type MadeToken = Schemas['ApiTokenWithTextAnswer'];
export type NewToken = Schemas['CreateApiTokenBody'];
export type Scope = Token['scopes'][number];

export const SCOPES = ['register.read', 'declaration.read', 'declaration.prepare', 'declaration.submit'] as const satisfies readonly Scope[];

const LIST = '/api/v1/programmes/{programme}/tokens';

export function useTokens(): KeysetList<Token> {
  const { programme } = usePlace();
  return useKeysetList(programmeKey(programme, 'tokens'), (cursor, signal) =>
    answerOf(api.GET(LIST, { params: { path: { programme }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } }, signal })));
}

export function useMakeToken(onDone: (token: MadeToken) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: NewToken, key) => answerOf(api.POST(LIST, { params: { path: { programme } }, headers: writeHeaders(key), body })), onDone);
}

export function useRevokeToken(onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite(({ id }: Token, key) => answerOf(api.POST(`${LIST}/{id}/revoke`, { params: { path: { programme, id } }, headers: writeHeaders(key) })), onDone);
}
