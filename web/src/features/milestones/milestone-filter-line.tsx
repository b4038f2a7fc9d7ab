import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { Facets } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';
import { Filters } from '../../ui/filters.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { DueFilter } from './due-filter.js';
import { LARGEST_PAGE } from './milestone-reads.js';
import { ATTENTIONS, STATUSES, type useMilestoneSearch } from './milestone-search.js';

interface Props {
  search: ReturnType<typeof useMilestoneSearch>;
  facets: Facets | null;
}

export function MilestoneFilterLine({ search, facets }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'states']);
  const titleOf = useTitle();
  const agreements = useAgreementChoices();
  return (
    <Filters
      query={{ value: search.q ?? '', label: t('milestones:search') }}
      filters={[
        {
          name: 'etat',
          label: t('milestones:filter.state'),
          options: STATUSES.map((value) => ({ value, label: t(`states:milestone.${value}`), count: search.statuses.length === 0 ? facets?.status?.[value] : undefined })),
          selected: search.statuses,
        },
        {
          name: 'suivi',
          label: t('milestones:filter.attention'),
          options: ATTENTIONS.map((value) => ({ value, label: t(`milestones:attention.${value}`) })),
          selected: search.attentions,
        },
        {
          name: 'convention',
          label: t('milestones:filter.agreement'),
          options: agreements.map(({ ref, title }) => ({ value: ref, label: `${ref} · ${titleOf(title)}` })),
          selected: search.agreements,
        },
      ]}
      others={{ names: ['du', 'avant'], isActive: search.from !== undefined || search.to !== undefined, fields: <DueFilter from={search.from} to={search.to} /> }}
    >
      <ViewSwitch
        label={t('milestones:view.label')}
        name="vue"
        current={search.view}
        views={[
          { value: 'liste', label: t('milestones:view.list') },
          { value: 'frise', label: t('milestones:view.timeline') },
        ]}
      />
    </Filters>
  );
}

/** Agreements that the reader sees, by reference. */
export function useAgreementChoices() {
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'agreements', 'choices'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/agreements', { params: { path: { programme }, query: { limit: LARGEST_PAGE } }, signal })),
  });
  return data?.items ?? [];
}
