import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';
import { useMay, usePaths } from '../../lib/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useExaminationQueue } from '../declarations/declaration-queries.js';

/** Opens on the oldest declaration that waits. */
export function ExaminationsPage(): ReactElement {
  const { t } = useTranslation('examination');
  const paths = usePaths();
  const examines = useMay('declaration.examine');
  const { data: queue, error, refetch } = useExaminationQueue();
  const first = queue?.[0];
  if (first !== undefined) return <Navigate to={paths.examination(first.ref)} replace />;
  return (
    <Page title={t('title')}>
      {!examines ? (
        <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('toList'), to: paths.declarations }} />
      ) : queue !== undefined ? (
        <EmptyState kind="first" sentence={t('empty')} action={{ label: t('toList'), to: paths.declarations }} />
      ) : error === null ? (
        <Loading lines={8} />
      ) : (
        <Problem error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}
