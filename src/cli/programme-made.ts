import type { Transaction } from '../database/transaction.js';
import type { ProgrammeDefinition } from '../programmes/programme-definition.js';
import { setUpProgramme } from '../programmes/programme-setup.js';

/** Sets a programme up where it is missing. @returns its identifier */
export async function programmeMade(tx: Transaction, definition: ProgrammeDefinition): Promise<string> {
  await setUpProgramme(tx, definition, tx.now);
  const [row] = await tx.query<{ id: string }>('select id from register.programme where code = $1', [definition.code]);
  if (!row) {
    throw new Error(`The programme ${definition.code} was not set up.`);
  }
  return row.id;
}
