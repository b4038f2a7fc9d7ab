import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey, useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';

type Schemas = components['schemas'];

export type Mission = Schemas['MissionAnswer'];
export type MissionFile = Schemas['MissionFileAnswer'];
export type WorksheetRow = Schemas['WorksheetRowAnswer'];
export type Population = Schemas['PopulationAnswer'];
export type ReviewBody = Schemas['ReviewBody'];
export type DrawBody = Schemas['DrawBody'];
export type Finding = Schemas['AuditFindingAnswer'];
export type DraftFinding = Schemas['DraftFindingBody'];
export type RestatementRequest = Schemas['RestatementRequestAnswer'];

const MISSIONS = '/api/v1/programmes/{programme}/missions';
const FINDINGS = '/api/v1/programmes/{programme}/findings';
const REQUESTS = '/api/v1/programmes/{programme}/restatement-requests';

export function useMissions(isOn: boolean): UseQueryResult<Mission[]> {
  const { programme } = usePlace();
  return useQuery({ queryKey: programmeKey(programme, 'missions'), enabled: isOn, queryFn: ({ signal }) => answerOf(api.GET(MISSIONS, { params: { path: { programme } }, signal })) });
}

const missionKey = (programme: string, ref: string) => programmeKey(programme, 'missions', ref);

export function useMission(ref: string): UseQueryResult<MissionFile> {
  const { programme } = usePlace();
  return useQuery({ queryKey: missionKey(programme, ref), queryFn: ({ signal }) => answerOf(api.GET(`${MISSIONS}/{ref}`, { params: { path: { programme, ref } }, signal })) });
}

export function usePopulation(ref: string): UseQueryResult<Population> {
  const { programme } = usePlace();
  return useQuery({ queryKey: programmeKey(programme, 'missions', ref, 'population'), queryFn: ({ signal }) => answerOf(api.GET(`${MISSIONS}/{ref}/population`, { params: { path: { programme, ref } }, signal })) });
}

/** What a write answered is the mission as it stands: it is shown before the rest is read again. */
function useKeepMission(onDone?: (mission: MissionFile) => void): (mission: MissionFile) => void {
  const { programme } = usePlace();
  const queryClient = useQueryClient();
  return (mission) => {
    queryClient.setQueryData(missionKey(programme, mission.ref), mission);
    onDone?.(mission);
  };
}

export function useOpenMission(onDone: (mission: MissionFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: Schemas['OpenMissionBody'], key) => answerOf(api.POST(MISSIONS, { params: { path: { programme } }, headers: writeHeaders(key), body })), useKeepMission(onDone));
}

export function useDraw(ref: string, onDone: (mission: MissionFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: DrawBody, key) => answerOf(api.POST(`${MISSIONS}/{ref}/draws`, { params: { path: { programme, ref } }, headers: writeHeaders(key), body })), useKeepMission(onDone));
}

export function useSetTeam(mission: MissionFile, onDone: (mission: MissionFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((members: readonly string[], key) => answerOf(api.PUT(`${MISSIONS}/{ref}/team`, {
    params: { path: { programme, ref: mission.ref } }, headers: changeHeaders(key, mission), body: { members: members.map((personId) => ({ personId })) },
  })), useKeepMission(onDone));
}

export function useSaveReview(ref: string, onDone: (mission: MissionFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite(({ item, body }: { item: string; body: ReviewBody }, key) =>
    answerOf(api.PUT(`${MISSIONS}/{ref}/reviews/{item}`, { params: { path: { programme, ref, item } }, headers: writeHeaders(key), body })), useKeepMission(onDone));
}

export function useCloseMission(mission: MissionFile, onDone: (mission: MissionFile) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((_: void, key) => answerOf(api.POST(`${MISSIONS}/{ref}/close`, { params: { path: { programme, ref: mission.ref } }, headers: changeHeaders(key, mission) })), useKeepMission(onDone));
}

export function useDraftFinding(mission: string, onDone: (finding: Finding) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: DraftFinding, key) => answerOf(api.POST(`${MISSIONS}/{ref}/findings`, { params: { path: { programme, ref: mission } }, headers: writeHeaders(key), body })), onDone);
}

export function useFindings(): UseQueryResult<Finding[]> {
  const { programme } = usePlace();
  return useQuery({ queryKey: programmeKey(programme, 'findings'), queryFn: ({ signal }) => answerOf(api.GET(FINDINGS, { params: { path: { programme } }, signal })) });
}

const findingKey = (programme: string, ref: string) => programmeKey(programme, 'findings', ref);

export function useFinding(ref: string): UseQueryResult<Finding> {
  const { programme } = usePlace();
  return useQuery({ queryKey: findingKey(programme, ref), queryFn: ({ signal }) => answerOf(api.GET(`${FINDINGS}/{ref}`, { params: { path: { programme, ref } }, signal })) });
}

/** A step of the procedure, with what it says. */
export type FindingMove =
  | { move: 'communicate'; body: Schemas['CommunicateBody'] }
  | { move: 'reply'; body: Schemas['ReplyBody'] }
  | { move: 'decide'; body: Schemas['DecideFindingBody'] }
  | { move: 'actions'; body: Schemas['ActionBody'] }
  | { move: 'follow-up'; body: Schemas['FollowUpBody'] }
  | { move: 'second' | 'close' | 'drop' };

export function useMoveFinding(finding: Finding, onDone: (finding: Finding) => void) {
  const { programme } = usePlace();
  const queryClient = useQueryClient();
  return useRegisterWrite((step: FindingMove, key) => {
    const options = { params: { path: { programme, ref: finding.ref } }, headers: changeHeaders(key, finding) };
    switch (step.move) {
      case 'communicate': return answerOf(api.POST(`${FINDINGS}/{ref}/communicate`, { ...options, body: step.body }));
      case 'reply': return answerOf(api.POST(`${FINDINGS}/{ref}/reply`, { ...options, body: step.body }));
      case 'decide': return answerOf(api.POST(`${FINDINGS}/{ref}/decide`, { ...options, body: step.body }));
      case 'actions': return answerOf(api.POST(`${FINDINGS}/{ref}/actions`, { ...options, body: step.body }));
      case 'follow-up': return answerOf(api.POST(`${FINDINGS}/{ref}/follow-up`, { ...options, body: step.body }));
      case 'second': return answerOf(api.POST(`${FINDINGS}/{ref}/second`, options));
      case 'close': return answerOf(api.POST(`${FINDINGS}/{ref}/close`, options));
      case 'drop': return answerOf(api.POST(`${FINDINGS}/{ref}/drop`, options));
    }
  }, (moved) => {
    queryClient.setQueryData(findingKey(programme, moved.ref), moved);
    onDone(moved);
  });
}

export function useRestatementRequests(): UseQueryResult<RestatementRequest[]> {
  const { programme } = usePlace();
  return useQuery({ queryKey: programmeKey(programme, 'restatementRequests'), queryFn: ({ signal }) => answerOf(api.GET(REQUESTS, { params: { path: { programme } }, signal })) });
}

export function useDecideRequest(request: RestatementRequest, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: Schemas['DecideRestatementBody'], key) =>
    answerOf(api.POST(`${REQUESTS}/{id}/decide`, { params: { path: { programme, id: request.id } }, headers: changeHeaders(key, request), body })), onDone);
}
