import { DECLARATION_SECTIONS, type DeclarationSection } from '../common/declaration-sections.js';
import { rolesIn } from '../common/actor.js';
import { mayAs } from '../auth/permissions.js';
import type { Transaction } from '../database/transaction.js';
import { type SealedTextService } from '../ledger/sealed-text.service.js';
import type { DeclarationCheck } from './checks/check-input.js';
import { declaredAmounts, isKnown, organisationTotal, plain } from './checks/declared-amounts.js';
import { type CohortLine, cohortLines, withCohorts } from './cohorts.queries.js';
import { checkAnswers, checksOfDraft } from './declaration-checks.queries.js';
import type { DecisionAnswer, DecisionLineAnswer } from './declaration-parts.dto.js';
import { declaredIndicators, draftLines, previousLines, type SectionIndicator, sitesOf, submittedLines } from './declaration-lines.queries.js';
import { declarationLifecycle } from './declaration.lifecycle.js';
import type { DeclarationAnswer, DeclarationFileAnswer, DeclarationSectionAnswer, EntrantsAnswer } from './declarations.dto.js';
import { type DeclarationRow, findDeclaration, readDeclaration } from './declarations.queries.js';
import { dueOfOrganisation } from './periods.queries.js';

/**
 * The whole of a declaration for who reads it: its own organisation sees the draft that it is filling, everyone else what stands submitted.
 * @throws Problem not_found
 */
export async function readDeclarationFile(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, ref: string): Promise<DeclarationFileAnswer> {
  const row = await findDeclaration(tx, programmeId, ref);
  const declaration = await readDeclaration(tx, programmeId, ref);
  const drafting = row.own && (row.state === 'draft' || row.state === 'returned');
  const lines = drafting ? await draftLines(tx, programmeId, row.id) : await submittedLines(tx, programmeId, row.id, row.revision);
  const standing = await standingRevision(tx, programmeId, row);
  const decisions = await decisionsOf(tx, programmeId, row.id);
  const texts = await sealedTexts.open(tx, [
    ...lines.map(({ explanationId }) => explanationId), standing?.reasonId ?? null, ...decisions.flatMap(({ noteId, lines: remarks }) => [noteId, ...remarks.map((remark) => remark.noteId)]),
  ]);
  const text = (id: string | null): string | null => (id === null ? null : (texts.get(id) ?? null));
  const entrants = await cohortLines(tx, programmeId, row.organisationId, row.periodId);
  const indicators = withCohorts(await declaredIndicators(tx, programmeId, row.periodId), entrants, lines);
  const sectionOf = new Map(indicators.map(({ code, section }) => [code, section]));
  const checks = drafting ? await checksOfDraft(tx, programmeId, row) : (standing?.warnings ?? []);
  const due = await dueOfOrganisation(tx, programmeId, row.periodId, row.organisationId);
  const parts = await sectionsOf(tx, programmeId, row, due?.sections ?? []);
  return {
    ...declaration,
    reason: text(standing?.reasonId ?? null),
    due,
    sections: parts.map((part): DeclarationSectionAnswer => ({
      ...part,
      indicators: indicators.filter(({ section }) => section === part.section).map(({ code, name, kind, unit, whole, evidenceRequired, cohort }) => ({ code, name, kind, unit, whole, evidenceRequired, cohort })),
      lines: lines.filter(({ section }) => section === part.section).map(({ id, indicator, site, dimensions, state, value, explanationId, accepted, acceptedReason }) =>
        ({ id, indicator, site, dimensions, state, value, explanation: text(explanationId), accepted, acceptedReason })),
    })),
    sites: await sitesOf(tx, row.organisationId, row.periodId, programmeId),
    previous: await previousLines(tx, programmeId, row.organisationId, row.periodId),
    cohorts: entrantsAnswers(indicators, entrants),
    checks: checkAnswers(checks, sectionOf, tx.actor.request.language),
    decisions: decisions.map(({ noteId, lines: remarks, ...decision }) => ({
      ...decision, note: text(noteId), lines: remarks.map(({ noteId: remarkId, ...remark }) => ({ ...remark, note: text(remarkId) })),
    })),
    contentHash: standing?.contentHash ?? null,
    actions: actionsOf(tx, programmeId, row, declaration),
  };
}

