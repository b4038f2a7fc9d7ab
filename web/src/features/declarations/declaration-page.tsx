import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { withTexts } from '../../i18n/i18n.js';
import { useFormat } from '../../lib/language.js';
import { useMay, usePaths, useProgramme } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { Ask } from './ask.js';
import { DeclarationLines } from './declaration-lines.js';
import { type DeclarationFile, useDeclarationFile } from './declaration-queries.js';
import { DeclarationState } from './declaration-state.js';
import { useMoveDeclaration } from './declaration-writes.js';
import { usePeriodText } from './period-text.js';
import { SectionSteps } from './section-rail.js';
import { useWorkbookUpload } from './workbook/use-workbook-upload.js';
import { UploadNote, WorkbookActions } from './workbook/workbook-actions.js';
import './declarations.css';

const decided = () => withTexts(import('./decisions.js'), 'examination');
const Decisions = lazy(async () => ({ default: (await decided()).Decisions }));
const ReturnedNote = lazy(async () => ({ default: (await decided()).ReturnedNote }));
const ErrataPanel = lazy(async () => ({ default: (await withTexts(import('./errata-panel.js'), 'effects', 'examination')).ErrataPanel }));
const RestatementForm = lazy(async () => ({ default: (await import('./restatement-form.js')).RestatementForm }));

export function DeclarationPage(): ReactElement {
  const { t } = useTranslation('declarations');
  const { ref } = useParams({ from: '/$lang/$programme/declarations/$ref' });
  const paths = usePaths();
  const { data: file, error, refetch } = useDeclarationFile(ref);
  if (file !== undefined) return <Declaration file={file} />;
  return (
    <Page title={ref} crumbs={[{ label: t('title'), to: paths.declarations }]}>
      {error === null ? <Loading lines={8} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function Declaration({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation('declarations');
  const titleOf = useTitle();
  const format = useFormat();
  const paths = usePaths();
  const change = useChangeSearch();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const { rectifier } = useSearch({ from: '/$lang/$programme/declarations/$ref' });
  const [isLeaving, setLeaving] = useState(false);
  const withdraw = useMoveDeclaration('withdraw', () => {
    showToast(t('task.withdrawn'));
    void navigate({ to: paths.declarations });
  });
  const reopen = useMoveDeclaration('reopen', () => undefined);
  const upload = useWorkbookUpload(file.ref);
  const edits = file.actions.includes('edit');
  const examines = file.actions.includes('accept') || file.actions.includes('visa');
  const isOwn = useProgramme()?.organisations.some(({ id }) => id === file.organisation.id) ?? false;
  const mayRestate = useMay('declaration.prepare') && isOwn && file.state === 'accepted';
  const done = file.sections.filter((section) => section.done).length;
  const period = periodText(file.period);
  return (
    <Page
      title={t(file.restatement === 0 ? 'task.title' : 'task.restatement', { period })}
      crumbs={[{ label: t('title'), to: paths.declarations }, { label: file.ref }]}
      lead={
        <>
          {titleOf(file.organisation.name)}. {file.due === null ? null : t('due.until', { date: format.longDate(dateOf(file.due.dueOn)) })} {edits ? t('task.progress', { done, total: file.sections.length }) : null}
        </>
      }
      actions={
        <>
          {edits ? <WorkbookActions refOfDraft={file.ref} upload={upload} /> : null}
          {file.revision > 0 && isOwn ? (
            <Button component={Link} to={paths.receipt(file.ref)}>
              {t('task.receipt')}
            </Button>
          ) : null}
          {file.actions.includes('withdraw') ? (
            <Button variant="subtle" onClick={() => setLeaving(true)}>
              {t('task.withdraw')}
            </Button>
          ) : null}
          {file.actions.includes('reopen') ? (
            <Button loading={reopen.isPending} onClick={() => reopen.mutate(file)}>
              {t('task.reopen')}
            </Button>
          ) : null}
          {mayRestate ? <Button onClick={() => change({ rectifier: true })}>{t('task.restate')}</Button> : null}
          {examines ? (
            <Button component={Link} to={paths.examination(file.ref)} variant="filled">
              {t('examine')}
            </Button>
          ) : null}
        </>
      }
      below={
        <p style={{ marginBlockEnd: 'var(--s3)' }}>
          <DeclarationState declaration={file} />
        </p>
      }
    >
      {edits ? <UploadNote upload={upload} /> : null}
      {withdraw.error === null ? null : <Problem error={withdraw.error} />}
      {reopen.error === null ? null : <Problem error={reopen.error} />}
      {file.reason === null ? null : (
        <p className="note">
          <b>{t('task.reason')}</b> {file.reason}
        </p>
      )}
      {file.state === 'returned' ? <Suspense fallback={null}><ReturnedNote file={file} /></Suspense> : null}
      {edits ? (
        <nav className="tasks" aria-label={t('sections')}>
          <SectionSteps file={file} />
        </nav>
      ) : (
        <section aria-label={t('task.lines')}>
          <DeclarationLines file={file} />
          <p className="evidence-link">
            <Link to={paths.evidence(file.ref)}>{t('step.evidence')}</Link>
          </p>
        </section>
      )}
      <Suspense fallback={null}>{file.state === 'accepted' ? <ErrataPanel file={file} /> : null}</Suspense>
      {file.decisions.length === 0 ? (
        <p className="section subtitle">{t('task.noDecision')}</p>
      ) : (
        <Suspense fallback={null}>
          <Decisions file={file} />
        </Suspense>
      )}
      {isLeaving ? (
        <Ask
          title={t('task.withdraw')}
          confirmLabel={t('task.withdraw')}
          isPending={withdraw.isPending}
          onClose={() => setLeaving(false)}
          onConfirm={() => {
            withdraw.mutate(file);
            setLeaving(false);
          }}
        >
          <p>{t('task.withdrawAsk')}</p>
        </Ask>
      ) : null}
      <Suspense fallback={null}>{rectifier === true && mayRestate ? <RestatementForm file={file} onClose={() => change({ rectifier: undefined })} /> : null}</Suspense>
    </Page>
  );
}
