import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { Problem } from '../../ui/problem.js';
import { type DueDeclaration, useDueDeclarations } from './declaration-queries.js';
import { useBeginDeclaration } from './declaration-writes.js';
import { usePeriodText } from './period-text.js';
import './declarations.css';

/** What the reader's organisations owe, whether or not anyone has begun. */
export function DueList(): ReactElement | null {
  const { t } = useTranslation('declarations');
  const { data, error, refetch } = useDueDeclarations();
  if (error !== null && data === undefined) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="due" aria-label={t('due.title')}>
      <h2>{t('due.title')}</h2>
      <ul>
        {data.map((due) => (
          <DueLine key={`${due.period.ref} ${due.organisation.id}`} due={due} />
        ))}
      </ul>
    </section>
  );
}

function DueLine({ due }: { due: DueDeclaration }): ReactElement {
  const { t } = useTranslation(['declarations', 'common']);
  const titleOf = useTitle();
  const format = useFormat();
  const paths = usePaths();
  const periodText = usePeriodText();
  const navigate = useNavigate();
  const begin = useBeginDeclaration(({ ref }) => void navigate({ to: paths.declaration(ref) }));
  const name = [t('due.of', { period: periodText(due.period) }), titleOf(due.organisation.name)].join(t('common:listComma'));
  return (
    <li className="due-line">
      <span className="grow">
        <span className="name">{name}</span>
        <span className="small secondary due-until">
          {t('due.until', { date: format.longDate(dateOf(due.dueOn)) })}
          {due.extended ? ` ${t('due.extended')}.` : null}
        </span>
      </span>
      {due.late ? <span className="small work-late">{t('due.late')}</span> : null}
      <span className="small muted">{due.state === null ? t('due.notStarted') : t(`state.${due.state}`)}</span>
      {due.declaration === null ? (
        <Button variant="filled" loading={begin.isPending} aria-label={`${t('due.start')} : ${name}`} onClick={() => begin.mutate({ period: due.period.ref, organisationId: due.organisation.id })}>
          {t('due.start')}
        </Button>
      ) : (
        <Button component={Link} to={paths.declaration(due.declaration)} aria-label={`${t(due.state === 'returned' ? 'due.correct' : 'due.resume')} : ${name}`}>
          {t(due.state === 'returned' ? 'due.correct' : 'due.resume')}
        </Button>
      )}
      {begin.error === null ? null : <Problem error={begin.error} />}
    </li>
  );
}
