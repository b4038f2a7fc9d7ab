import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDayOf } from '@common/local-day.js';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useMay, usePaths } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { StateChip } from '../../ui/state-chip.js';
import { showToast } from '../../ui/undo-toast.js';
import { Ask } from '../declarations/ask.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { type Token, useRevokeToken, useTokens } from './token-queries.js';

const NewTokenForm = lazy(async () => ({ default: (await import('./new-token-form.js')).NewTokenForm }));

type State = 'open' | 'expired' | 'revoked';

const tones = { open: 'accent', expired: 'none', revoked: 'plain' } as const;

function stateOf({ revokedAt, expiresOn }: Token): State {
  if (revokedAt !== null) return 'revoked';
  return expiresOn <= localDayOf(new Date()) ? 'expired' : 'open';
}

export function TokensPage(): ReactElement {
  const { t } = useTranslation('tokens');
  const paths = usePaths();
  const sees = useMay('token.revoke');
  if (sees) return <Tokens />;
  return (
    <Page title={t('title')}>
      <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('toWork'), to: paths.work }} />
    </Page>
  );
}

function Tokens(): ReactElement {
  const { t } = useTranslation('tokens');
  const makes = useMay('token.make');
  const { nouveau } = useSearch({ from: '/$lang/$programme/jetons' });
  const change = useChangeSearch();
  const { rows, isPending, error, retry, hasMore, isLoadingMore, more } = useTokens();
  const [revoking, setRevoking] = useState<Token | null>(null);
  const revoke = useRevokeToken(() => {
    showToast(t('revoked'));
    setRevoking(null);
  });
  const columns: Column<Token>[] = [
    { key: 'name', header: t('column.name'), narrow: 'full', cell: ({ name }) => <bdi className="name">{name}</bdi> },
    ...(makes ? [] : [{ key: 'person', header: t('column.person'), cell: ({ person }: Token) => <bdi>{person ?? t('someone')}</bdi> }]),
    { key: 'scopes', header: t('column.scopes'), narrow: 'full', cell: ({ scopes }) => <span className="small">{scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}</span> },
    { key: 'expiresOn', header: t('column.expiresOn'), cell: ({ expiresOn }) => <CivilDay date={dateOf(expiresOn)} /> },
    { key: 'lastUsed', header: t('column.lastUsed'), cell: ({ lastUsedOn }) => (lastUsedOn === null ? <span className="muted small">{t('neverUsed')}</span> : <CivilDay date={dateOf(lastUsedOn)} />) },
    { key: 'state', header: t('column.state'), cell: (token) => <StateChip tone={tones[stateOf(token)]} bare>{t(`state.${stateOf(token)}`)}</StateChip> },
    {
      key: 'act',
      header: '',
      cell: (token) =>
        stateOf(token) === 'open' ? (
          <Button size="sm" aria-label={t('revokeLabel', { name: token.name })} onClick={() => setRevoking(token)}>
            {t('revoke')}
          </Button>
        ) : null,
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={t(makes ? 'lead' : 'leadAdministrator')}
      actions={
        makes ? (
          <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => change({ nouveau: true })}>
            {t('new')}
          </Button>
        ) : null
      }
    >
      {revoke.error === null ? null : <WriteProblem write={revoke} />}
      {error !== null ? (
        <Problem error={error} onRetry={retry} />
      ) : isPending ? (
        <Loading lines={4} />
      ) : rows.length === 0 ? (
        <EmptyState kind="first" sentence={t(makes ? 'none' : 'noneAtAll')} action={makes ? { label: t('new'), onAct: () => change({ nouveau: true }) } : null} />
      ) : (
        <>
          <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          <MoreRows shown={rows.length} hasMore={hasMore} isLoading={isLoadingMore} onMore={more} />
        </>
      )}
      {makes && nouveau === true ? (
        <Suspense fallback={null}>
          <NewTokenForm onClose={() => change({ nouveau: undefined })} />
        </Suspense>
      ) : null}
      {revoking === null ? null : (
        <Ask title={t('revokeAsk', { name: revoking.name })} confirmLabel={t('revoke')} isPending={revoke.isPending} onConfirm={() => revoke.mutate(revoking, { onError: () => setRevoking(null) })} onClose={() => setRevoking(null)}>
          <p>{t('revokeText')}</p>
        </Ask>
      )}
    </Page>
  );
}
