import { type DataSource } from 'typeorm';
import { nobody } from '../common/actor.js';
import { type Clock, systemClock } from '../common/clock.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import '../database/value-types.js';
import { createDataSource } from '../data-source.js';

/** Work of the owner's connection, for what stands before any account: loading, first programmes, the first administrator. */
export async function withOwner<T>(ownerUrl: string, work: (owner: OwnerWork) => Promise<T>, clock: Clock = systemClock): Promise<T> {
  const dataSource = createDataSource({ url: ownerUrl, poolSize: 2 });
  await dataSource.initialize();
  try {
    return await work(new OwnerWork(dataSource, clock));
  } finally {
    await dataSource.destroy();
  }
}

export class OwnerWork {
  readonly unitOfWork: UnitOfWork;

  constructor(dataSource: DataSource, clock: Clock) {
    this.unitOfWork = new UnitOfWork(dataSource, clock);
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(nobody('owner'), work);
  }
}
