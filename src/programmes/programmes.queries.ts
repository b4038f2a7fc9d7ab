import { permissionsOf } from '../auth/permissions.js';
import { rolesIn } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { AxisAnswer, IndicatorAnswer, ProgrammeAnswer, SectorTargetAnswer } from './programmes.dto.js';

type ProgrammeRow = Omit<ProgrammeAnswer, 'roles' | 'permissions'> & { id: string };

/** The programmes in which the actor has a role today. */
export async function listProgrammes(tx: Transaction): Promise<ProgrammeAnswer[]> {
  const rows = await tx.query<ProgrammeRow>(
    `select id, code, app.title_answer(title_fr, title_ar, title_en) as title, demonstration, starts_on as "startsOn", ends_on as "endsOn"
     from register.programme order by demonstration, code collate "C"`,
  );
  return rows.map(({ id, ...programme }) => {
    const roles = [...new Set(rolesIn(tx.actor, id))];
    return { ...programme, roles, permissions: permissionsOf(roles) };
  });
}

/** @throws Problem not_found */
export async function readProgramme(tx: Transaction, code: string): Promise<ProgrammeAnswer> {
  const programme = (await listProgrammes(tx)).find((one) => one.code === code);
  if (!programme) {
    throw new Problem('not_found');
  }
  return programme;
}

export function listAxes(tx: Transaction, programmeId: string): Promise<AxisAnswer[]> {
  return tx.query<AxisAnswer>('select code, position, app.title_answer(name_fr, name_ar, name_en) as name from register.axis where programme_id = $1 order by position', [programmeId]);
}

export function listIndicators(tx: Transaction, programmeId: string): Promise<IndicatorAnswer[]> {
  return tx.query<IndicatorAnswer>(
    `select i.code, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name, i.kind, i.family, i.direction, i.unit, i.whole, a.code as axis,
       coalesce((select jsonb_agg(jsonb_build_object('number', v.number, 'perimeter', v.perimeter, 'definitionFr', v.definition_fr, 'validFrom', lower(v.valid), 'validTo', upper(v.valid) - 1) order by v.number)
         from register.indicator_version v where v.programme_id = i.programme_id and v.indicator_id = i.id), '[]') as versions
     from register.indicator i left join register.axis a on a.programme_id = i.programme_id and a.id = i.axis_id
     where i.programme_id = $1 order by i.family, a.position nulls first, i.code collate "C"`,
    [programmeId],
  );
}

export function listSectorTargets(tx: Transaction, programmeId: string): Promise<SectorTargetAnswer[]> {
  return tx.query<SectorTargetAnswer>(
    `with reading as (
       select r.target_id, t.indicator_id, r.base, r.chosen, r.source,
         jsonb_build_object('reading', r.reading, 'chosen', r.chosen, 'explanation', app.title_answer(r.explanation_fr, r.explanation_ar, r.explanation_en), 'source', r.source) as answer,
         case when r.base is not null then jsonb_build_object('value', trim_scale(r.base)::text, 'on', r.base_on, 'origin', r.base_origin, 'perimeter', f.perimeter) end as base_answer
       from register.sector_target_reading r
         join register.sector_target t on t.programme_id = r.programme_id and t.id = r.target_id
         join register.indicator i on i.programme_id = t.programme_id and i.id = t.indicator_id
         left join lateral (select p.perimeter from reference.indicator_figure p
           where p.indicator = i.code and p.segment_code is null and p.kind = 'actual' and p.value = r.base and p.period = to_char(r.base_on, 'YYYY') order by p.source limit 1) f on true
       where r.programme_id = $1
     ), base as (
       select indicator_id, base_answer, bool_or(chosen) as chosen, jsonb_agg(distinct source order by source) as sources
       from reading where base is not null group by indicator_id, base_answer
     )
     select i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name,
       (select jsonb_agg(jsonb_build_object('due', app.date_answer(t.due_on, t.due_precision), 'value', trim_scale(t.value)::text, 'unit', t.unit, 'perimeter', t.perimeter, 'measure', t.measure,
           'source', t.source, 'readings', coalesce((select jsonb_agg(r.answer || jsonb_build_object('base', r.base_answer) order by r.chosen desc, r.base desc nulls last, r.source) from reading r where r.target_id = t.id), '[]')) order by t.due_on, t.perimeter)
         from register.sector_target t where t.programme_id = i.programme_id and t.indicator_id = i.id) as steps,
       coalesce((select jsonb_agg(b.base_answer || jsonb_build_object('chosen', b.chosen, 'sources', b.sources) order by b.chosen desc, b.base_answer ->> 'on' desc nulls last) from base b where b.indicator_id = i.id), '[]') as bases
     from register.indicator i
     where i.programme_id = $1 and exists (select from register.sector_target t where t.programme_id = i.programme_id and t.indicator_id = i.id)
     order by i.code collate "C"`,
    [programmeId],
  );
}
