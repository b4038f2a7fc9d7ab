import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { DECLARATION_SECTIONS } from '@common/declaration-sections.js';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import { useMay, usePlace } from '../../lib/place.js';

type Schemas = components['schemas'];

export type Declaration = Schemas['DeclarationAnswer'];
export type DeclarationFile = Schemas['DeclarationFileAnswer'];
export type DeclarationState = Declaration['state'];
export type DeclarationSection = DeclarationFile['sections'][number];
export type SectionName = DeclarationSection['section'];
export type DeclarationLine = DeclarationSection['lines'][number];
export type LineBody = Schemas['DeclarationLineBody'];
export type DeclarationCheck = DeclarationFile['checks'][number];
export type DueDeclaration = Schemas['DueDeclarationAnswer'];
export type Period = Schemas['PeriodAnswer'];
export type Receipt = Schemas['ReceiptAnswer'];

export const DECLARATION_STATES = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const satisfies readonly DeclarationState[];

export const FILE = '/api/v1/programmes/{programme}/declarations/{ref}';

export interface DeclarationSearch {
  q?: string;
  etat?: readonly string[];
  periode?: readonly string[];
  organisation?: readonly string[];
  delai?: readonly string[];
  nature?: readonly string[];
  tri?: string;
}

const PAGE = 50;
const SORTS: Readonly<Record<string, string>> = { reference: 'ref', organisation: 'organisation', periode: 'period', depot: 'submitted' };
export const TIMELINESS: Readonly<Record<string, 'on_time' | 'late'>> = { 'a-temps': 'on_time', 'en-retard': 'late' };
export const KINDS: Readonly<Record<string, 'ordinary' | 'restatement'>> = { trimestrielle: 'ordinary', rectificative: 'restatement' };

/** The query of the server; what it would not know is left out. */
export function declarationQuery({ q, etat, periode, organisation, delai, nature, tri }: DeclarationSearch): Record<string, string> {
  const column = tri?.replace(/^-/, '');
  const asked = {
    q,
    state: etat?.filter((state) => (DECLARATION_STATES as readonly string[]).includes(state)).join(','),
    period: periode?.join(','),
    organisation: organisation?.join(','),
    timeliness: delai?.flatMap((word) => TIMELINESS[word] ?? []).join(','),
    kind: nature?.flatMap((word) => KINDS[word] ?? []).join(','),
    sort: column === undefined || SORTS[column] === undefined ? undefined : `${tri?.startsWith('-') === true ? '-' : ''}${SORTS[column]}`,
  };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
}

export function useDeclarationList(search: DeclarationSearch): KeysetList<Declaration> {
  const { programme } = usePlace();
  const asked = declarationQuery(search);
  return useKeysetList(programmeKey(programme, 'declarations', 'list', asked), (cursor, signal) => {
    const query = { ...asked, limit: PAGE, ...(cursor === undefined ? { total: true } : { cursor }) };
    return answerOf(api.GET('/api/v1/programmes/{programme}/declarations', { params: { path: { programme }, query }, signal }));
  });
}

/** What the reader's organisations owe in the open periods; nobody else asks. */
export function useDueDeclarations(): UseQueryResult<DueDeclaration[]> {
  const { programme } = usePlace();
  const declares = useMay('declaration.prepare');
  return useQuery({
    enabled: declares,
    queryKey: programmeKey(programme, 'declarations', 'due'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/declarations/-/due', { params: { path: { programme } }, signal })),
  });
}

export function fileKey(programme: string, ref: string) {
  return programmeKey(programme, 'declarations', ref, 'file');
}

export function readFile(programme: string, ref: string, signal?: AbortSignal): Promise<DeclarationFile> {
  return answerOf(api.GET(FILE, { params: { path: { programme, ref } }, signal }));
}

export function useDeclarationFile(ref: string): UseQueryResult<DeclarationFile> {
  const { programme } = usePlace();
  return useQuery({ queryKey: fileKey(programme, ref), queryFn: ({ signal }) => readFile(programme, ref, signal) });
}

export function useReceipt(ref: string): UseQueryResult<Receipt> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'declarations', ref, 'receipt'),
    queryFn: ({ signal }) => answerOf(api.GET(`${FILE}/receipt`, { params: { path: { programme, ref } }, signal })),
  });
}

export function usePeriods(): UseQueryResult<Period[]> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'periods'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/periods', { params: { path: { programme } }, signal })),
  });
}

export function useExaminationQueue(): UseQueryResult<Declaration[]> {
  const { programme } = usePlace();
  const examines = useMay('declaration.examine');
  return useQuery({
    enabled: examines,
    queryKey: programmeKey(programme, 'examination'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/examination', { params: { path: { programme } }, signal })),
  });
}

export function isSection(text: string): text is SectionName {
  return (DECLARATION_SECTIONS as readonly string[]).includes(text);
}
