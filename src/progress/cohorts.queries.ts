import type { Translated } from '../common/translated.js';
import type { Transaction } from '../database/transaction.js';
import type { FollowedCohortsAnswer } from './cohorts.dto.js';
import { cohortsOf } from './cohorts.js';
import { Observed } from './observed.js';
import { factsOf, factsOfIndicator, readableAmong, readCalendar, readCatalogue } from './progress-facts.queries.js';

interface Followed {
  id: string;
  code: string;
  name: Translated;
  months: number;
  entrantsId: string;
  entrants: string;
}

/** The cohorts of a programme, or of one of its organisations, of what the actor may see. */
export async function readCohorts(tx: Transaction, programmeId: string, organisationId?: string): Promise<FollowedCohortsAnswer[]> {
  const followed = await tx.query<Followed>(
    `select i.id, i.code, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name, i.cohort_months as months, e.id as "entrantsId", e.code as entrants
     from register.indicator i join register.indicator e on e.programme_id = i.programme_id and e.id = i.cohort_of
     where i.programme_id = $1 order by i.position, i.code`, [programmeId]);
  const catalogue = await readCatalogue(tx, programmeId);
  const refs = new Map((await tx.query<{ id: string; ref: string }>('select id, ref from register.reporting_period where programme_id = $1', [programmeId])).map(({ id, ref }) => [id, ref]));
  const answers: FollowedCohortsAnswer[] = [];
  for (const { id, code, name, months, entrantsId, entrants } of followed) {
    const [entered, present] = [catalogue.indicators.get(entrantsId), catalogue.indicators.get(id)];
    const last = catalogue.periods.at(-1);
    if (entered === undefined || present === undefined || last === undefined) continue;
    const facts = organisationId === undefined ? await factsOfIndicator(tx, programmeId, [entrantsId, id], last.to) : await factsOf(tx, programmeId, [organisationId], [entrantsId, id]);
    const organisations = await readableAmong(tx, programmeId, [...new Set(facts.map((fact) => fact.organisationId))]);
    const observed = new Observed(facts, await readCalendar(tx, programmeId, organisations, catalogue.periods), tx.today);
    const cohorts = cohortsOf({ entered, present, months }, observed, organisations);
    answers.push({
      indicator: code, name, entrants, months,
      cohorts: cohorts.map(({ periodId, present: { declared, accepted }, ...cohort }) => ({ ...cohort, period: refs.get(periodId) ?? '', present: { declared, accepted, verified: null } })),
    });
  }
  return answers;
}
