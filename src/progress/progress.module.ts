import { Module } from '@nestjs/common';
import { DueDays } from './due-days.js';
import { ProgressService } from './progress.service.js';
import { TotalsController } from './totals.controller.js';

@Module({ controllers: [TotalsController], providers: [ProgressService, DueDays], exports: [ProgressService] })
export class ProgressModule {}
