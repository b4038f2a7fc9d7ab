import type { CivilDate } from '@common/civil-date.js';
import { answerOf, api } from '../../api/client.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import type { Commitment } from '../../api/types.js';
import { useKnownOn } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';

/** The state of the list, as the address holds it. */
export interface CommitmentSearch {
  q?: string;
  nature?: string[];
  qui?: string[];
  region?: string[];
  filiere?: string[];
  convention?: string[];
  tri?: string;
}

const PAGE = 100;
const SORTS: Readonly<Record<string, string>> = { reference: 'ref', titre: 'title', echeance: 'due', convention: 'agreement' };

/** What the list and its export ask of the server. */
export function commitmentQuery({ q, nature, qui, region, filiere, convention, tri }: CommitmentSearch, asOf: CivilDate, knownOn: string | undefined) {
  return {
    q,
    kind: nature?.join(','),
    side: qui?.join(','),
    region: region?.join(','),
    segment: filiere?.join(','),
    agreement: convention?.join(','),
    sort: tri === undefined ? undefined : tri.startsWith('-') ? `-${SORTS[tri.slice(1)] ?? 'agreement'}` : SORTS[tri],
    asOf,
    knownOn,
  };
}

export function useCommitments(search: CommitmentSearch, asOf: CivilDate): KeysetList<Commitment> {
  const { programme } = usePlace();
  const asked = commitmentQuery(search, asOf, useKnownOn());
  return useKeysetList(programmeKey(programme, 'commitments', 'list', asked), (cursor, signal) => {
    const query = { ...asked, limit: PAGE, cursor, total: cursor === undefined ? true : undefined };
    return answerOf(api.GET('/api/v1/programmes/{programme}/commitments', { params: { path: { programme }, query }, signal }));
  });
}
