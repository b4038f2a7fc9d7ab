import { useQuery } from '@tanstack/react-query';
import { partsOf } from '@common/civil-date.js';
import { answerOf, api } from '../../api/client.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import type { Agreement } from '../../api/types.js';
import { useClocks, useKnownOn } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';

/** The state of the list, as the address holds it. */
export interface AgreementSearch {
  q?: string;
  nature?: string[];
  region?: string[];
  filiere?: string[];
  etat?: string[];
  echeance?: string[];
  attention?: 'a-completer';
  tri?: string;
}

const PAGE = 100;
const SORTS: Readonly<Record<string, string>> = { reference: 'ref', signature: 'signed', terme: 'end', titre: 'title' };

function sortOf(tri: string | undefined): string | undefined {
  if (tri === undefined) return undefined;
  return tri.startsWith('-') ? `-${SORTS[tri.slice(1)] ?? 'signed'}` : SORTS[tri];
}

/** The server takes a default for what is not asked: a parameter left out is not sent. */
export function agreementQuery({ q, nature, region, filiere, etat, echeance, attention, tri }: AgreementSearch): Record<string, string> {
  const asked = {
    q,
    kind: nature?.join(','),
    region: region?.join(','),
    segment: filiere?.join(','),
    state: etat?.join(','),
    due: echeance?.join(','),
    attention: attention === undefined ? undefined : 'to_complete',
    sort: sortOf(tri),
  };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
}

/** The clocks that the list and its export are asked by, where they are not those of today. */
export function useAgreementClocks(): Record<string, string> {
  const { asOf, today } = useClocks();
  const knownOn = useKnownOn();
  return { ...(asOf === today ? {} : { asOf }), ...(knownOn === undefined ? {} : { knownOn }) };
}

export function useAgreements(search: AgreementSearch): KeysetList<Agreement> {
  const { programme } = usePlace();
  const asked = { ...agreementQuery(search), ...useAgreementClocks() };
  return useKeysetList(programmeKey(programme, 'agreements', 'list', asked), (cursor, signal) => {
    const query = { ...asked, limit: PAGE, ...(cursor === undefined ? { total: true } : { cursor }) };
    return answerOf(api.GET('/api/v1/programmes/{programme}/agreements', { params: { path: { programme }, query }, signal }));
  });
}

export interface ViewCounts {
  all: number | undefined;
  toComplete: number | undefined;
  dueThisYear: number | undefined;
  year: number;
}

/** How many agreements each view at the top of the list holds. */
export function useViewCounts(): ViewCounts {
  const { programme } = usePlace();
  const { year } = partsOf(useClocks().asOf);
  const clocks = useAgreementClocks();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'agreements', 'views', year, clocks),
    queryFn: ({ signal }) => {
      const count = async (asked: Record<string, string>): Promise<number | undefined> => {
        const query = { ...asked, ...clocks, limit: 1, total: true };
        const { total } = await answerOf(api.GET('/api/v1/programmes/{programme}/agreements', { params: { path: { programme }, query }, signal }));
        return total ?? undefined;
      };
      return Promise.all([count({}), count({ attention: 'to_complete' }), count({ due: String(year) })]);
    },
  });
  return { all: data?.[0], toComplete: data?.[1], dueThisYear: data?.[2], year };
}
