import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useFormat } from '../../lib/language.js';
import { useMay, usePaths } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { Ask } from '../declarations/ask.js';
import { usePeriodText } from '../declarations/period-text.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { type Finding, type FindingMove, useFinding, useMoveFinding } from './audit-queries.js';
import { FindingMoveForm, type FormMove } from './finding-move-form.js';
import { FindingState } from './finding-state.js';
import './mantine-parts.js';
import './audit.css';

const TEXTS = ['criterion', 'condition', 'cause', 'effect', 'recommendation'] as const;

export function FindingPage(): ReactElement {
  const { t } = useTranslation('audit');
  const { ref } = useParams({ from: '/$lang/$programme/constats/$ref' });
  const paths = usePaths();
  const { data: finding, error, refetch } = useFinding(ref);
  const heading = t('finding.heading', { ref });
  if (finding !== undefined) return <FindingFile finding={finding} />;
  return (
    <Page title={heading} crumbs={[{ label: t('title'), to: paths.audit }, { label: ref }]}>
      {error === null ? <Loading lines={6} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

type Move = FindingMove['move'];

/** What the reader may do in this state, as src/audit/finding.lifecycle.ts says. */
function useMoves({ state, member, addressed }: Finding): Move[] {
  const [works, leads, replies] = [useMay('audit.work'), useMay('audit.lead'), useMay('finding.reply')];
  const team: Partial<Record<Finding['state'], Move[]>> = {
    provisional: ['communicate', 'drop'], communicated: ['decide', 'drop'], replied: ['decide', 'drop'], decided: ['second', 'drop'], final: ['follow-up', 'close'],
  };
  const addressees: Partial<Record<Finding['state'], Move[]>> = { communicated: ['reply'], final: ['actions'] };
  const mine = works && member ? (team[state] ?? []).filter((move) => move !== 'decide' || leads) : [];
  return [...mine, ...(replies && addressed ? (addressees[state] ?? []) : [])];
}

function FindingFile({ finding }: { finding: Finding }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const moves = useMoves(finding);
  const [asking, setAsking] = useState<Move | null>(null);
  const { ref, mission, member, addressee, commitment, period, severity, text, steps, supersedes } = finding;
  const move = useMoveFinding(finding, () => {
    showToast(t('finding.moved', { ref }));
    setAsking(null);
  });
  const isForm = (one: Move): one is FormMove => !['second', 'close', 'drop'].includes(one);
  return (
    <Page
      title={t('finding.heading', { ref })}
      crumbs={[{ label: t('title'), to: paths.audit }, ...(member ? [{ label: mission, to: paths.mission(mission) }] : []), { label: ref }]}
      lead={<>{titleOf(addressee.name)} · {t(`severity.${severity}`)}{commitment === null ? '' : <> · <Link to={paths.commitment(commitment)}><bdi>{commitment}</bdi></Link></>} · {periodText(period)}{supersedes === null ? '' : ` · ${t('finding.supersedes', { ref: supersedes })}`}</>}
      actions={
        <>
          {moves.map((one, index) => (
            <Button key={one} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAsking(one)}>
              {t(`finding.move.${one}`)}
            </Button>
          ))}
        </>
      }
      below={<p><FindingState finding={finding} /></p>}
    >
      {move.error === null || (asking !== null && isForm(asking)) ? null : <WriteProblem write={move} />}
      {text === null ? null : (
        <section className="section" aria-label={t('finding.text')}>
          <dl className="finding-text">
            {TEXTS.filter((name) => text[name] !== null).flatMap((name) => [<dt key={name}>{t(`finding.${name}`)}</dt>, <dd key={`${name} text`}>{text[name]}</dd>])}
          </dl>
          <p className="small muted">{t('finding.version', { number: text.number })} · {t('review.by', { name: text.by ?? '', ...format.instant(text.at) })}</p>
        </section>
      )}
      <section className="section" aria-label={t('finding.procedure')}>
        <h2>{t('finding.procedure')}</h2>
        <ol className="steps">
          {text === null ? null : <li><b>{t('finding.provisional')}</b><span className="small muted">{t('visibleToTeam')}</span></li>}
          {steps.map(({ kind, outcome, dueOn, note, at, by }) => (
            <li key={`${kind} ${at}`}>
              <b>
                {t(`finding.step.${kind}`, { addressee: titleOf(addressee.name) })}
                {outcome === null ? '' : ` : ${t(`finding.outcome.${outcome}`)}`}
                {dueOn === null ? '' : `, ${t(kind === 'action' ? 'finding.actBy' : 'finding.replyBy', { day: format.date(dateOf(dueOn)) })}`}
              </b>
              <span className="small muted">{by === null ? t('review.at', { ...format.instant(at) }) : t('review.by', { name: by, ...format.instant(at) })}</span>
              {note === null ? null : <p>{note}</p>}
            </li>
          ))}
        </ol>
      </section>
      {asking === null ? null : isForm(asking) ? (
        <FindingMoveForm finding={finding} move={asking} write={move} onClose={() => setAsking(null)} />
      ) : (
        <Ask title={t('finding.heading', { ref })} confirmLabel={t(`finding.move.${asking}`)} isPending={move.isPending} onConfirm={() => move.mutate({ move: asking as 'second' | 'close' | 'drop' }, { onError: () => setAsking(null) })} onClose={() => setAsking(null)}>
          <p>{t(`finding.ask.${asking as 'second' | 'close' | 'drop'}`)}</p>
        </Ask>
      )}
    </Page>
  );
}
