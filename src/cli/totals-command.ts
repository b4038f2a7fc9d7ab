import { parseArgs } from 'node:util';
import { nobody } from '../common/actor.js';
import { systemClock } from '../common/clock.js';
import { createDataSource } from '../data-source.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import '../database/value-types.js';
import { computing } from '../progress/computing.js';
import { ProgressService } from '../progress/progress.service.js';
import { checkTotals } from '../progress/totals-check.service.js';
import { databaseServer } from './database-server.js';

const USAGE = 'Write: mithaq totals check [--programme CODE], or mithaq totals rebuild [--programme CODE]';

/** `mithaq totals`: exit codes are 0 clean or rebuilt, 1 a figure differs from its rows, 2 it could not be told. */
export async function totals(rest: string[]): Promise<number> {
  try {
    const { values, positionals: [action, ...others] } = parseArgs({ args: rest, allowPositionals: true, options: { programme: { type: 'string' } } });
    if ((action !== 'check' && action !== 'rebuild') || others.length > 0) {
      process.stderr.write(`${USAGE}\n`);
      return 2;
    }
    const server = await databaseServer(process.env, () => undefined);
    try {
      return await onDatabase(server.serveUrl, action, values.programme);
    } finally {
      await server.stop();
    }
  } catch (error) {
    process.stderr.write(`The totals could not be told: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** The serving role reads everything only as the computing program, and a check in a transaction that cannot write. */
async function onDatabase(url: string, action: 'check' | 'rebuild', code: string | undefined): Promise<number> {
  const dataSource = createDataSource({ url, poolSize: 1 });
  await dataSource.initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, systemClock);
    const actor = nobody(`mithaq totals ${action}`);
    let differences = 0;
    for (const programme of await unitOfWork.read(actor, (tx) => programmesNamed(tx, code))) {
      if (action === 'rebuild') {
        await unitOfWork.run(actor, (tx) => new ProgressService().rebuild(tx, programme.id));
        process.stdout.write(`${programme.code}: rebuilt from its rows.\n`);
        continue;
      }
      const checked = await unitOfWork.read(actor, (tx) => checkTotals(tx, programme.id));
      for (const { what, stored, computed } of checked.differences) {
        process.stdout.write(`${programme.code}: ${what}: stored ${stored}; computed ${computed}\n`);
      }
      process.stdout.write(`${programme.code}: ${checked.compared} rows compared, ${checked.differences.length} differences.\n`);
      differences += checked.differences.length;
    }
    return differences === 0 ? 0 : 1;
  } finally {
    await dataSource.destroy();
  }
}

/** @throws Error when there is no such programme */
async function programmesNamed(tx: Transaction, code: string | undefined): Promise<{ id: string; code: string }[]> {
  const programmes = await computing(tx, () => tx.query<{ id: string; code: string }>('select id, code from register.programme where $1::text is null or code = $1 order by code', [code ?? null]));
  if (code !== undefined && programmes.length === 0) {
    throw new Error(`there is no programme ${code}: give the code of one, such as MA-OFFSHORING-2030.`);
  }
  return programmes;
}
