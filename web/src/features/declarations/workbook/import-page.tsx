import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../api/reference.js';
import { Page } from '../../../layout/page.js';
import { useChangeSearch } from '../../../lib/change-search.js';
import { useFormat } from '../../../lib/language.js';
import { usePaths, usePlace } from '../../../lib/place.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { Problem } from '../../../ui/problem.js';
import { showToast } from '../../../ui/undo-toast.js';
import { ImportProblems } from '../../imports/import-problems.js';
import { DownloadButton } from '../../organisations/download-button.js';
import { type DeclarationFile, useDeclarationFile } from '../declaration-queries.js';
import { usePeriodText } from '../period-text.js';
import { SectionRail } from '../section-rail.js';
import { CheckStep } from './check-step.js';
import { choicesFrom, mappingBody } from './column-choice.js';
import { firstStep, type Step } from './import-step.js';
import { ImportSteps } from './import-steps.js';
import { ReadAgain } from './read-again.js';
import { useWorkbookUpload } from './use-workbook-upload.js';
import { WorkProgress } from './work-progress.js';
import { DropButton, UploadNote } from './workbook-actions.js';
import { type DeclarationImport, importsAddress, isWorking, type MappingBody, useWorkbookImport, useWorkbookWrite } from './workbook-queries.js';
import '../../imports/imports.css';
import './workbook.css';

/** The second quarter needs none of it. */
const MatchStep = lazy(async () => ({ default: (await import('./match-step.js')).MatchStep }));

export function WorkbookImportPage(): ReactElement {
  const { t } = useTranslation(['workbook', 'declarations']);
  const { ref, id } = useParams({ from: '/$lang/$programme/declarations/$ref/import/$id' });
  const paths = usePaths();
  const { data: file, error: fileError, refetch: readFile } = useDeclarationFile(ref);
  const { data: read, error: readError, refetch: readImport } = useWorkbookImport(ref, id);
  if (file !== undefined && read !== undefined) return <WorkbookImport key={id} file={file} read={read} />;
  const error = fileError ?? readError;
  return (
    <Page title={t('title')} crumbs={[{ label: t('declarations:title'), to: paths.declarations }, { label: ref, to: paths.declaration(ref) }]}>
      {error === null ? (
        <Loading lines={8} />
      ) : (
        <Problem
          error={error}
          onRetry={() => {
            void readFile();
            void readImport();
          }}
        />
      )}
    </Page>
  );
}

