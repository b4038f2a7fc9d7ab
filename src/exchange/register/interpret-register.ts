import { foldKey } from '../../common/folded-key.js';
import type { Sheet } from '../workbook/workbook.js';
import { checkRegister } from './check-register.js';
import { matchColumns, type RegisterMapping, type SheetMatch } from './match-columns.js';
import { KnownOrganisations, OrganisationIndex } from './organisation-index.js';
import { readAgreement, readMilestone } from './read-agreements.js';
import { readCommitment } from './read-commitments.js';
import { readOrganisation } from './read-organisations.js';
import { readZone } from './read-zones.js';
import { referenceReader } from './reference-items.js';
import { refuseRows, type RefusedRow } from './refuse-rows.js';
import type { RegisterContext } from './register-context.js';
import type { RegisterProblem } from './register-problem.js';
import type { RegisterTable } from './register-tables.js';
import type { RegisterWorkbook } from './register-workbook.js';
import { rowReaders, type RowReader } from './row-reader.js';

/** What a workbook says, what is wrong with it, and how its sheets were understood. */
export interface InterpretedRegister {
  /** The rows without errors: what may be applied. */
  readonly register: RegisterWorkbook;
  /** The rows with errors, and the rows that refer to them. */
  readonly refusedRows: readonly RefusedRow[];
  /** How many of them, by table. */
  readonly refused: Readonly<Record<RegisterTable, number>>;
  /** In the order of the sheets, rows and columns. */
  readonly problems: readonly RegisterProblem[];
  /** How sheets and columns were matched: to be shown, and changed, before applying. */
  readonly mapping: readonly SheetMatch[];
}

const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);

/**
 * Reads a register workbook: match columns, resolve, check. Writes nothing and asks nothing.
 * @param context what the workbook may refer to: regions, segments, what is registered already
 * @param chosen a person's choice of sheets and columns, in place of the guessed one
 */
export function interpretRegister(sheets: readonly Sheet[], context: RegisterContext, chosen: RegisterMapping = {}): InterpretedRegister {
  const { matches: mapping, problems: found } = matchColumns(sheets, chosen);
  const problems = [...found];
  const readersOf = <Table extends RegisterTable>(table: Table): RowReader<Table>[] => {
    const match = mapping.find((candidate) => candidate.table === table);
    const sheet = sheets.find((candidate) => candidate.name === match?.sheet);
    return match && sheet ? rowReaders<Table>(sheet, match, problems) : [];
  };

  const known = new KnownOrganisations(context.organisations);
  const organisationRows = readersOf('organisations').map((reader) => ({ row: reader.row, ...readOrganisation(reader, known) }));
  const organisations = new OrganisationIndex(organisationRows.flatMap((row) => present(row.named)), context.organisations);
  const readRegion = referenceReader(context.regions, 'region_unknown');
  const readSegment = referenceReader(context.segments, 'segment_unknown');

  const registeredCodes = new Map(context.agreements.map(({ code }) => [foldKey(code), code] as const));
  const agreementRows = readersOf('agreements').map((reader) => ({ row: reader.row, code: reader.peek('code'), agreement: readAgreement(reader, organisations, registeredCodes) }));
  // as registered, else as the first row writes it that stands; a code that only rows with faults give is known too, so that one error is told
  const agreementCodes = [
    ...context.agreements.map((agreement) => agreement.code), ...agreementRows.flatMap((row) => row.agreement?.code.value ?? []), ...agreementRows.flatMap((row) => present(row.code)),
  ];
  const readAgreementCode = referenceReader(agreementCodes.map((code) => ({ code, names: [] })), 'agreement_unknown');

  const references = { organisations, readAgreement: readAgreementCode, readRegion, readSegment };
  const commitmentRows = readersOf('commitments').map((reader) => ({ row: reader.row, commitment: readCommitment(reader, references) }));
  const milestoneRows = readersOf('milestones').map((reader) => ({ row: reader.row, milestone: readMilestone(reader, readAgreementCode) }));
  const zoneRows = readersOf('zones').map((reader) => ({ row: reader.row, zone: readZone(reader, organisations, readRegion) }));

  const read: RegisterWorkbook = {
    organisations: organisationRows.flatMap((row) => present(row.organisation)),
    agreements: agreementRows.flatMap((row) => present(row.agreement)),
    commitments: commitmentRows.flatMap((row) => present(row.commitment)),
    milestones: milestoneRows.flatMap((row) => present(row.milestone)),
    zones: zoneRows.flatMap((row) => present(row.zone)),
  };
  problems.push(...checkRegister(read, context));
  const rows = {
    organisations: organisationRows.map(({ row, named, organisation }) => ({ row, key: named?.key ?? null, complete: organisation !== null })),
    agreements: agreementRows.map(({ row, code, agreement }) => ({ row, key: code, complete: agreement !== null })),
    commitments: commitmentRows.map(({ row, commitment }) => ({ row, key: null, complete: commitment !== null })),
    milestones: milestoneRows.map(({ row, milestone }) => ({ row, key: null, complete: milestone !== null })),
    zones: zoneRows.map(({ row, zone }) => ({ row, key: null, complete: zone !== null })),
  };
  const settled = refuseRows(read, rows, problems);
  const refused = { organisations: 0, agreements: 0, commitments: 0, milestones: 0, zones: 0 } satisfies Record<RegisterTable, number>;
  for (const { table } of settled.refusedRows) refused[table] += 1;
  return { ...settled, refused, problems: inReadingOrder(settled.problems, sheets), mapping };
}

function inReadingOrder(problems: readonly RegisterProblem[], sheets: readonly Sheet[]): RegisterProblem[] {
  const order = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const place = (problem: RegisterProblem): [number, number, number, string] => {
    const [, letters = '', row = '0'] = /^([A-Z]*)(\d*)$/.exec(problem.cell) ?? [];
    return [order.get(problem.sheet) ?? -1, Number(row), letters.length, letters];
  };
  return [...problems].sort((left, right) => {
    const [a, b] = [place(left), place(right)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
  });
}
