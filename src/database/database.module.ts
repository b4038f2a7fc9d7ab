import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CLOCK, type Clock, systemClock } from '../common/clock.js';
import { dataSourceOptions } from '../data-source.js';
import { UnitOfWork } from './unit-of-work.js';
import './value-types.js';

/** The connection of the serving role, and the unit of work over it. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: { url: string; poolSize?: number; clock?: Clock; describeOnly?: boolean }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(options), retryAttempts: 3, retryDelay: 1000, manualInitialization: options.describeOnly ?? false })],
      providers: [{ provide: CLOCK, useValue: options.clock ?? systemClock }, UnitOfWork],
      exports: [CLOCK, UnitOfWork],
    };
  }
}
