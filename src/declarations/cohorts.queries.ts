import type { Transaction } from '../database/transaction.js';
import type { DeclaredLine } from './declared-line.js';

/** What was accepted of the entrants that an indicator follows, under the code of the indicator that follows them. */
export interface CohortLine extends DeclaredLine {
  state: 'reported';
  value: string;
}

/** The indicators without those that follow a cohort in which nobody entered, unless something is said of them. */
export function withCohorts<Indicator extends { code: string; cohort: string | null }>(indicators: readonly Indicator[], entrants: readonly CohortLine[], lines: readonly { indicator: string }[]): Indicator[] {
  const followed = new Set([...entrants.filter(({ value }) => value !== '0'), ...lines].map(({ indicator }) => indicator));
  return indicators.filter(({ code, cohort }) => cohort === null || followed.has(code));
}

/** The entrants whom the cohorts of a period count again: values accepted for the period in which they entered. */
export function cohortLines(tx: Transaction, programmeId: string, organisationId: string, periodId: string): Promise<CohortLine[]> {
  return tx.query<CohortLine>(
    `select i.code as indicator, b.site_id as site, b.dimensions, 'reported' as state, trim_scale(a.value)::text as value
     from register.reporting_period p
       join register.indicator i on i.programme_id = p.programme_id and i.cohort_of is not null
       join register.reporting_period e on e.programme_id = p.programme_id and e.dates @> (lower(p.dates) - make_interval(months => i.cohort_months))::date
       join register.observation b on b.programme_id = p.programme_id and b.organisation_id = $2 and b.period_id = e.id and b.indicator_id = i.cohort_of and b.superseded_by is null
       cross join lateral (select a.value from register.accepted_value a where a.programme_id = b.programme_id and a.observation_id = b.id and a.superseded_by is null limit 1) a
     where p.programme_id = $1 and p.id = $3
     order by i.position, b.id`, [programmeId, organisationId, periodId]);
}
