import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { InsightsController } from './insights.controller.js';

@Module({ imports: [LedgerModule], controllers: [InsightsController] })
export class InsightsModule {}
