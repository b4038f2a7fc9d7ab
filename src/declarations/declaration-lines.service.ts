import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { DeclarationSection } from '../common/declaration-sections.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { isWhole } from '../common/quantity.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { DeclarationSectionEntity } from './declaration-section.entity.js';
import { type DeclarationFileAnswer, type DeclarationLineBody, type WriteSectionBody } from './declarations.dto.js';
import { readDeclarationFile } from './declaration-file.queries.js';
import { declaredIndicators, type SectionIndicator, sitesOf } from './declaration-lines.queries.js';
import { type DeclarationRow, findDeclaration } from './declarations.queries.js';
import { dimensionsKey, lineKey } from './declared-line.js';
import { dimensionProblem, knownCodes, type KnownCodes } from './dimension-codes.queries.js';

/** A part of a draft is filled by its contributors; what they leave out stays as it is. */
@Injectable()
export class DeclarationLinesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
  ) {}

  /** @throws Problem not_found, declaration_frozen, stale_version, validation_failed naming each line */
  write(actor: Actor, programmeId: string, ref: string, section: DeclarationSection, version: number, body: WriteSectionBody): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await editableDeclaration(tx, programmeId, ref);
      await this.writeLines(tx, programmeId, declaration, section, body.lines);
      await updateVersioned(tx, DeclarationSectionEntity, { programmeId, declarationId: declaration.id, section }, version, body.done === undefined ? {} : { done: body.done });
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** Writes lines of one part in the caller's transaction. @returns how many */
  async writeLines(tx: Transaction, programmeId: string, declaration: DeclarationRow, section: DeclarationSection, lines: readonly DeclarationLineBody[]): Promise<number> {
    const indicators = new Map((await declaredIndicators(tx, programmeId, declaration.periodId)).filter((one) => one.section === section).map((one) => [one.code, one]));
    const sites = new Set((await sitesOf(tx, declaration.organisationId, declaration.periodId, programmeId)).map(({ id }) => id));
    const problems = lineProblems(lines, indicators, sites, await knownCodes(tx, programmeId));
    if (problems.length > 0) {
      throw new Problem('validation_failed', {}, problems.slice(0, 200));
    }
    const rows = [];
    for (const { indicator, site = null, dimensions = {}, state, value = null, explanation } of lines) {
      const asked = indicators.get(indicator) as SectionIndicator;
      const explanationId = await this.sealedTexts.seal(tx, programmeId, explanation, declaration.organisationId);
      rows.push({
        id: uuid7(tx.now), indicator_id: asked.id, indicator_version_id: asked.versionId, site_id: site, dimensions: JSON.parse(dimensionsKey(dimensions)) as object,
        dimensions_key: dimensionsKey(dimensions), state, value, explanation_id: explanationId, keeps_explanation: explanation === undefined,
      });
    }
    return tx.execute(UPSERT, [programmeId, declaration.organisationId, declaration.id, section, JSON.stringify(rows)]);
  }
}

// two joins, since an index answers an equality and `is null` but not `is not distinct from`: a workbook brings thousands of sites
const UPSERT = `insert into register.declaration_line as l (programme_id, organisation_id, declaration_id, id, section, indicator_id, indicator_version_id, site_id, dimensions, dimensions_key, state, value, explanation_id)
  select $1, $2, $3, w.id, $4, w.indicator_id, w.indicator_version_id, w.site_id, w.dimensions, w.dimensions_key, w.state, w.value,
    case when w.keeps_explanation then coalesce(at_site.explanation_id, beside_sites.explanation_id) else w.explanation_id end
  from jsonb_to_recordset($5::jsonb) as w (id uuid, indicator_id uuid, indicator_version_id uuid, site_id uuid, dimensions jsonb, dimensions_key text, state text, value numeric, explanation_id uuid, keeps_explanation boolean)
    left join register.declaration_line at_site on at_site.programme_id = $1 and at_site.declaration_id = $3 and at_site.indicator_version_id = w.indicator_version_id
      and at_site.site_id = w.site_id and at_site.dimensions_key = w.dimensions_key
    left join register.declaration_line beside_sites on w.site_id is null and beside_sites.programme_id = $1 and beside_sites.declaration_id = $3 and beside_sites.indicator_version_id = w.indicator_version_id
      and beside_sites.site_id is null and beside_sites.dimensions_key = w.dimensions_key
  on conflict (programme_id, declaration_id, indicator_version_id, site_id, dimensions_key) do update
    set state = excluded.state, value = excluded.value, explanation_id = excluded.explanation_id
    where (l.state, l.value, l.explanation_id) is distinct from (excluded.state, excluded.value, excluded.explanation_id)`;

/** @throws Problem not_found for others than its organisation, declaration_frozen */
export async function editableDeclaration(tx: Transaction, programmeId: string, ref: string): Promise<DeclarationRow> {
  // a submission waits until the lines are written
  await tx.execute('select id from register.declaration where programme_id = $1 and ref = $2 for share', [programmeId, ref]);
  const declaration = await findDeclaration(tx, programmeId, ref);
  if (!declaration.own) {
    throw new Problem('not_permitted', { permission: 'declaration.prepare' });
  }
  if (declaration.state !== 'draft' && declaration.state !== 'returned') {
    throw new Problem('declaration_frozen');
  }
  return declaration;
}

function lineProblems(lines: readonly DeclarationLineBody[], indicators: ReadonlyMap<string, SectionIndicator>, sites: ReadonlySet<string>, codes: KnownCodes): FieldProblem[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index): FieldProblem[] => {
    const at = `lines[${index}]`;
    const problems: FieldProblem[] = [];
    const { indicator, site = null, dimensions = {}, state, value = null } = line;
    const asked = indicators.get(indicator);
    if (!asked) {
      return [{ field: `${at}.indicator`, code: 'unknown_reference', parameters: { value: indicator } }];
    }
    if (site !== null && !sites.has(site)) {
      problems.push({ field: `${at}.site`, code: 'unknown_reference', parameters: { value: site } });
    }
    if ((state === 'reported') !== (value !== null)) {
      problems.push({ field: `${at}.value`, code: 'value_with_state' });
    }
    if (value !== null && asked.whole && !isWhole(value)) {
      problems.push({ field: `${at}.value`, code: 'field_whole' });
    }
    problems.push(...dimensionProblem(dimensions, codes, at));
    const key = lineKey({ indicator, site, dimensions: dimensions });
    if (seen.has(key)) {
      problems.push({ field: at, code: 'line_repeated' });
    }
    seen.add(key);
    return problems;
  });
}
