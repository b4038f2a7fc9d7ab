import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useMay, usePaths } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { SearchLink } from '../../ui/search-link.js';
import { StateChip } from '../../ui/state-chip.js';
import { showToast } from '../../ui/undo-toast.js';
import { type Period, usePeriods } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';
import { Ask } from '../declarations/ask.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { PeriodDue } from './period-due.js';
import { useMovePeriod } from './period-writes.js';

const NewPeriodForm = lazy(async () => ({ default: (await import('./new-period-form.js')).NewPeriodForm }));

const tones = { upcoming: 'none', open: 'accent', closed: 'plain' } as const;

export function PeriodsPage(): ReactElement {
  const { t } = useTranslation(['periods', 'declarations']);
  const paths = usePaths();
  const manages = useMay('period.manage');
  const { nouveau, periode } = useSearch({ from: '/$lang/$programme/admin/periodes' });
  const change = useChangeSearch();
  const periodText = usePeriodText();
  const { data: periods, error, refetch } = usePeriods();
  const [moving, setMoving] = useState<{ period: Period; action: 'open' | 'close' } | null>(null);
  const move = useMovePeriod((period) => {
    showToast(t(period.state === 'open' ? 'opened' : 'closed', { period: periodText(period) }));
    setMoving(null);
  });
  if (!manages) {
    return (
      <Page title={t('title')}>
        <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('declarations:title'), to: paths.declarations }} />
      </Page>
    );
  }
  const columns: Column<Period>[] = [
    { key: 'period', header: t('column.period'), narrow: 'full', cell: (period) => <span className="name">{periodText(period)}</span> },
    { key: 'opensOn', header: t('column.opensOn'), cell: ({ opensOn }) => <CivilDay date={dateOf(opensOn)} /> },
    { key: 'dueOn', header: t('column.dueOn'), cell: ({ dueOn }) => <CivilDay date={dateOf(dueOn)} /> },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <StateChip tone={tones[state]} bare>{t(`state.${state}`)}</StateChip> },
    {
      key: 'act',
      header: '',
      cell: (period) => (
        <span className="line wrap">
          {period.state === 'closed' ? null : (
            <Button size="sm" aria-label={`${t(period.state === 'open' ? 'close' : 'open')} : ${periodText(period)}`} onClick={() => setMoving({ period, action: period.state === 'open' ? 'close' : 'open' })}>
              {t(period.state === 'open' ? 'close' : 'open')}
            </Button>
          )}
          <SearchLink change={{ periode: period.ref }} label={t('see', { period: periodText(period) })} isCurrent={periode === period.ref}>
            {t('who')}
          </SearchLink>
        </span>
      ),
    },
  ];
  const chosen = periods?.find(({ ref }) => ref === periode);
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('declarations:title'), to: paths.declarations }]}
      lead={t('lead')}
      actions={
        <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => change({ nouveau: true })}>
          {t('new')}
        </Button>
      }
    >
      {move.error === null ? null : <WriteProblem write={move} />}
      {periods === undefined ? (
        error === null ? <Loading lines={6} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : periods.length === 0 ? (
        <EmptyState kind="first" sentence={t('none')} action={{ label: t('new'), onAct: () => change({ nouveau: true }) }} />
      ) : (
        <DataTable label={t('title')} columns={columns} rows={periods} rowKey={({ ref }) => ref} isSelected={({ ref }) => ref === periode} />
      )}
      {chosen === undefined ? null : <PeriodDue key={chosen.ref} period={chosen} />}
      {moving === null ? null : (
        <Ask
          title={t(moving.action === 'open' ? 'openAsk' : 'closeAsk', { period: periodText(moving.period) })}
          confirmLabel={t(`confirm.${moving.action}`, { period: periodText(moving.period) })}
          isPending={move.isPending}
          onClose={() => setMoving(null)}
          onConfirm={() => move.mutate(moving, { onError: () => setMoving(null) })}
        >
          <p>{t(moving.action === 'open' ? 'openText' : 'closeText')}</p>
        </Ask>
      )}
      <Suspense fallback={null}>{nouveau === true ? <NewPeriodForm onClose={() => change({ nouveau: undefined })} /> : null}</Suspense>
    </Page>
  );
}
