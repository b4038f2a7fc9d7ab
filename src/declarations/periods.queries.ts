import type { CivilDate } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { DueDeclarationAnswer, PeriodAnswer } from './periods.dto.js';

/** A period as JSON, from the alias `p`. */
export const PERIOD = `jsonb_build_object('ref', p.ref, 'from', lower(p.dates), 'to', upper(p.dates) - 1, 'opensOn', p.opens_on, 'dueOn', p.due_on, 'state', p.state, 'version', p.version)`;

export interface PeriodRow {
  id: string;
  ref: string;
  from: CivilDate;
  to: CivilDate;
  state: PeriodAnswer['state'];
  dueOn: CivilDate;
}

/** All periods of the programme, the latest first. */
export async function listPeriods(tx: Transaction, programmeId: string): Promise<PeriodAnswer[]> {
  const rows = await tx.query<{ period: PeriodAnswer }>('select ' + PERIOD + ' as period from register.reporting_period p where p.programme_id = $1 order by p.dates desc', [programmeId]);
  return rows.map(({ period }) => period);
}

/** @throws Problem not_found */
export async function readPeriod(tx: Transaction, programmeId: string, ref: string): Promise<PeriodAnswer> {
  const [row] = await tx.query<{ period: PeriodAnswer }>('select ' + PERIOD + ' as period from register.reporting_period p where p.programme_id = $1 and p.ref = $2', [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row.period;
}

/** The period that a body names. @throws Problem validation_failed on the field `period` */
export async function periodNamed(tx: Transaction, programmeId: string, ref: string): Promise<PeriodRow> {
  const [row] = await tx.query<PeriodRow>(
    `select id, ref, lower(dates) as "from", upper(dates) - 1 as "to", state, due_on as "dueOn" from register.reporting_period where programme_id = $1 and ref = $2`, [programmeId, ref]);
  if (!row) {
    throw new Problem('validation_failed', {}, [{ field: 'period', code: 'unknown_reference', parameters: { value: ref } }]);
  }
  return row;
}

const DUE = `select app.organisation_answer(o) as organisation, ` + PERIOD + ` as period, due.due_on as "dueOn", due.extended, due.sections, d.ref as declaration, d.state,
    coalesce(d.late, due.due_on < app.today()) as late
  from register.reporting_period p
    cross join lateral app.due_declarations(p.programme_id, p.id) due
    join register.organisation o on o.id = due.organisation_id
    left join register.declaration d on d.programme_id = p.programme_id and d.organisation_id = due.organisation_id and d.period_id = p.id and d.restatement = 0
  where p.programme_id = $1`;

/** What each organisation owes in a period: those that have not begun first. @throws Problem not_found */
export async function dueInPeriod(tx: Transaction, programmeId: string, ref: string): Promise<DueDeclarationAnswer[]> {
  await readPeriod(tx, programmeId, ref);
  return tx.query<DueDeclarationAnswer>('with due as (' + DUE + ' and p.ref = $2) select * from due order by state is not null, late desc, organisation -> \'name\' ->> \'fr\' collate "C"', [programmeId, ref]);
}

/** What the organisations that the actor declares for owe in the open periods, the oldest due first; nobody asks for it. */
export function dueOfActor(tx: Transaction, programmeId: string): Promise<DueDeclarationAnswer[]> {
  return tx.query<DueDeclarationAnswer>(
    'with due as (' + DUE + ` and p.state = 'open'
       and (p.programme_id, due.organisation_id) in (select s.programme_id, s.organisation_id from access.declaring_participations() s))
     select * from due where state is null or state in ('draft', 'returned') order by "dueOn", organisation ->> 'id'`, [programmeId]);
}

/** What one organisation owes in a period; null when no commitment asks for anything. */
export async function dueOfOrganisation(tx: Transaction, programmeId: string, periodId: string, organisationId: string): Promise<DueDeclarationAnswer | null> {
  const [row] = await tx.query<DueDeclarationAnswer>(DUE + ' and p.id = $2 and due.organisation_id = $3', [programmeId, periodId, organisationId]);
  return row ?? null;
}
