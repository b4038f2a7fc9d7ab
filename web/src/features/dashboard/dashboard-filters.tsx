import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { quarterOf } from '@common/civil-date.js';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useReference, useTitle } from '../../api/reference.js';
import { dateOf, type Title } from '../../api/types.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useClocks } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';
import { Filters } from '../../ui/filters.js';
import { FilterPill } from '../../ui/filter-pill.js';
import type { DashboardSearch, Execution, Promises } from './dashboard-queries.js';

const KINDS = ['jobs', 'training', 'hosting_zone', 'export_revenue', 'incentive', 'land', 'training_places'] as const;
const LONGEST_LIST = 200;

/** What the figures are narrowed to; all of it lives in the address. */
export function DashboardFilters({ search, promises, execution }: { search: DashboardSearch; promises: Promises; execution: Execution | undefined }): ReactElement {
  const { t } = useTranslation(['dashboard', 'commitments']);
  const titleOf = useTitle();
  const reference = useReference();
  const { ministries, agreements } = useNames();
  const named = (rows: readonly { code: string; name: Title }[] = []) => rows.map(({ code, name }) => ({ value: code, label: titleOf(name) }));
  return (
    <Filters
      filters={[
        { name: 'region', label: t('commitments:filter.region'), selected: search.region ?? [], options: named(reference?.regions) },
        { name: 'filiere', label: t('commitments:filter.segment'), selected: search.filiere ?? [], options: named(reference?.segments) },
        { name: 'nature', label: t('commitments:filter.kind'), selected: search.nature ?? [], options: KINDS.map((value) => ({ value, label: t(`commitments:kind.${value}`) })) },
        { name: 'partenaire', label: t('dashboard:filter.partner'), selected: search.partenaire ?? [], options: (execution?.timeliness.rows ?? []).map(({ organisation }) => ({ value: organisation.id, label: titleOf(organisation.name) })) },
        { name: 'ministere', label: t('dashboard:filter.ministry'), selected: search.ministere ?? [], options: ministries.map(({ id, name }) => ({ value: id, label: titleOf(name) })) },
        { name: 'convention', label: t('dashboard:filter.agreement'), selected: search.convention ?? [], options: agreements.map(({ ref, title }) => ({ value: ref, label: `${ref} · ${titleOf(title)}` })) },
      ]}
      others={{ names: [], isActive: false, fields: <QuarterPill promises={promises} /> }}
    />
  );
}

/** A quarter is the situation at its end: the same clock, chosen by name. */
function QuarterPill({ promises: { measures } }: { promises: Promises }): ReactElement {
  const { t } = useTranslation('dashboard');
  const { asOf } = useClocks();
  const change = useChangeSearch();
  const ends = (measures[0]?.quarters ?? []).map(({ to }) => to).toReversed();
  return (
    <FilterPill
      label={t('filter.quarter')}
      options={ends.map((to) => ({ value: to, label: quarterOf(dateOf(to)) }))}
      selected={ends.filter((to) => to === asOf)}
      onChange={(chosen) => change({ au: chosen.find((to) => to !== asOf) })}
    />
  );
}

function useNames() {
  const { programme } = usePlace();
  const ministries = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'ministries'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations', { params: { path: { programme }, query: { kind: 'ministry,public_agency', limit: LONGEST_LIST } }, signal })),
  });
  const agreements = useQuery({
    queryKey: programmeKey(programme, 'agreements', 'names'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/agreements', { params: { path: { programme }, query: { sort: 'ref', limit: LONGEST_LIST } }, signal })),
  });
  return { ministries: ministries.data?.items ?? [], agreements: agreements.data?.items ?? [] };
}
