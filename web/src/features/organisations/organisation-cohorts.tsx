import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ExactDecimal } from '@common/quantity.js';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { NoValue } from '../../ui/no-value.js';
import { Problem } from '../../ui/problem.js';
import { usePeriodText } from '../declarations/period-text.js';

type Followed = components['schemas']['FollowedCohortsAnswer'];
type Cohort = components['schemas']['CohortAnswer'];

/** The recruits of each quarter and who of them is still there, of what the reader sees; nothing while it has no recruits. */
export function OrganisationCohorts({ organisation }: { organisation: string }): ReactElement {
  const { programme } = usePlace();
  const { data = [], error, refetch } = useQuery({
    queryKey: programmeKey(programme, 'cohorts', organisation),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/cohorts', { params: { path: { programme }, query: { organisation } }, signal })),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  return <>{data.filter(({ cohorts }) => cohorts.length > 0).map((followed) => <Cohorts key={followed.indicator} followed={followed} />)}</>;
}

function Cohorts({ followed: { indicator, name, months, cohorts } }: { followed: Followed }): ReactElement {
  const { t } = useTranslation(['organisations', 'states']);
  const format = useFormat();
  const titleOf = useTitle();
  const periodText = usePeriodText();
  const number = (value: string | null): ReactElement => (value === null ? <NoValue absence="notDeclared" /> : <bdi>{format.number(value)}</bdi>);
  const columns: Column<Cohort>[] = [
    { key: 'period', header: t('organisations:cohorts.entered'), cell: ({ period }) => periodText(period) },
    { key: 'entered', header: t('organisations:cohorts.entrants'), isNumber: true, cell: ({ entered }) => number(entered.accepted) },
    { key: 'counted', header: t('organisations:cohorts.countedOn'), cell: ({ countedOn }) => format.date(dateOf(countedOn)) },
    ...(['declared', 'accepted', 'verified'] as const).map((status): Column<Cohort> => ({
      key: status, header: t(`states:proof.${status}`), isNumber: true,
      cell: ({ present, organisations }) => (present.declared === null && organisations.awaited > 0 ? <NoValue absence="notYetDue" /> : number(present[status])),
    })),
    { key: 'share', header: t('organisations:cohorts.share'), isNumber: true, cell: (cohort) => share(cohort, format.percent) },
  ];
  return (
    <section className="section" aria-labelledby={`cohorts-${indicator}`}>
      <div className="section-head">
        <h2 id={`cohorts-${indicator}`}>{titleOf(name)}</h2>
      </div>
      <p className="subtitle" style={{ marginBlockEnd: 'var(--s3)' }}>{t('organisations:cohorts.help', { months })}</p>
      <DataTable label={titleOf(name)} columns={columns} rows={[...cohorts].reverse()} rowKey={({ period }) => period} />
    </section>
  );
}

/** Of the accepted entrants who are followed, the accepted ones who stayed. */
function share({ present, followed }: Cohort, percent: (value: string) => string): string {
  return present.accepted === null || followed === null || followed === '0' ? '' : percent(new ExactDecimal(present.accepted).times(100).dividedBy(followed).toFixed(6));
}
