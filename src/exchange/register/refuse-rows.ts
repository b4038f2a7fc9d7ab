import { foldKey } from '../../common/folded-key.js';
import { fault, problemAt, type RegisterProblem } from './register-problem.js';
import { TABLE_NAMES, type RegisterTable } from './register-tables.js';
import type { OrganisationReference, RegisterWorkbook, Sourced, SourceCell, SourceRow } from './register-workbook.js';

/** A row that is not applied: one of its cells is at fault, or refers to such a row. */
export interface RefusedRow {
  readonly table: RegisterTable;
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
}

/** A data row, read well or not. */
export interface DataRow {
  readonly row: SourceRow;
  /** What other rows refer to it by, when they can. */
  readonly key: string | null;
  /** Everything that it cannot do without could be read. */
  readonly complete: boolean;
}

export type DataRows = Readonly<Record<RegisterTable, readonly DataRow[]>>;

interface Settled {
  readonly register: RegisterWorkbook;
  readonly refusedRows: readonly RefusedRow[];
  readonly problems: readonly RegisterProblem[];
}

interface Referring {
  readonly row: SourceRow;
  readonly references: readonly { readonly key: string; readonly source: SourceCell }[];
}

const placeOf = (row: SourceRow): string => `${row.row} ${row.sheet}`;
const agreementKey = (code: string): string => `agreement ${foldKey(code)}`;
const organisationKey = (key: string): string => `organisation ${key}`;

/** An organisation that the register holds already can be referred to whatever its row here says. */
const toOrganisations = (parties: readonly Sourced<OrganisationReference>[]): Referring['references'] =>
  parties.filter((party) => party.value.knownId === null).map((party) => ({ key: organisationKey(party.value.key), source: party.source }));
const toAgreement = (code: Sourced<string>): Referring['references'] => [{ key: agreementKey(code.value), source: code.source }];

function referringRows(register: RegisterWorkbook): Referring[] {
  return [
    ...register.agreements.map((agreement) => ({ row: agreement.row, references: toOrganisations([...agreement.publicParties, ...agreement.privateParties]) })),
    ...register.commitments.map((commitment) => ({ row: commitment.row, references: [...toAgreement(commitment.agreement), ...toOrganisations(commitment.obligors)] })),
    ...register.milestones.map((milestone) => ({ row: milestone.row, references: toAgreement(milestone.agreement) })),
    ...register.zones.map((zone) => ({ row: zone.row, references: zone.developer ? toOrganisations([zone.developer]) : [] })),
  ];
}

function rowsWithErrors(problems: readonly RegisterProblem[]): Set<string> {
  return new Set(
    problems.flatMap((problem) => {
      const row = /\d+$/.exec(problem.cell)?.[0];
      return problem.severity === 'error' && row !== undefined ? [placeOf({ sheet: problem.sheet, row: Number(row) })] : [];
    }),
  );
}

/** Keys that only refused rows would have given: a row accepted under the same key keeps it. */
function refusedKeys(rows: DataRows, refused: ReadonlySet<string>): Set<string> {
  const keyed = [
    ...rows.organisations.map(({ row, key }) => ({ row, key: key === null ? null : organisationKey(key) })),
    ...rows.agreements.map(({ row, key }) => ({ row, key: key === null ? null : agreementKey(key) })),
  ];
  const accepted = new Set(keyed.flatMap(({ row, key }) => (refused.has(placeOf(row)) ? [] : [key])));
  return new Set(keyed.flatMap(({ key }) => (key === null || accepted.has(key) ? [] : [key])));
}

/** Leaves out the rows with errors and, with an error of their own, the rows that refer to them. */
export function refuseRows(register: RegisterWorkbook, rows: DataRows, found: readonly RegisterProblem[]): Settled {
  const problems = [...found];
  const incomplete = TABLE_NAMES.flatMap((table) => rows[table].filter(({ complete }) => !complete));
  const refused = new Set([...rowsWithErrors(problems), ...incomplete.map(({ row }) => placeOf(row))]);
  const referring = referringRows(register);
  for (let before = -1; before < refused.size; ) {
    before = refused.size;
    const keys = refusedKeys(rows, refused);
    for (const { row, references } of referring.filter((candidate) => !refused.has(placeOf(candidate.row)))) {
      const broken = references.find((reference) => keys.has(reference.key));
      if (!broken) continue;
      problems.push(problemAt(broken.source, fault('refers_to_refused_row')));
      refused.add(placeOf(row));
    }
  }
  const kept = <T extends { readonly row: SourceRow }>(entities: readonly T[]): T[] => entities.filter((entity) => !refused.has(placeOf(entity.row)));
  return {
    register: {
      organisations: kept(register.organisations),
      agreements: kept(register.agreements),
      commitments: kept(register.commitments),
      milestones: kept(register.milestones),
      zones: kept(register.zones),
    },
    refusedRows: TABLE_NAMES.flatMap((table) => rows[table].filter(({ row }) => refused.has(placeOf(row))).map(({ row }) => ({ table, ...row }))),
    problems,
  };
}
