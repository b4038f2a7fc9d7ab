import { Module } from '@nestjs/common';
import { ProgressService } from './progress.service.js';
import { TotalsController } from './totals.controller.js';

@Module({ controllers: [TotalsController], providers: [ProgressService], exports: [ProgressService] })
export class ProgressModule {}
