import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentHealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { CommitmentsService } from './commitments.service.js';

@Module({ imports: [LedgerModule, ProgressModule], controllers: [CommitmentsController, CommitmentHealthController], providers: [CommitmentsService, HealthService], exports: [CommitmentsService] })
export class CommitmentsModule {}