function WorkbookImport({ file, read }: { file: DeclarationFile; read: DeclarationImport }): ReactElement {
  const { t } = useTranslation(['workbook', 'declarations']);
  const titleOf = useTitle();
  const format = useFormat();
  const { programme } = usePlace();
  const paths = usePaths();
  const navigate = useNavigate();
  const change = useChangeSearch();
  const periodText = usePeriodText();
  const { etape } = useSearch({ from: '/$lang/$programme/declarations/$ref/import/$id' });
  const upload = useWorkbookUpload(file.ref);
  const goOn = (): void => {
    showToast(t('applied'));
    void navigate({ to: paths.checkDeclaration(file.ref) });
  };
  const write = useWorkbookWrite(file.ref, ({ state }) => {
    if (state === 'applied') goOn();
  });
  // the next step is shown once its buttons answer: a write ends when what it changed was read again
  const remap = (fresh: DeclarationImport, body: MappingBody): void => write.mutate({ kind: 'remap', read: fresh, body }, { onSuccess: () => change({ etape: undefined }) });
  useWhenApplied(read.state, goOn);
  const edits = file.actions.includes('edit');
  const step: Step = etape ?? firstStep(read);
  const changes = read.counts.new + read.counts.changed;
  const isOpen = edits && (read.state === 'checked' || read.state === 'refused');
  const isReady = isOpen && read.state === 'checked' && step === 'verifier';
  const readAgain = (fresh: DeclarationImport): void => remap(fresh, mappingBody(choicesFrom(fresh.mapping)));
  const annotated = `${importsAddress(programme, file.ref, read.id)}/annotated.xlsx`;
  return (
    <Page
      title={t(`heading.${read.state}`)}
      crumbs={[{ label: t('declarations:title'), to: paths.declarations }, { label: file.ref, to: paths.declaration(file.ref) }]}
      lead={t('lead', { organisation: titleOf(file.organisation.name), period: periodText(file.period), name: read.fileName })}
      actions={
        <>
          {read.problemsTotal > 0 && !isWorking(read) ? <DownloadButton address={annotated} fileName={`${read.fileName.replace(/\.xlsx$/i, '')}-anomalies.xlsx`} label={t('annotated')} /> : null}
          {isReady && changes > 0 ? (
            <Button variant="filled" loading={write.isPending} onClick={() => write.mutate({ kind: 'apply', read })}>
              {t('apply', { count: changes })}
            </Button>
          ) : null}
          {read.state === 'applied' || (isReady && changes === 0) ? (
            <Button component={Link} to={paths.checkDeclaration(file.ref)} variant="filled">
              {t('toCheck')}
            </Button>
          ) : null}
          {edits && (read.state === 'cancelled' || read.state === 'refused') ? <DropButton upload={upload} label={t('another')} isMain={read.state === 'cancelled'} /> : null}
        </>
      }
      railLabel={t('declarations:sections')}
      rail={<SectionRail file={file} current="" />}
    >
      <UploadNote upload={upload} />
      <ReadAgain error={write.error} failure={read.failure} canReadAgain={isOpen && read.mapping.length > 0} refOfDraft={file.ref} id={read.id} isPending={write.isPending} onReadAgain={readAgain} />
      {isWorking(read) ? (
        <WorkProgress
          label={t(`working.${read.state === 'reading' ? 'reading' : 'applying'}`)}
          done={read.rowsDone}
          total={read.rowsTotal}
          text={read.rowsTotal === null ? t('opening') : t('rows', { done: read.rowsDone, total: format.number(read.rowsTotal) })}
          help={t(read.state === 'reading' ? 'readingHelp' : 'applyingHelp')}
          cancelLabel={t(read.state === 'reading' ? 'cancelReading' : 'cancelApplying')}
          isCancelling={write.isPending}
          onCancel={() => write.mutate({ kind: 'cancel', read })}
        />
      ) : null}
      {isOpen ? (
        <>
          {read.mapping.length === 0 ? null : <ImportSteps current={step} read={read} />}
          {step === 'associer' ? (
            <Suspense fallback={<Loading lines={6} />}>
              <MatchStep key={read.version} file={file} read={read} isPending={write.isPending} onChosen={(body) => remap(read, body)} />
            </Suspense>
          ) : null}
          {step === 'corriger' ? (
            <>
              <p className="lead">{t(read.state === 'refused' ? 'refusedHelp' : 'resolveHelp', { count: read.counts.refused })}</p>
              <ImportProblems problems={read.problems} />
              {read.state === 'checked' ? (
                <div className="line" style={{ marginBlockStart: 'var(--s4)' }}>
                  <Button onClick={() => change({ etape: 'verifier' })}>{t('continue')}</Button>
                </div>
              ) : null}
            </>
          ) : null}
          {step === 'verifier' ? <CheckStep file={file} read={read} /> : null}
          <p style={{ marginBlockStart: 'var(--s4)' }}>
            <Button variant="subtle" loading={write.isPending} onClick={() => write.mutate({ kind: 'cancel', read })}>
              {t('giveUp')}
            </Button>
          </p>
        </>
      ) : null}
      {read.state === 'applied' ? <p className="note ok">{t('appliedHelp', { count: changes })}</p> : null}
      {read.state === 'cancelled' ? <p className="note">{t('cancelledHelp')}</p> : null}
      {!edits && read.state !== 'applied' ? <EmptyState kind="first" sentence={t('declarations:entry.frozen')} action={{ label: file.ref, to: paths.declaration(file.ref) }} /> : null}
    </Page>
  );
}

/** Goes on once what the queue was writing is written; not when an old import is looked at. */
function useWhenApplied(state: DeclarationImport['state'], then: () => void): void {
  const before = useRef(state);
  const act = useRef(then);
  act.current = then;
  useEffect(() => {
    if (before.current === 'applying' && state === 'applied') act.current();
    before.current = state;
  }, [state]);
}
