import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useFormat } from '../../lib/language.js';
import { useMay, usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { type Filter, Filters } from '../../ui/filters.js';
import { Health } from '../../ui/health.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { NoValue } from '../../ui/no-value.js';
import { Problem } from '../../ui/problem.js';
import { useOrganisationOptions } from '../accounts/organisation-options.js';
import { DECLARATION_STATES, type Declaration, type DeclarationSearch, KINDS, TIMELINESS, useDeclarationList, usePeriods } from './declaration-queries.js';
import { DeclarationState } from './declaration-state.js';
import { DueList } from './due-list.js';
import { usePeriodText } from './period-text.js';
import './declarations.css';

export function DeclarationsPage(): ReactElement {
  const { t } = useTranslation('declarations');
  const paths = usePaths();
  if (useMay('declaration.read')) return <Declarations />;
  return (
    <Page title={t('title')}>
      <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('title'), to: paths.work }} />
    </Page>
  );
}

function Declarations(): ReactElement {
  const { t } = useTranslation(['declarations', 'common']);
  const search = useSearch({ from: '/$lang/$programme/declarations' });
  const change = useChangeSearch();
  const paths = usePaths();
  const list = useDeclarationList(search);
  const [declares, examines, manages] = [useMay('declaration.prepare'), useMay('declaration.examine'), useMay('period.manage')];
  const columns = useColumns();
  const filters = useDeclarationFilters(search, list.facets);
  const isFiltered = search.q !== undefined || filters.some(({ selected }) => selected.length > 0);
  const nothing = Object.fromEntries(['q', ...filters.map(({ name }) => name)].map((name) => [name, undefined]));
  return (
    <Page
      title={t('title')}
      lead={list.total === null || isFiltered || list.total === 0 ? undefined : t('lead', { count: list.total })}
      actions={
        <>
          {manages ? (
            <Button component={Link} to={paths.periods}>
              {t('periods')}
            </Button>
          ) : null}
          {examines ? (
            <Button component={Link} to={paths.examinations} variant="filled">
              {t('examine')}
            </Button>
          ) : null}
        </>
      }
    >
      {declares ? <DueList /> : null}
      <Filters query={{ value: search.q ?? '', label: t('find') }} filters={filters} />
      {list.isPending ? (
        <Loading lines={8} />
      ) : list.error !== null && list.rows.length === 0 ? (
        <Problem error={list.error} onRetry={list.retry} />
      ) : list.rows.length === 0 ? (
        <EmptyState
          kind={isFiltered ? 'noResult' : 'first'}
          sentence={isFiltered ? undefined : t(declares ? 'noneOwn' : 'none')}
          action={isFiltered ? { label: t('common:clearFilters'), onAct: () => change(nothing) } : manages ? { label: t('periods'), to: paths.periods } : null}
        />
      ) : (
        <>
          <DataTable label={t('title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} sortedBy={search.tri ?? '-periode'} isStale={list.isStale} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      )}
    </Page>
  );
}

function useColumns(): Column<Declaration>[] {
  const { t } = useTranslation(['declarations', 'examination']);
  const titleOf = useTitle();
  const paths = usePaths();
  const format = useFormat();
  const periodText = usePeriodText();
  return [
    {
      key: 'organisation',
      header: t('column.organisation'),
      sort: 'organisation',
      narrow: 'full',
      cell: ({ organisation, ref, restatement }) => (
        <>
          <Link to={paths.declaration(ref)} className="name">
            {titleOf(organisation.name)}
          </Link>{' '}
          <bdi className="reference">{ref}</bdi>
          {restatement === 0 ? null : <div className="reference">{t('restatementNumber', { number: restatement })}</div>}
        </>
      ),
    },
    { key: 'period', header: t('column.period'), sort: 'periode', cell: ({ period }) => periodText(period) },
    { key: 'state', header: t('column.state'), cell: (declaration) => <DeclarationState declaration={declaration} bare /> },
    {
      key: 'submitted',
      header: t('column.submitted'),
      sort: 'depot',
      cell: ({ submittedAt }) => (submittedAt === null ? <NoValue absence="notDeclared" /> : <bdi dir="ltr">{format.instant(submittedAt).date}</bdi>),
    },
    {
      key: 'timeliness',
      header: t('column.timeliness'),
      cell: ({ late }) => (late === null ? null : <Health level={late ? 'at_risk' : 'on_track'}>{t(late ? 'timeliness.late' : 'timeliness.on_time')}</Health>),
    },
    {
      key: 'warnings',
      header: t('column.warnings'),
      cell: ({ warnings, revision }) => (revision === 0 ? null : warnings === 0 ? <Health level="on_track">{t('examination:noWarning')}</Health> : <Health level="at_risk">{t('examination:warnings', { count: warnings })}</Health>),
    },
  ];
}

function useDeclarationFilters({ etat = [], periode = [], organisation = [], delai = [], nature = [] }: DeclarationSearch, facets: Record<string, Record<string, number>> | null): Filter[] {
  const { t } = useTranslation('declarations');
  const periods = usePeriods().data ?? [];
  const periodText = usePeriodText();
  const organisations = useOrganisationOptions();
  return [
    { name: 'etat', label: t('filter.state'), selected: etat, options: DECLARATION_STATES.map((value) => ({ value, label: t(`state.${value}`), count: facets?.state?.[value] })) },
    { name: 'periode', label: t('filter.period'), selected: periode, options: periods.map((period) => ({ value: period.ref, label: periodText(period), count: facets?.period?.[period.ref] })) },
    { name: 'organisation', label: t('filter.organisation'), selected: organisation, options: organisations },
    { name: 'delai', label: t('filter.timeliness'), selected: delai, options: Object.entries(TIMELINESS).map(([value, word]) => ({ value, label: t(`timeliness.${word}`) })) },
    { name: 'nature', label: t('filter.kind'), selected: nature, options: Object.entries(KINDS).map(([value, word]) => ({ value, label: t(`kind.${word}`), count: facets?.kind?.[word] })) },
  ];
}
