import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useMay, usePaths, usePlace } from '../../lib/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { Ask } from '../declarations/ask.js';
import { DownloadButton } from '../organisations/download-button.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { type MissionFile, useCloseMission, useMission } from './audit-queries.js';
import { Coverage } from './coverage.js';
import { MissionReadings } from './mission-readings.js';
import { MissionDraws } from './mission-draws.js';
import { ReviewPanel } from './review-panel.js';
import { type ReviewDraft, draftOf } from './review-draft.js';
import { Worksheet } from './worksheet.js';
import './mantine-parts.js';
import './audit.css';

const DrawForm = lazy(async () => ({ default: (await import('./draw-form.js')).DrawForm }));
const TeamForm = lazy(async () => ({ default: (await import('./team-form.js')).TeamForm }));
const FindingForm = lazy(async () => ({ default: (await import('./finding-form.js')).FindingForm }));

export function MissionPage(): ReactElement {
  const { t } = useTranslation('audit');
  const { ref } = useParams({ from: '/$lang/$programme/audit/missions/$ref' });
  const paths = usePaths();
  const { data: mission, error, refetch } = useMission(ref);
  if (mission !== undefined) return <Mission mission={mission} />;
  return (
    <Page title={ref} crumbs={[{ label: t('title'), to: paths.audit }, { label: ref }]}>
      {error === null ? <Loading lines={8} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function Mission({ mission }: { mission: MissionFile }): ReactElement {
  const { t } = useTranslation('audit');
  const paths = usePaths();
  const { programme, language } = usePlace();
  const change = useChangeSearch();
  const leads = useMay('audit.lead');
  const { ligne } = useSearch({ from: '/$lang/$programme/audit/missions/$ref' });
  const [asking, setAsking] = useState<'draw' | 'team' | 'close' | 'finding' | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, ReviewDraft>>>({});
  const close = useCloseMission(mission, ({ ref }) => {
    showToast(t('mission.closed', { ref }));
    setAsking(null);
  });
  const { rows, ref, title, state, member } = mission;
  const isOpen = state === 'open' && member;
  const address = `/api/v1/programmes/${encodeURIComponent(programme)}/missions/${encodeURIComponent(ref)}`;
  const row = rows.find(({ id }) => id === ligne) ?? rows.find(({ review }) => review === null) ?? rows[0];
  const show = (id: string): void => change({ ligne: id }, { replace: true });
  useRowKeys(asking === null, (step) => {
    const next = rows[rows.findIndex((one) => one === row) + step];
    if (next !== undefined) show(next.id);
  });
  const openNext = (answer: MissionFile): void => {
    const at = answer.rows.findIndex(({ id }) => id === row?.id);
    const next = [...answer.rows.slice(at + 1), ...answer.rows.slice(0, at)].find(({ review }) => review === null) ?? answer.rows[at + 1];
    if (next !== undefined) show(next.id);
  };
  return (
    <Page
      title={t('mission.heading', { title })}
      crumbs={[{ label: t('title'), to: paths.audit }, { label: ref }]}
      lead={t('mission.lead', { all: rows.length, done: rows.filter(({ review }) => review !== null).length })}
      actions={
        <>
          <span className="secret">
            <Icon name="shield" size={14} />
            {t(state === 'open' ? 'visibleToTeam' : 'readByProgramme')}
          </span>
          {rows.length > 0 && member ? <DownloadButton address={`${address}/extraction`} fileName={`${ref}.zip`} label={t('mission.extraction')} /> : null}
          {rows.length > 0 ? <DownloadButton address={`${address}/report.pdf?language=${language}`} fileName={`${ref}.pdf`} label={t('mission.report')} /> : null}
          {rows.length > 0 ? <DownloadButton address={`${address}/report.xlsx?language=${language}`} fileName={`${ref}.xlsx`} label={t('mission.workbook')} /> : null}
          {isOpen && rows.length > 0 ? <Button onClick={() => setAsking('draw')}>{t('mission.draw')}</Button> : null}
          {isOpen && leads ? <Button onClick={() => setAsking('team')}>{t('mission.team')}</Button> : null}
          {isOpen && leads ? (
            <Button variant="filled" disabled={rows.length === 0 || rows.some(({ review }) => review === null)} onClick={() => setAsking('close')}>
              {t('mission.close')}
            </Button>
          ) : null}
        </>
      }
      railLabel={t('review.title')}
      rail={
        row === undefined ? (
          <p className="secondary">{t('mission.empty')}</p>
        ) : (
          <ReviewPanel
            key={`${row.id} ${row.review?.reviewedAt ?? ''}`}
            mission={mission}
            row={row}
            draft={drafts[row.id] ?? draftOf(row)}
            mayWrite={isOpen}
            onDraft={(draft) => setDrafts((kept) => ({ ...kept, [row.id]: draft }))}
            onFinding={() => setAsking('finding')}
            onSaved={(answer) => {
              setSaved(row.commitment);
              setDrafts((kept) => Object.fromEntries(Object.entries(kept).filter(([id]) => id !== row.id)));
              openNext(answer);
            }}
          />
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState kind="first" sentence={t('mission.empty')} action={isOpen ? { label: t('mission.draw'), onAct: () => setAsking('draw') } : null} />
      ) : (
        <>
          <Coverage coverage={mission.coverage} />
          <Worksheet rows={rows} current={row?.id} />
          <p className="small muted">{t('mission.keys')}</p>
          <p role="status" className="visually-hidden">{saved === null ? '' : t('review.saved', { commitment: saved })}</p>
        </>
      )}
      <MissionDraws mission={mission} />
      {member ? <MissionReadings reference={ref} /> : null}
      {close.error === null ? null : <WriteProblem write={close} />}
      {asking === 'close' ? (
        <Ask title={t('mission.closeAsk', { ref })} confirmLabel={t('mission.close')} isPending={close.isPending} onConfirm={() => close.mutate(undefined, { onError: () => setAsking(null) })} onClose={() => setAsking(null)}>
          <p>{t('mission.closeText')}</p>
        </Ask>
      ) : null}
      <Suspense fallback={null}>
        {asking === 'draw' ? <DrawForm mission={mission} onClose={() => setAsking(null)} /> : null}
        {asking === 'team' ? <TeamForm mission={mission} onClose={() => setAsking(null)} /> : null}
        {asking === 'finding' && row !== undefined ? <FindingForm mission={mission} row={row} onClose={() => setAsking(null)} /> : null}
      </Suspense>
    </Page>
  );
}

/** Arrows go from row to row, wherever the focus is but in a field or a dialog. */
function useRowKeys(isOn: boolean, move: (step: 1 | -1) => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target;
      const isTaken = target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="dialog"], [role="listbox"]') !== null);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
      if (step === undefined || isTaken || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
