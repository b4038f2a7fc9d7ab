import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CohortsController } from './cohorts.controller.js';
import { DueDays } from './due-days.js';
import { ProgressService } from './progress.service.js';
import { TotalsController } from './totals.controller.js';

@Module({ imports: [LedgerModule], controllers: [TotalsController, CohortsController], providers: [ProgressService, DueDays], exports: [ProgressService] })
export class ProgressModule {}
