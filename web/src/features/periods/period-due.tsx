import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Health } from '../../ui/health.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { type DueDeclaration, type Period, isSection } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';

const ExtensionForm = lazy(async () => ({ default: (await import('./extension-form.js')).ExtensionForm }));

/** Who owes what in a period, those who have not begun first. */
export function PeriodDue({ period }: { period: Period }): ReactElement {
  const { t } = useTranslation(['periods', 'declarations', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const { programme } = usePlace();
  const periodText = usePeriodText();
  const [extending, setExtending] = useState<DueDeclaration | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: programmeKey(programme, 'periods', period.ref, 'due'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/periods/{ref}/due', { params: { path: { programme, ref: period.ref } }, signal })),
  });
  const columns: Column<DueDeclaration>[] = [
    { key: 'organisation', header: t('organisation'), narrow: 'full', cell: ({ organisation }) => <span className="name">{titleOf(organisation.name)}</span> },
    { key: 'sections', header: t('sections'), narrow: 'full', cell: ({ sections }) => sections.flatMap((name) => (isSection(name) ? [t(`declarations:section.${name}`)] : [])).join(t('common:listComma')) },
    {
      key: 'due',
      header: t('due'),
      cell: ({ dueOn, extended }) => (
        <>
          <CivilDay date={dateOf(dueOn)} /> {extended ? <span className="tiny muted">{t('extended')}</span> : null}
        </>
      ),
    },
    {
      key: 'declaration',
      header: t('declaration'),
      cell: ({ declaration, state, late }) => (
        <span className="line wrap">
          {declaration === null || state === null ? <span className="muted">{t('notStarted')}</span> : <Link to={paths.declaration(declaration)}>{t(`declarations:state.${state}`)}</Link>}
          {late ? <Health level="at_risk">{t('declarations:timeliness.late')}</Health> : null}
        </span>
      ),
    },
    {
      key: 'act',
      header: '',
      cell: (due) =>
        period.state === 'closed' ? null : (
          <button type="button" className="rail-action" aria-label={t('extendLabel', { organisation: titleOf(due.organisation.name) })} onClick={() => setExtending(due)}>
            {t('extend')}
          </button>
        ),
    },
  ];
  return (
    <section className="section" aria-label={t('see', { period: periodText(period) })}>
      <h2 style={{ marginBlockEnd: 'var(--s3)' }}>{t('see', { period: periodText(period) })}</h2>
      {data === undefined ? (
        error === null ? <Loading lines={4} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : data.length === 0 ? (
        <p className="subtitle">{t('nobody')}</p>
      ) : (
        <DataTable label={t('see', { period: periodText(period) })} columns={columns} rows={data} rowKey={({ organisation }) => organisation.id} />
      )}
      <Suspense fallback={null}>{extending === null ? null : <ExtensionForm period={period} due={extending} onClose={() => setExtending(null)} />}</Suspense>
    </section>
  );
}
