import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Icon } from '../../ui/icon.js';
import type { Site } from '../../api/organisations.js';
import { WritableSection, type Writing } from './writable-section.js';

interface Props extends Writing {
  sites: readonly Site[];
  onChange(site: Site): void;
}

export function OrganisationSites({ sites, onChange, ...writing }: Props): ReactElement {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const regionName = useRegionName();
  const changing: Column<Site> = {
    key: 'change',
    header: t('common:edit'),
    width: '72px',
    cell: (site) => (
      <ActionIcon aria-label={t('sites.change', { name: site.name })} onClick={() => onChange(site)}>
        <Icon name="edit" />
      </ActionIcon>
    ),
  };
  const columns: Column<Site>[] = [
    {
      key: 'name',
      header: t('sites.name'),
      narrow: 'full',
      cell: ({ name, closedOn }) => (
        <>
          <span className="name">{name}</span>{' '}
          {closedOn === null ? null : <span className="muted tiny">{t('sites.closed', { date: format.date(dateOf(closedOn)) })}</span>}
        </>
      ),
    },
    { key: 'region', header: t('sites.region'), cell: ({ region }) => regionName(region) },
    { key: 'city', header: t('sites.city'), cell: ({ city }) => city },
    { key: 'affiliation', header: t('sites.affiliation'), narrow: 'full', cell: ({ cnssAffiliation }) => <bdi dir="ltr">{cnssAffiliation}</bdi> },
    ...(writing.refusal === null ? [changing] : []),
  ];
  return (
    <WritableSection title={t('sites.title')} writeLabel={t('sites.add')} {...writing}>
      {sites.length === 0 ? <p className="muted small">{t('sites.none')}</p> : <DataTable label={t('sites.title')} columns={columns} rows={sites} rowKey={({ id }) => id} />}
    </WritableSection>
  );
}

/** The name of a region by its code; the code itself until the names have come. */
export function useRegionName(): (code: string) => string {
  const titleOf = useTitle();
  const regions = useReference()?.regions ?? [];
  return (code) => {
    const region = regions.find((one) => one.code === code);
    return region === undefined ? code : titleOf(region.name);
  };
}
