import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { withTexts } from '../../i18n/i18n.js';
import { PageTitle } from '../../layout/page-title.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { ProblemError, problemSentence } from '../../lib/problem.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import type { Declaration, DeclarationFile } from '../declarations/declaration-queries.js';
import { DeclarationState } from '../declarations/declaration-state.js';
import { Decisions } from '../declarations/decisions.js';
import { usePeriodText } from '../declarations/period-text.js';
import { useCheckRows } from '../declarations/check/check-table.js';
import { differenceOf } from '../declarations/totals.js';
import { isLive, useEvidence } from '../evidence/declared-evidence.js';
import { AcceptDialog } from './accept-dialog.js';
import { Claim } from './claim.js';
import { DecideBar } from './decide-bar.js';
import { type Adjustment, useAccept } from './examination-writes.js';
import { ExaminedLines } from './examined-lines.js';
import { Checks, Exceptions } from './exceptions.js';
import { nextAfter, putOff, usePutOff } from './later.js';

const ExaminedEvidence = lazy(async () => ({ default: (await withTexts(import('../evidence/examined-evidence.js'), 'evidence')).ExaminedEvidence }));
const AttestedTable = lazy(async () => ({ default: (await withTexts(import('../evidence/attested-table.js'), 'evidence')).AttestedTable }));
const EffectsPanel = lazy(async () => ({ default: (await withTexts(import('../declarations/effects-panel.js'), 'effects')).EffectsPanel }));
const ReturnDrawer = lazy(async () => ({ default: (await import('./return-drawer.js')).ReturnDrawer }));

interface Props {
  file: DeclarationFile;
  queue: readonly Declaration[];
  onReread(): void;
}

export function Examination({ file, queue, onReread }: Props): ReactElement {
  const { t } = useTranslation('examination');
  const titleOf = useTitle();
  const format = useFormat();
  const paths = usePaths();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const later = usePutOff();
  const [asking, setAsking] = useState<'accept' | 'return' | null>(null);
  const [adjustments, setAdjustments] = useState<readonly Adjustment[]>([]);
  const { data: evidence, isError: isEvidenceUnread } = useEvidence(file.ref);
  // that the files could not be read is told where they stand
  const hasEvidence = evidence?.items.some(isLive) ?? isEvidenceUnread;
  const rows = useCheckRows(file);
  const differences = rows.filter(({ isPart }) => !isPart).flatMap(({ now, before }) => differenceOf(now.value, before) ?? []);
  const openNext = (): void => {
    const next = nextAfter(queue, file.ref, later);
    void navigate({ to: next === undefined ? paths.examinations : paths.examination(next.ref) });
  };
  const accept = useAccept((_, { as }) => {
    showToast(t(as === 'visa' ? 'visaToast' : 'acceptedToast', { ref: file.ref }));
    setAsking(null);
    openNext();
  });
  const step = file.actions.includes('visa') ? 'visa' : file.actions.includes('accept') ? 'accept' : null;
  const putLater = (): void => {
    putOff(file.ref);
    showToast(t('laterToast', { ref: file.ref }));
    openNext();
  };
  useDecisionKeys(step !== null && asking === null, { accept: () => setAsking('accept'), sendBack: () => setAsking('return'), later: putLater });
  const at = file.submittedAt === null ? null : format.instant(file.submittedAt);
  const title = t('heading', { organisation: titleOf(file.organisation.name), period: periodText(file.period) });
  return (
    <>
      <div className="exam-content">
        <div className="page-head">
          <div className="grow">
            <PageTitle title={title}>{title}</PageTitle>
            <p className="lead">
              {at === null ? null : t('declaredOn', { ...at })} {differences.length === 0 ? null : t('changed', { count: differences.filter((difference) => difference !== '0').length })}
            </p>
          </div>
          <Button component="a" href="#decisions">
            {t('history')}
          </Button>
        </div>
        <Checks file={file} />
        {accept.error === null ? null : <DecisionProblem error={accept.error} onReread={() => { accept.reset(); onReread(); }} />}
        <Claim file={file} rows={rows}>
          {hasEvidence ? (
            <Suspense fallback={<Loading lines={6} />}>
              <ExaminedEvidence file={file} />
            </Suspense>
          ) : (
            <p className="small secondary">{t('noEvidence')}</p>
          )}
        </Claim>
        <section className="section" aria-label={t('exceptions')}>
          <h2>{t('exceptions')}</h2>
          <Exceptions file={file} />
        </section>
        {hasEvidence ? (
          <Suspense fallback={null}>
            <AttestedTable file={file} />
          </Suspense>
        ) : null}
        <ExaminedLines file={file} adjustments={adjustments} onAdjust={setAdjustments} mayAdjust={step !== null} />
        {step === null ? null : (
          <Suspense fallback={<Loading lines={4} />}>
            <EffectsPanel file={file} lowered={adjustments} />
          </Suspense>
        )}
        <Decisions file={file} />
      </div>
      {step === null ? (
        <div className="decide">
          <DeclarationState declaration={file} />
          <EmptyState kind="first" sentence={t('settled')} action={{ label: t('next'), onAct: openNext }} />
        </div>
      ) : (
        <DecideBar file={file} step={step} isPending={accept.isPending} onAccept={() => setAsking('accept')} onReturn={() => setAsking('return')} onLater={putLater} />
      )}
      {asking === 'accept' && step !== null ? (
        <AcceptDialog
          file={file}
          step={step}
          isPending={accept.isPending}
          onClose={() => setAsking(null)}
          onAccept={() => accept.mutate({ read: file, as: step, adjustments }, { onError: () => setAsking(null) })}
        />
      ) : null}
      <Suspense fallback={null}>
        {asking === 'return' ? (
          <ReturnDrawer
            file={file}
            onClose={() => setAsking(null)}
            onReturned={() => {
              showToast(t('returnedToast', { ref: file.ref }));
              setAsking(null);
              openNext();
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** Somebody else moved it meanwhile: nothing was decided, and the reader reads it again first. */
function DecisionProblem({ error, onReread }: { error: Error; onReread(): void }): ReactElement {
  const { t } = useTranslation('examination');
  const isStale = error instanceof ProblemError && error.problem.code === 'stale_version';
  // a rule that refuses, as that of two persons does, says itself what to do
  const rule = error instanceof ProblemError && error.kind === 'conflict' && !isStale ? problemSentence(error) : null;
  return (
    <div className="stack" style={{ marginBlockEnd: 'var(--s4)' }}>
      {rule === null ? (
        <Problem error={error} />
      ) : (
        <p className="note off" role="alert">
          {rule}
        </p>
      )}
      {isStale ? <p className="small">{t('conflict')}</p> : null}
      <div>
        <Button onClick={onReread}>{t('reread')}</Button>
      </div>
    </div>
  );
}

interface Decisive {
  accept(): void;
  sendBack(): void;
  later(): void;
}

/** One key for each decision, wherever the focus is but in a field or a dialog. */
function useDecisionKeys(isOn: boolean, { accept, sendBack, later }: Decisive): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target;
      const isWriting = target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="dialog"]') !== null);
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const act = { '1': accept, '3': sendBack, h: later }[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
