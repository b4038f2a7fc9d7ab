import { isProblemCode, Problem, problemText } from '../../common/problems.js';
import type { Language } from '../../common/translated.js';
import type { Transaction } from '../../database/transaction.js';
import { type DeclarationRow, findDeclaration } from '../../declarations/declarations.queries.js';
import { type WorkbookRefusalCode, WORKBOOK_REFUSAL_CODES } from '../workbook/workbook-refusal.js';
import { workbookRefusalMessage } from '../workbook/workbook-problems.js';
import type { ComparedLine, LineCounts } from './compare-lines.js';
import type { DeclarationImportAnswer, ImportState } from './declaration-imports.dto.js';
import type { ColumnRole, DeclarationMapping } from './declaration-mapping.js';
import { type ImportProblem, importProblemText } from './declaration-problem.js';

/** Why a file was not read, or its lines not written. */
export interface ImportFailure {
  code: string;
  params: Readonly<Record<string, string | number>>;
}

export interface ImportRow {
  id: string;
  declaration: string;
  fileName: string;
  sha256: string;
  state: ImportState;
  mapping: DeclarationMapping | null;
  chosen: boolean;
  remembered: boolean;
  fingerprint: string | null;
  counts: LineCounts;
  problems: ImportProblem[];
  problemsTotal: number;
  lines: ComparedLine[];
  linesTotal: number;
  sections: Record<string, number>;
  failure: ImportFailure | null;
  rowsDone: number;
  rowsTotal: number | null;
  startedAt: string;
  version: number;
}

/** @throws Problem not_found for a declaration of another organisation too */
export async function declarationToFill(tx: Transaction, programmeId: string, ref: string): Promise<DeclarationRow> {
  const declaration = await findDeclaration(tx, programmeId, ref);
  if (!declaration.own) {
    throw new Problem('not_found');
  }
  return declaration;
}

/** @throws Problem not_found */
export async function importRow(tx: Transaction, programmeId: string, ref: string, id: string): Promise<ImportRow> {
  const [row] = await tx.query<ImportRow>(
    `select i.id, d.ref as declaration, i.file_name as "fileName", i.sha256, i.state, i.mapping, i.chosen, i.remembered, i.fingerprint, i.counts, i.problems, i.problems_total as "problemsTotal",
       i.lines, i.lines_total as "linesTotal", i.sections, i.failure, i.rows_done as "rowsDone", i.rows_total as "rowsTotal", to_char(i.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", i.version
     from register.declaration_import i join register.declaration d on d.programme_id = i.programme_id and d.id = i.declaration_id
     where i.programme_id = $1 and d.ref = $2 and i.id = $3`, [programmeId, ref, id]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row;
}

export async function rememberedMapping(tx: Transaction, programmeId: string, organisationId: string, fingerprint: string): Promise<DeclarationMapping | undefined> {
  const [row] = await tx.query<{ mapping: DeclarationMapping }>('select mapping from register.declaration_mapping where programme_id = $1 and organisation_id = $2 and fingerprint = $3', [programmeId, organisationId, fingerprint]);
  return row?.mapping;
}

export async function rememberMapping(tx: Transaction, programmeId: string, organisationId: string, fingerprint: string, mapping: DeclarationMapping): Promise<void> {
  await tx.execute(
    `insert into register.declaration_mapping (programme_id, organisation_id, fingerprint, mapping, remembered_at) values ($1, $2, $3, $4, $5)
     on conflict (programme_id, organisation_id, fingerprint) do update set mapping = excluded.mapping, remembered_at = excluded.remembered_at`,
    [programmeId, organisationId, fingerprint, JSON.stringify(mapping), tx.now]);
}

export function importAnswer(row: ImportRow, language: Language): DeclarationImportAnswer {
  const { mapping, lines, problems, failure, chosen: _chosen, fingerprint: _fingerprint, sections: _sections, ...rest } = row;
  return {
    ...rest,
    mapping: (mapping?.sheets ?? []).map(({ columns, ...sheet }) => ({ ...sheet, columns: columns.map(({ column, header, is, unknown = false }) => ({ column, header, ...roleAnswer(is), unknown })) })),
    lines: lines.map(({ section, indicator, site, dimensions, state, value, sheet, cell, outcome, before }) =>
      ({ section, indicator, site, dimensions: { ...dimensions }, state, value, sheet, cell, outcome: outcome === 'changed' ? 'changed' : 'new', before })),
    problems: problems.map((problem) => ({ severity: problem.severity, code: problem.code, sheet: problem.sheet, cell: problem.cell, value: problem.value, ...importProblemText(problem, language) })),
    failure: failure && failureText(failure, language),
  };
}

function roleAnswer(is: ColumnRole): Pick<DeclarationImportAnswer['mapping'][number]['columns'][number], 'role' | 'indicator' | 'dimension' | 'dimensions'> {
  return {
    role: is.role,
    indicator: 'indicator' in is ? is.indicator : null,
    dimension: is.role === 'dimension' ? is.dimension : null,
    dimensions: is.role === 'indicator' ? { ...is.dimensions } : {},
  };
}

function failureText({ code, params }: ImportFailure, language: Language): string {
  if ((WORKBOOK_REFUSAL_CODES as readonly string[]).includes(code)) return workbookRefusalMessage({ code: code as WorkbookRefusalCode, params }, language);
  return problemText(isProblemCode(code) ? code : 'unexpected', language, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])));
}
