import { Module } from '@nestjs/common';
import { ProgressModule } from '../progress/progress.module.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsService } from './agreements.service.js';
import { AmendmentsService } from './amendments.service.js';

@Module({ imports: [ProgressModule], controllers: [AgreementsController], providers: [AgreementsService, AmendmentsService], exports: [AgreementsService, AmendmentsService] })
export class AgreementsModule {}
