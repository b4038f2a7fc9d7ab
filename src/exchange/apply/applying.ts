import type { CivilDate } from '../../common/civil-date.js';
import { uuid7 } from '../../common/uuid7.js';
import type { Transaction } from '../../database/transaction.js';
import type { RegisterProblem } from '../register/register-problem.js';
import type { OrganisationReference, Sourced } from '../register/register-workbook.js';

/** One application of a workbook to a programme, inside one transaction. */
export class Applying {
  /** Identifier of each organisation by its key in the workbook. */
  readonly organisations = new Map<string, string>();
  /** What the register refuses although the workbook was read well. */
  readonly problems: RegisterProblem[] = [];

  constructor(
    readonly tx: Transaction,
    readonly programmeId: string,
    readonly demonstration: boolean,
  ) {}

  newId(): string {
    return uuid7(this.tx.now);
  }

  get today(): CivilDate {
    return this.tx.today;
  }

  organisationId(reference: OrganisationReference): string {
    const id = reference.knownId ?? this.organisations.get(reference.key);
    if (!id) {
      throw new Error(`The organisation ${reference.key} was checked and is not there.`);
    }
    return id;
  }

  organisationIds(references: readonly Sourced<OrganisationReference>[]): string[] {
    return [...new Set(references.map((reference) => this.organisationId(reference.value)))];
  }

  /** Identifiers of the objects of a kind by their reference. */
  async idsByRef(sql: string): Promise<Map<string, string>> {
    const rows = await this.tx.query<{ ref: string; id: string }>(sql, [this.programmeId]);
    return new Map(rows.map((row) => [row.ref, row.id]));
  }
}

export const valueOf = <T>(sourced: Sourced<T> | null): T | null => sourced?.value ?? null;
