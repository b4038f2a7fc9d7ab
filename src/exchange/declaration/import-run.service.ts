import { Injectable } from '@nestjs/common';
import type { DeclarationSection } from '../../common/declaration-sections.js';
import { Problem } from '../../common/problems.js';
import type { Transaction } from '../../database/transaction.js';
import { updateVersioned } from '../../database/versioned-update.js';
import { DeclarationLinesService, editableDeclaration } from '../../declarations/declaration-lines.service.js';
import { DeclarationSectionEntity } from '../../declarations/declaration-section.entity.js';
import type { Sheet } from '../workbook/workbook.js';
import type { ComparedLine } from './compare-lines.js';
import { declarationContext } from './declaration-context.queries.js';
import { declarationToFill, type ImportRow, rememberedMapping, rememberMapping } from './declaration-imports.queries.js';
import type { ImportPlace } from './declaration-imports.service.js';
import { examineWorkbook, type ExaminedWorkbook, layoutOf, rowsToRead } from './examine-workbook.js';

const LINES_SHOWN = 500;
const PROBLEMS_SHOWN = 1_000;
const LINES_WRITTEN_TOGETHER = 1_000;

/** Told as the work goes on; it may stop it by throwing. */
export interface Progress {
  begin(total: number): Promise<void>;
  advance(done: number): Promise<void>;
}

const UNTOLD: Progress = { begin: async () => {}, advance: async () => {} };

/** What reads a workbook for a draft and what writes it, in the caller's transaction. */
@Injectable()
export class ImportRunService {
  constructor(private readonly lines: DeclarationLinesService) {}

  async examine(tx: Transaction, { programmeId, ref }: ImportPlace, row: ImportRow, sheets: readonly Sheet[], progress: Progress = UNTOLD): Promise<{ examined: ExaminedWorkbook; sections: Record<string, number>; rows: number }> {
    const declaration = await declarationToFill(tx, programmeId, ref);
    const { context, sections } = await declarationContext(tx, programmeId, declaration);
    const layout = layoutOf(sheets, context);
    const chosen = row.state === 'applying' || row.chosen ? (row.mapping ?? undefined) : undefined;
    const remembered = chosen ? undefined : await rememberedMapping(tx, programmeId, declaration.organisationId, layout.fingerprint);
    const rows = rowsToRead(sheets, chosen ?? remembered ?? layout.proposed);
    await progress.begin(rows);
    return { examined: await examineWorkbook(sheets, context, layout, { chosen, remembered }, (done) => progress.advance(done)), sections, rows };
  }

  /** Matches, resolves, checks and compares; writes nothing in the draft. */
  async check(tx: Transaction, place: ImportPlace, row: ImportRow, sheets: readonly Sheet[]): Promise<void> {
    await this.keep(tx, place, row.version, await this.examine(tx, place, row, sheets));
  }

  async keep(tx: Transaction, { programmeId, id }: ImportPlace, version: number, { examined, sections, rows }: Awaited<ReturnType<ImportRunService['examine']>>): Promise<boolean> {
    const { mapping, fingerprint, remembered, counts, problems, lines } = examined;
    const changes = lines.filter(({ outcome }) => outcome !== 'same');
    const state = lines.length > 0 ? 'checked' : 'refused';
    return (await tx.execute(
      `update register.declaration_import set state = $4, mapping = $5, fingerprint = $6, remembered = $7, counts = $8, problems = $9, problems_total = $10, lines = $11, lines_total = $12, sections = $13,
         rows_done = $14, rows_total = $14, version = version + 1 where programme_id = $1 and id = $2 and version = $3 and state = 'reading'`,
      [programmeId, id, version, state, JSON.stringify(mapping), fingerprint, remembered, JSON.stringify(counts), JSON.stringify(problems.slice(0, PROBLEMS_SHOWN)), problems.length,
        JSON.stringify(changes.slice(0, LINES_SHOWN)), changes.length, JSON.stringify(sections), rows])) === 1;
  }

  /** Writes the lines in the draft. @throws Problem stale_version when the draft is no longer the one that was compared, or the import was stopped */
  async write(tx: Transaction, place: ImportPlace, row: ImportRow, sheets: readonly Sheet[], progress: Progress = UNTOLD): Promise<void> {
    const { programmeId, ref, id } = place;
    const declaration = await editableDeclaration(tx, programmeId, ref);
    const { examined, sections } = await this.examine(tx, place, row, sheets);
    if (Object.entries(row.sections).some(([section, version]) => sections[section] !== version)) {
      throw new Problem('stale_version');
    }
    const changes = examined.lines.filter(({ outcome }) => outcome !== 'same');
    await progress.begin(changes.length);
    for (const [section, lines] of bySection(changes)) {
      for (let at = 0; at < lines.length; at += LINES_WRITTEN_TOGETHER) {
        const together = lines.slice(at, at + LINES_WRITTEN_TOGETHER);
        await this.lines.writeLines(tx, programmeId, declaration, section as DeclarationSection, together.map(({ indicator, site, dimensions, state, value }) => ({ indicator, site, dimensions, state, value })));
        await progress.advance(together.length);
      }
      await updateVersioned(tx, DeclarationSectionEntity, { programmeId, declarationId: declaration.id, section: section }, sections[section] ?? 0, {});
    }
    await rememberMapping(tx, programmeId, declaration.organisationId, examined.fingerprint, examined.mapping);
    const applied = await tx.execute(
      `update register.declaration_import set state = 'applied', counts = $4, version = version + 1 where programme_id = $1 and id = $2 and version = $3 and state = 'applying'`,
      [programmeId, id, row.version, JSON.stringify(examined.counts)]);
    if (applied === 0) {
      throw new Problem('stale_version');
    }
  }
}

function bySection(lines: readonly ComparedLine[]): Map<string, ComparedLine[]> {
  const found = new Map<string, ComparedLine[]>();
  for (const line of lines) {
    const same = found.get(line.section);
    if (same) same.push(line);
    else found.set(line.section, [line]);
  }
  return found;
}
