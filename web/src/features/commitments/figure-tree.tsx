import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useReference, useTitle } from '../../api/reference.js';
import { useFormat, useIsolated } from '../../lib/language.js';
import { useKnownOn } from '../../lib/clocks.js';
import { usePaths, usePlace } from '../../lib/place.js';
import type { ChainStep } from '../../ui/chain.js';
import type { Lineage, LineageLine } from '../../ui/lineage-rail.js';
import { Loading } from '../../ui/loading.js';

type FigureLineage = components['schemas']['FigureLineageAnswer'];
type Row = FigureLineage['rows'][number];
type Declaration = FigureLineage['declarations'][number];

/** A value of a commitment in the period that holds a day. */
export interface AskedTree {
  ref: string;
  on: string;
  status: 'declared' | 'accepted';
}

const ROWS_SHOWN = 12;
const GENDERS = ['women', 'men', 'unknown'] as const;
const QUALIFICATIONS = ['manager', 'engineer', 'technician', 'agent', 'other', 'unknown'] as const;

/**
 * What a value sums and what proves it: its rows, then declarations, evidence, decisions and opinions after the clause.
 * The bundle is of the figure as it is known now: beside one that was known then it is not offered.
 */
export function useFigureTree(asked: AskedTree | null): Pick<Lineage, 'rows' | 'bundleHref'> & { chain: readonly ChainStep[] } {
  const { data: tree, isPending } = useFigureLineage(asked);
  const rowsOf = useRows();
  const stepsOf = useSteps();
  if (asked === null) return { chain: [] };
  if (tree === undefined) return isPending ? { rows: [{ label: <Loading lines={3} />, value: null }], chain: [] } : { chain: [] };
  return { rows: rowsOf(tree), chain: stepsOf(tree), bundleHref: tree.declarations.length === 0 || tree.knownOn !== null ? undefined : tree.bundle };
}

function useFigureLineage(asked: AskedTree | null): UseQueryResult<FigureLineage> {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  const { ref = '', on = '', status = 'accepted' } = asked ?? {};
  return useQuery({
    queryKey: programmeKey(programme, 'commitments', ref, 'lineage', on, status, knownOn ?? null),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/commitments/{ref}/lineage', { params: { path: { programme, ref }, query: { on, status, knownOn } }, signal })),
    enabled: asked !== null,
  });
}

function useRows(): (tree: FigureLineage) => LineageLine[] {
  const { t } = useTranslation(['lineage', 'common']);
  const titleOf = useTitle();
  const format = useFormat();
  const isolated = useIsolated();
  const reference = useReference();
  const valueOf = ([dimension, code]: [string, string]): string => {
    const gender = dimension === 'gender' ? GENDERS.find((one) => one === code) : undefined;
    const qualification = dimension === 'qualification' ? QUALIFICATIONS.find((one) => one === code) : undefined;
    if (gender !== undefined) return t(`lineage:gender.${gender}`);
    if (qualification !== undefined) return t(`lineage:qualification.${qualification}`);
    const region = dimension === 'region' ? reference?.regions.find((one) => one.code === code) : undefined;
    return region === undefined ? (code === 'unknown' ? t('lineage:notTold') : code) : titleOf(region.name);
  };
  const labelOf = ({ organisation, siteName, dimensions, period, indicator, indicatorName, carried }: Row, tree: FigureLineage): string =>
    [
      titleOf(organisation.name), siteName, ...Object.entries(dimensions).map(valueOf), indicator === tree.indicator ? null : titleOf(indicatorName), period === tree.period ? null : period, carried ? t('lineage:carriedRow') : null,
    ].flatMap((part) => (part === null ? [] : [isolated(part)])).join(t('common:listComma'));
  return (tree) => [
    ...tree.rows.slice(0, ROWS_SHOWN).map((row): LineageLine => ({ label: <bdi>{labelOf(row, tree)}</bdi>, value: format.number(row.value, { signed: row.sign === -1 }) })),
    ...(tree.rowsTotal > ROWS_SHOWN ? [{ label: t('lineage:others', { n: tree.rowsTotal - ROWS_SHOWN }), value: null }] : []),
    ...(tree.figure !== null && Number(tree.value ?? 0) !== Number(tree.figure)
      ? [{ label: t('lineage:hidden', { value: format.number(tree.value ?? '0'), figure: format.number(tree.figure) }), value: null }]
      : []),
  ];
}

function useSteps(): (tree: FigureLineage) => ChainStep[] {
  const { t } = useTranslation(['lineage', 'common']);
  const titleOf = useTitle();
  const format = useFormat();
  const paths = usePaths();
  const by = (name: string | null, at: string): string => (name === null ? format.instant(at).date : t('lineage:decidedBy', { name, date: format.instant(at).date }));
  const ofDeclaration = ({ ref, organisation, submittedAt, submittedBy, decisions, evidence }: Declaration): ChainStep[] => [
    {
      mark: 'declared',
      title: <Link to={paths.declaration(ref)}><bdi>{ref}</bdi></Link>,
      detail: [titleOf(organisation.name), submittedAt === null ? null : submittedBy === null ? t('lineage:sentOn', { date: format.instant(submittedAt).date }) : t('lineage:sent', { name: submittedBy, date: format.instant(submittedAt).date })]
        .filter((part) => part !== null).join(' · '),
    },
    { mark: 'attested', title: t(evidence.length === 0 ? 'lineage:noEvidence' : 'lineage:evidence'), detail: evidence.length === 0 ? undefined : <bdi>{evidence.map(({ fileName }) => fileName).join(t('common:listComma'))}</bdi> },
    ...decisions.flatMap(({ kind, by: person, at }): ChainStep[] => (kind === 'visa' || kind === 'acceptance' ? [{ mark: 'accepted', title: t(`lineage:${kind}`), detail: by(person, at) }] : [])),
  ];
  return ({ declarations, reviews }) => [
    ...declarations.flatMap(ofDeclaration),
    ...reviews.map(({ opinion, institution, mission, adjusted, closedAt }): ChainStep => ({
      mark: 'verified',
      title: opinion === null ? t('lineage:notRated') : t(`lineage:opinion.${opinion}`),
      detail: [titleOf(institution.name), mission, adjusted === null ? null : t('lineage:adjusted', { value: format.number(adjusted) }), closedAt === null ? null : format.instant(closedAt).date].filter((part) => part !== null).join(' · '),
    })),
  ];
}
