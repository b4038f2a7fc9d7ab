import type { Transaction } from '../database/transaction.js';

const ABORTED_TRANSACTION = '25P02';

/** Work of the program itself within the caller's transaction: it reads every fact and writes what is computed, until it returns. */
export async function computing<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.query("select set_config('app.computing', 'on', true)");
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await stopComputing(tx).catch((stopError: unknown) => {
      // a statement that failed has ended the transaction, and the setting with it
      if ((stopError as { code?: unknown }).code !== ABORTED_TRANSACTION) {
        throw new AggregateError([error, stopError], 'The work failed, and so did leaving the computing program.');
      }
    });
    throw error;
  }
  await stopComputing(tx);
  return result;
}

async function stopComputing(tx: Transaction): Promise<void> {
  await tx.query("select set_config('app.computing', 'off', true)");
}
