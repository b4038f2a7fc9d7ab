import type { Transaction } from '../database/transaction.js';
import type { NamedAnswer, TranslatedAnswer } from '../http/answers.js';
import { commitmentEffects, hypothesisOf, type SupposedLine, totalEffects } from '../progress/effects.queries.js';
import type { DeclarationEffectsAnswer } from './declarations.dto.js';
import { type DeclarationRow, findDeclaration } from './declarations.queries.js';

/**
 * What accepting a declaration would change, of what the actor may see: for its organisation from the draft that it fills, for who
 * examines it from what stands submitted. Nothing where there is nothing left to decide.
 * @param lowered `line:value,…` that the acceptance would give in place of the declared values and of those of the visa
 * @throws Problem not_found
 */
export async function readDeclarationEffects(tx: Transaction, programmeId: string, ref: string, lowered?: string): Promise<DeclarationEffectsAnswer> {
  const declaration = await findDeclaration(tx, programmeId, ref);
  const drafting = declaration.own && (declaration.state === 'draft' || declaration.state === 'returned');
  if (!drafting && declaration.state !== 'submitted') {
    return { commitments: [], totals: [] };
  }
  const lines = withLowered(await tx.query<Line>(drafting ? DRAFT : SUBMITTED, [programmeId, declaration.id]), lowered);
  const hypothesis = hypothesisOf(declaration, lines, await replacedBy(tx, programmeId, declaration, lines));
  const effects = await commitmentEffects(tx, programmeId, hypothesis);
  const commitments = await tx.query<{ id: string; unit: string; named: NamedAnswer }>(
    `select c.id, i.unit, json_build_object('ref', c.ref, 'title', app.title_answer(c.title_fr, c.title_ar, c.title_en)) as named
     from register.commitment c join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id where c.programme_id = $1 and c.id = any ($2::uuid[]) order by c.folded_key, c.id`,
    [programmeId, effects.map(({ commitmentId }) => commitmentId)]);
  const periods = new Map((await tx.query<{ id: string; ref: string }>('select id, ref from register.reporting_period where programme_id = $1', [programmeId])).map(({ id, ref: periodRef }) => [id, periodRef]));
  const names = new Map(lines.map(({ indicator, name }) => [indicator, name]));
  return {
    commitments: commitments.flatMap(({ id, unit, named }) => effects.filter(({ commitmentId }) => commitmentId === id)
      .map(({ periodId, before, after, target, remaining }) => ({ commitment: named, unit, period: periods.get(periodId) ?? '', before, after, target, remaining }))),
    totals: (await totalEffects(tx, programmeId, hypothesis, [...names.keys()])).flatMap((effect) => {
      const name = names.get(effect.indicator);
      return name === undefined ? [] : [{ ...effect, name }];
    }),
  };
}

/** The indicators of the parts of which a restatement speaks: it replaces them as a whole. */
async function replacedBy(tx: Transaction, programmeId: string, { restatement }: DeclarationRow, lines: readonly Line[]): Promise<string[]> {
  if (restatement === 0) return [];
  const rows = await tx.query<{ id: string }>(
    'select i.id from register.indicator i where i.programme_id = $1 and i.section in (select s.section from register.indicator s where s.programme_id = $1 and s.id = any ($2::uuid[]))',
    [programmeId, lines.map(({ indicatorId }) => indicatorId)]);
  return rows.map(({ id }) => id);
}

/** Values given with the decision take the place of those of the visa, as in the acceptance. */
function withLowered(lines: readonly Line[], lowered: string | undefined): readonly Line[] {
  if (lowered === undefined) return lines;
  const values = new Map(lowered.split(',').map((pair) => pair.split(':') as [string, string]));
  return lines.map((line) => ({ ...line, accepted: values.get(line.id) ?? line.declared }));
}

interface Line extends SupposedLine {
  id: string;
  indicator: string;
  name: TranslatedAnswer;
}

const INDICATOR = `i.id as "indicatorId", i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name`;

const DRAFT = 'select l.id, ' + INDICATOR + `, l.indicator_version_id as "versionId", l.site_id as "siteId", coalesce(s.region_code, nullif(l.dimensions ->> 'region', 'unknown')) as region,
    nullif(l.dimensions ->> 'segment', 'unknown') as segment, z.id as zone, l.dimensions_key as "dimensionsKey", l.state, trim_scale(l.value)::text as declared, trim_scale(l.value)::text as accepted
  from register.declaration_line l
    join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id
    left join register.site s on s.id = l.site_id
    left join register.zone z on z.programme_id = l.programme_id and z.ref = l.dimensions ->> 'zone'
  where l.programme_id = $1 and l.declaration_id = $2 order by i.position, l.id`;

/** Each value as declared, or as the visa lowers it. */
const SUBMITTED = 'select b.id, ' + INDICATOR + `, b.indicator_version_id as "versionId", b.site_id as "siteId", b.region_code as region, b.segment_code as segment, b.zone_id as zone,
    b.dimensions_key as "dimensionsKey", b.state, trim_scale(b.value)::text as declared, trim_scale(coalesce(v.value, b.value))::text as accepted
  from register.observation b
    join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id
    join register.declaration d on d.programme_id = b.programme_id and d.id = b.declaration_id
    left join lateral (
      select l.value from register.decision_line l join register.declaration_decision c on c.programme_id = l.programme_id and c.id = l.decision_id
      where l.programme_id = b.programme_id and l.observation_id = b.id and l.value is not null and c.kind = 'visa' and c.revision = d.revision
      order by c.decided_at desc, c.id desc limit 1) v on true
  where b.programme_id = $1 and b.declaration_id = $2 and b.revision = d.revision order by i.position, b.id`;
