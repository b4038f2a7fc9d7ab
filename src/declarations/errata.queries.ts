import { readsWhole } from '../common/actor.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import type { ErratumAnswer } from './declaration-parts.dto.js';
import type { DeclarationEffectsAnswer } from './declarations.dto.js';
import { type DeclarationRow, findDeclaration } from './declarations.queries.js';

/** Where the values of the accepted declaration are not those that this transaction superseded. */
const CORRECTED = `with now as (
    select b.indicator_id, b.site_id, b.dimensions_key, b.state, a.value from register.observation b
      left join register.accepted_value a on a.programme_id = b.programme_id and a.declaration_id = b.declaration_id and a.observation_id = b.id
    where b.programme_id = $1 and b.declaration_id = $2 and b.superseded_by is null),
  before as (
    select b.indicator_id, b.site_id, b.dimensions_key, b.state, a.value from register.observation b
      join register.declaration d on d.programme_id = b.programme_id and d.id = b.declaration_id and d.state = 'accepted'
      left join register.accepted_value a on a.programme_id = b.programme_id and a.declaration_id = b.declaration_id and a.observation_id = b.id
    where b.programme_id = $1 and b.organisation_id = $3 and b.period_id = $4 and b.declaration_id <> $2 and b.superseded_by = ledger.current_change())
  select jsonb_agg(jsonb_build_object('indicator', i.code, 'site', coalesce(n.site_id, o.site_id), 'dimensionsKey', coalesce(n.dimensions_key, o.dimensions_key),
      'before', trim_scale(o.value)::text, 'beforeState', o.state, 'after', trim_scale(n.value)::text, 'afterState', n.state) order by i.position, s.name, coalesce(n.dimensions_key, o.dimensions_key)) as lines
  from now n full join before o on o.indicator_id = n.indicator_id and o.site_id is not distinct from n.site_id and o.dimensions_key = n.dimensions_key
    join register.indicator i on i.programme_id = $1 and i.id = coalesce(n.indicator_id, o.indicator_id)
    left join register.site s on s.id = coalesce(n.site_id, o.site_id)
  where (n.state, n.value) is distinct from (o.state, o.value)`;

/** Writes what an acceptance corrected, after it superseded what stood. @param effects as they were shown before it */
export async function recordErratum(tx: Transaction, programmeId: string, { id, organisationId, periodId }: DeclarationRow, decisionId: string, effects: DeclarationEffectsAnswer): Promise<void> {
  const [row] = await tx.query<{ lines: object[] | null }>(CORRECTED, [programmeId, id, organisationId, periodId]);
  await tx.execute(
    'insert into register.erratum (programme_id, id, organisation_id, declaration_id, decision_id, lines, effects) values ($1, $2, $3, $4, $5, $6, $7)',
    [programmeId, uuid7(tx.now), organisationId, id, decisionId, JSON.stringify(row?.lines ?? []), JSON.stringify(effects)]);
}

/** Errata of what an organisation declared of the period of a declaration, the latest first; their totals are for those who read the whole programme. @throws Problem not_found */
export async function errataOf(tx: Transaction, programmeId: string, ref: string): Promise<ErratumAnswer[]> {
  const { organisationId, periodId } = await findDeclaration(tx, programmeId, ref);
  return tx.query<ErratumAnswer>(
    `select d.ref as declaration, to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt", d.reason_code as "reasonCode",
       (select n.name from access.person n where n.id = r.person_id) as "requestedBy", (select n.name from access.person n where n.id = c.person_id) as "approvedBy",
       coalesce((select jsonb_agg(l.line || jsonb_build_object('name', app.title_answer(i.name_fr, i.name_ar, i.name_en)) order by l.position)
         from jsonb_array_elements(e.lines) with ordinality as l (line, position) join register.indicator i on i.programme_id = e.programme_id and i.code = l.line ->> 'indicator'), '[]') as lines,
       e.effects -> 'commitments' as commitments, case when $4 then e.effects -> 'totals' else '[]' end as totals
     from register.erratum e
       join register.declaration d on d.programme_id = e.programme_id and d.id = e.declaration_id
       join register.declaration_decision c on c.programme_id = e.programme_id and c.id = e.decision_id
       join register.declaration_revision r on r.programme_id = d.programme_id and r.declaration_id = d.id and r.number = c.revision
     where e.programme_id = $1 and d.organisation_id = $2 and d.period_id = $3 order by c.decided_at desc`, [programmeId, organisationId, periodId, readsWhole(tx.actor, programmeId)]);
}
