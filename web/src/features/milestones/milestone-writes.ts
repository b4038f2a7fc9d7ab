import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey, useRegisterWrite } from '../../api/queries.js';
import type { Milestone, MilestoneFile, Page } from '../../api/types.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';

type Schemas = components['schemas'];

export type LogBody = Schemas['LogMilestoneBody'];
export type ProposalBody = Schemas['ProposeForecastBody'];
export type CreateBody = Schemas['CreateMilestoneBody'];

/** A row, as the one who changes it has read it. */
interface Read {
  ref: string;
  version: number;
}

const LIST = '/api/v1/programmes/{programme}/milestones';
const FILE = '/api/v1/programmes/{programme}/milestones/{ref}';

/** The server answers a write with the whole milestone: the drawer shows it without asking again. */
function useKeepAnswer(onDone?: (file: MilestoneFile) => void): (file: MilestoneFile) => void {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  return (file) => {
    queryClient.setQueryData(programmeKey(programme, 'milestones', file.ref, 'file', null), file);
    onDone?.(file);
  };
}

export function useLogMilestone(onDone: (file: MilestoneFile, logged: { read: Read; body: LogBody }) => void) {
  const { programme } = usePlace();
  const keep = useKeepAnswer();
  return useRegisterWrite(
    ({ read, body }: { read: Read; body: LogBody }, key) =>
      answerOf(api.POST(`${FILE}/log`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read), body })),
    (file, logged) => {
      keep(file);
      onDone(file, logged);
    },
  );
}

export function useUndoLog(onDone: (file: MilestoneFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepAnswer(onDone);
  return useRegisterWrite(
    (read: Read, key) => answerOf(api.POST(`${FILE}/undo`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read) })),
    keep,
  );
}

export function useProposeForecast(onDone: (file: MilestoneFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepAnswer(onDone);
  return useRegisterWrite(
    ({ ref, body }: { ref: string; body: ProposalBody }, key) =>
      answerOf(api.POST(`${FILE}/forecast-proposals`, { params: { path: { programme, ref } }, headers: writeHeaders(key), body })),
    keep,
  );
}

export function useAddDependency(onDone: (file: MilestoneFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepAnswer(onDone);
  return useRegisterWrite(
    ({ read, dependsOn }: { read: Read; dependsOn: string }, key) =>
      answerOf(api.POST(`${FILE}/dependencies`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read), body: { dependsOn } })),
    keep,
  );
}

export function useCreateMilestone(onDone: (file: MilestoneFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: CreateBody, key) => answerOf(api.POST(LIST, { params: { path: { programme } }, headers: writeHeaders(key), body })), onDone);
}

type Lists = InfiniteData<Page<Milestone>>;

/** Shows in every list what is about to be saved; the returned call takes it back when the server refuses. */
export function useShowAtOnce(): (ref: string, shown: Partial<Milestone>) => () => void {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  return (ref, shown) => {
    const filter = { queryKey: programmeKey(programme, 'milestones', 'list') };
    const before = queryClient.getQueriesData<Lists>(filter);
    queryClient.setQueriesData<Lists>(filter, (lists) => lists && withRow(lists, ref, shown));
    return () => restore(queryClient, before);
  };
}

function withRow(lists: Lists, ref: string, shown: Partial<Milestone>): Lists {
  return { ...lists, pages: lists.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.ref === ref ? { ...row, ...shown } : row)) })) };
}

function restore(queryClient: QueryClient, before: ReturnType<QueryClient['getQueriesData']>): void {
  for (const [key, data] of before) queryClient.setQueryData(key, data);
}