function entrantsAnswers(indicators: readonly SectionIndicator[], lines: readonly CohortLine[]): EntrantsAnswer[] {
  const amounts = declaredAmounts(lines);
  return indicators.flatMap(({ code: indicator, cohort: period }) => {
    if (period === null) return [];
    const entered = organisationTotal(amounts, indicator);
    return [{ indicator, period, entered: isKnown(entered) ? plain(entered) : null }];
  });
}

interface StandingRevision {
  contentHash: string | null;
  warnings: DeclarationCheck[] | null;
  reasonId: string | null;
}

async function standingRevision(tx: Transaction, programmeId: string, { id }: DeclarationRow): Promise<StandingRevision | undefined> {
  const [row] = await tx.query<StandingRevision>(
    `select encode(r.content_hash, 'hex') as "contentHash", r.warnings, d.reason_id as "reasonId" from register.declaration d
       left join register.declaration_revision r on r.programme_id = d.programme_id and r.declaration_id = d.id and r.number = d.revision
     where d.programme_id = $1 and d.id = $2`, [programmeId, id]);
  return row;
}

type DecisionRow = Omit<DecisionAnswer, 'note' | 'lines'> & { noteId: string | null; lines: (Omit<DecisionLineAnswer, 'note'> & { noteId: string | null })[] };

function decisionsOf(tx: Transaction, programmeId: string, declarationId: string): Promise<DecisionRow[]> {
  return tx.query<DecisionRow>(
    `select c.id, c.kind, c.revision, to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt", (select n.name from access.person n where n.id = c.person_id) as person,
       (select app.organisation_answer(o) from register.organisation o where o.id = app.organisation_of_change(c.recorded_by)) as organisation, c.note_id as "noteId",
       coalesce((select jsonb_agg(jsonb_build_object('line', l.observation_id, 'indicator', i.code, 'site', b.site_id, 'dimensionsKey', b.dimensions_key, 'value', trim_scale(l.value)::text, 'reasonCode', l.reason_code, 'noteId', l.note_id) order by l.id)
         from register.decision_line l
           join register.observation b on b.programme_id = l.programme_id and b.id = l.observation_id
           join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id
         where l.programme_id = c.programme_id and l.decision_id = c.id), '[]') as lines
     from register.declaration_decision c where c.programme_id = $1 and c.declaration_id = $2 order by c.decided_at desc, c.id desc`, [programmeId, declarationId]);
}

type Part = Pick<DeclarationSectionAnswer, 'section' | 'done' | 'version'>;

/** The parts of the draft for its organisation; for the others, those that were asked. */
async function sectionsOf(tx: Transaction, programmeId: string, { id, own }: DeclarationRow, asked: readonly string[]): Promise<Part[]> {
  if (!own) {
    return DECLARATION_SECTIONS.filter((section) => asked.includes(section)).map((section) => ({ section, done: true, version: 0 }));
  }
  const rows = await tx.query<Part>('select section, done, version from register.declaration_section where programme_id = $1 and declaration_id = $2', [programmeId, id]);
  const place = (section: DeclarationSection): number => DECLARATION_SECTIONS.indexOf(section);
  return rows.sort((left, right) => place(left.section) - place(right.section));
}

/** What the actor may do now; the service and PostgreSQL decide again. */
function actionsOf(tx: Transaction, programmeId: string, row: DeclarationRow, { twoPersons, visaGiven }: DeclarationAnswer): string[] {
  const roles = rolesIn(tx.actor, programmeId);
  const possible = declarationLifecycle.actions(row.state);
  const own = row.own ? possible.filter((action) => (action === 'submit' || action === 'recall' ? mayAs('declaration.submit', roles) : action === 'withdraw' || action === 'reopen'))
    .filter((action) => action !== 'recall' || !row.underExamination) : [];
  const examines = row.examined && mayAs('declaration.examine', roles) && row.state === 'submitted';
  const edits = row.own && (row.state === 'draft' || row.state === 'returned') ? ['edit'] : [];
  return [...edits, ...own, ...(examines ? (twoPersons && !visaGiven ? ['visa', 'return'] : ['accept', 'return']) : [])];
}
