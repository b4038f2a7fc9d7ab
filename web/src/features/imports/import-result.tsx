import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { Page } from '../../layout/page.js';
import { useFormat } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { DownloadButton } from '../organisations/download-button.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { ImportCounts } from './import-counts.js';
import { ImportProblems } from './import-problems.js';
import { type Import, importAddress, rowsToWrite, useImport } from './import-queries.js';
import { ImportState } from './import-state.js';

const ConfirmDialog = lazy(async () => ({ default: (await import('./confirm-dialog.js')).ConfirmDialog }));

export function ImportResult({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('imports');
  const paths = usePaths();
  const { data, error, refetch } = useImport(id);
  if (data !== undefined) return <Result result={data} />;
  return (
    <Page title={t('title')} crumbs={[{ label: t('title'), to: paths.imports }]}>
      {error === null ? <Loading lines={10} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function Result({ result }: { result: Import }): ReactElement {
  const { t } = useTranslation('imports');
  const { programme } = usePlace();
  const paths = usePaths();
  const format = useFormat();
  const [isConfirming, setConfirming] = useState(false);
  const toWrite = rowsToWrite(result.counts);
  const { date, time } = format.instant(result.recordedAt);
  const heading = useHeading(result);
  const apply = useRegisterWrite(
    ({ id }: Import, key) =>
      answerOf(api.POST('/api/v1/programmes/{programme}/imports/{id}/apply', { params: { path: { programme, id } }, headers: { ...changeHeaders(key, result) } })),
    () => {
      setConfirming(false);
      showToast(t('applied'));
    },
  );
  const annotatedName = result.fileName.replace(/\.xlsx$/i, '');
  return (
    <Page
      title={heading}
      crumbs={[{ label: t('title'), to: paths.imports }, { label: result.fileName }]}
      lead={t('checkedOn', { name: result.fileName, date, time })}
      actions={
        <>
          <DownloadButton address={`${importAddress(programme, result.id)}/annotated`} fileName={`${annotatedName}-anomalies.xlsx`} label={t('annotated')} />
          {result.state === 'checked' ? (
            <Button variant="filled" disabled={!result.applicable} onClick={() => setConfirming(true)}>
              {t('apply')}
            </Button>
          ) : (
            <Button component={Link} to={result.state === 'applied' ? paths.agreements : paths.imports} variant="filled">
              {t(result.state === 'applied' ? 'seeAgreements' : 'another')}
            </Button>
          )}
        </>
      }
      below={
        <div className="dates">
          <ImportState state={result.state} />
          {result.state === 'checked' && toWrite === 0 ? <span>{t('nothingToApply')}</span> : null}
          {result.state === 'refused' ? <span>{t('refusedHelp')}</span> : null}
        </div>
      }
    >
      <WriteProblem write={apply} onRetry={() => apply.mutate(result)} />
      <ImportCounts counts={result.counts} />
      <ImportProblems problems={result.problems} />
      {isConfirming ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={t('confirm.title')}
            confirmLabel={t('apply')}
            isPending={apply.isPending}
            onConfirm={() => apply.mutate(result, { onError: () => setConfirming(false) })}
            onClose={() => setConfirming(false)}
          >
            <p className="medium">
              <bdi>{result.fileName}</bdi>
            </p>
            <p>{t('confirm.text', { count: toWrite })}</p>
          </ConfirmDialog>
        </Suspense>
      ) : null}
    </Page>
  );
}

/** The finding, in one sentence. */
function useHeading({ state, counts, problems }: Import): string {
  const { t } = useTranslation('imports');
  const toWrite = rowsToWrite(counts);
  if (state === 'refused') return t('heading.refused', { count: problems.filter(({ severity }) => severity === 'error').length });
  if (state === 'applied') return toWrite === 0 ? t('heading.appliedNothing') : t('heading.applied', { count: toWrite });
  return toWrite === 0 ? t('heading.nothing') : t('heading.ready', { count: toWrite });
}
