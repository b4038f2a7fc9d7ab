import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useFormat } from '../../lib/language.js';
import { useMay, usePaths } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { StateChip } from '../../ui/state-chip.js';
import { usePeriodText } from '../declarations/period-text.js';
import { type Finding, type Mission, type RestatementRequest, useFindings, useMissions, useRestatementRequests } from './audit-queries.js';
import { FindingState } from './finding-state.js';
import './mantine-parts.js';
import './audit.css';

const OpenMissionForm = lazy(async () => ({ default: (await import('./open-mission-form.js')).OpenMissionForm }));
const DecideRequestForm = lazy(async () => ({ default: (await import('./decide-request-form.js')).DecideRequestForm }));

export function AuditPage(): ReactElement {
  const { t } = useTranslation('audit');
  const audits = useMay('audit.read');
  const leads = useMay('audit.lead');
  const { nouveau } = useSearch({ from: '/$lang/$programme/audit' });
  const change = useChangeSearch();
  return (
    <Page
      title={t('title')}
      lead={t(audits ? 'lead' : 'leadOther')}
      actions={
        leads ? (
          <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => change({ nouveau: true })}>
            {t('openMission')}
          </Button>
        ) : null
      }
    >
      {audits ? <Missions /> : null}
      <Findings />
      <Requests />
      {leads && nouveau === true ? (
        <Suspense fallback={null}>
          <OpenMissionForm onClose={() => change({ nouveau: undefined })} />
        </Suspense>
      ) : null}
    </Page>
  );
}

function Missions(): ReactElement {
  const { t } = useTranslation('audit');
  const paths = usePaths();
  const titleOf = useTitle();
  const periodText = usePeriodText();
  const leads = useMay('audit.lead');
  const { data, error, refetch } = useMissions(true);
  const columns: Column<Mission>[] = [
    { key: 'mission', header: t('column.mission'), narrow: 'full', cell: ({ ref, title }) => <Link className="name" to={paths.mission(ref)}>{title} <bdi className="muted small">{ref}</bdi></Link> },
    { key: 'institution', header: t('column.institution'), cell: ({ institution }) => titleOf(institution.name) },
    { key: 'period', header: t('column.period'), cell: ({ period }) => periodText(period) },
    { key: 'rows', header: t('column.rows'), cell: ({ reviewed, sampled }) => t('reviewed', { done: reviewed, all: sampled }) },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <StateChip tone={state === 'open' ? 'accent' : 'plain'} bare>{t(`missionState.${state}`)}</StateChip> },
  ];
  return (
    <section className="section" aria-label={t('missions')}>
      <h2>{t('missions')}</h2>
      {data === undefined ? (
        error === null ? <Loading lines={3} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : data.length === 0 ? (
        <EmptyState kind="first" sentence={t(leads ? 'noMissions' : 'noMissionsMember')} action={null} />
      ) : (
        <DataTable label={t('missions')} columns={columns} rows={data} rowKey={({ ref }) => ref} />
      )}
    </section>
  );
}

function Findings(): ReactElement {
  const { t } = useTranslation('audit');
  const paths = usePaths();
  const titleOf = useTitle();
  const { data, error, refetch } = useFindings();
  const columns: Column<Finding>[] = [
    { key: 'finding', header: t('column.finding'), narrow: 'full', cell: ({ ref, text }) => <Link className="name" to={paths.finding(ref)}><bdi>{ref}</bdi> <span className="muted small">{text?.condition?.slice(0, 80)}</span></Link> },
    { key: 'addressee', header: t('column.addressee'), cell: ({ addressee }) => titleOf(addressee.name) },
    { key: 'severity', header: t('column.severity'), cell: ({ severity }) => t(`severity.${severity}`) },
    { key: 'due', header: t('column.due'), cell: ({ replyDueOn }) => (replyDueOn === null ? null : <CivilDay date={dateOf(replyDueOn)} />) },
    { key: 'state', header: t('column.state'), cell: (finding) => <FindingState finding={finding} /> },
  ];
  return (
    <section className="section" aria-label={t('findings')}>
      <h2>{t('findings')}</h2>
      {data === undefined ? (
        error === null ? <Loading lines={3} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : data.length === 0 ? (
        <EmptyState kind="first" sentence={t('noFindings')} action={null} />
      ) : (
        <DataTable label={t('findings')} columns={columns} rows={data} rowKey={({ ref }) => ref} />
      )}
    </section>
  );
}

const tones = { open: 'risk', granted: 'accent', refused: 'plain' } as const;

function Requests(): ReactElement {
  const { t } = useTranslation('audit');
  const paths = usePaths();
  const format = useFormat();
  const titleOf = useTitle();
  const periodText = usePeriodText();
  const decides = useMay('restatement.decide');
  const [deciding, setDeciding] = useState<RestatementRequest | null>(null);
  const { data, error, refetch } = useRestatementRequests();
  const columns: Column<RestatementRequest>[] = [
    { key: 'commitment', header: t('column.commitment'), narrow: 'full', cell: ({ commitment, obligors }) => <Link className="name" to={paths.commitment(commitment)}>{obligors.map(({ name }) => titleOf(name)).join(', ')} <bdi className="muted small">{commitment}</bdi></Link> },
    { key: 'period', header: t('column.period'), cell: ({ period }) => periodText(period) },
    { key: 'accepted', header: t('column.accepted'), isNumber: true, cell: ({ accepted }) => <bdi>{format.number(accepted)}</bdi> },
    { key: 'adjusted', header: t('column.adjusted'), isNumber: true, cell: ({ adjusted }) => <b><bdi>{format.number(adjusted)}</bdi></b> },
    { key: 'due', header: t('column.due'), cell: ({ dueOn, late }) => <><CivilDay date={dateOf(dueOn)} />{late ? <span className="small"> {t('late')}</span> : null}</> },
    { key: 'state', header: t('column.state'), cell: ({ state }) => <StateChip tone={tones[state]} bare>{t(`requestState.${state}`)}</StateChip> },
    { key: 'reason', header: t('column.reason'), narrow: 'full', cell: ({ reason }) => <span className="small">{reason}</span> },
    { key: 'act', header: '', cell: (request) => (decides && request.state === 'open' ? <Button size="sm" aria-label={t('decideLabel', { commitment: request.commitment })} onClick={() => setDeciding(request)}>{t('decide')}</Button> : null) },
  ];
  return (
    <section className="section" aria-label={t('requests')}>
      <h2>{t('requests')}</h2>
      {data === undefined ? (
        error === null ? <Loading lines={3} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : data.length === 0 ? (
        <EmptyState kind="first" sentence={t('noRequests')} action={null} />
      ) : (
        <DataTable label={t('requests')} columns={columns} rows={data} rowKey={({ id }) => id} />
      )}
      {deciding === null ? null : (
        <Suspense fallback={null}>
          <DecideRequestForm request={deciding} onClose={() => setDeciding(null)} />
        </Suspense>
      )}
    </section>
  );
}
