import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../../api/history.js';
import { LedgerHistory } from '../../ui/ledger-history.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';

/** Everything that was written about the agreement and what descends from it. */
export function AgreementHistory(): ReactElement {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const history = useHistory('agreements', ref);
  return (
    <section className="stack wide">
      <h2>{t('tabs.history')}</h2>
      {history.error !== null ? <Problem error={history.error} onRetry={history.retry} /> : history.isPending ? <Loading lines={8} /> : null}
      {history.error !== null || history.isPending ? null : (
        <LedgerHistory events={history.rows} hasMore={history.hasMore} isLoading={history.isLoadingMore} onMore={history.more} />
      )}
    </section>
  );
}
