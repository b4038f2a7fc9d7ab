import { Module } from '@nestjs/common';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsService } from './agreements.service.js';
import { AmendmentsService } from './amendments.service.js';

@Module({ controllers: [AgreementsController], providers: [AgreementsService, AmendmentsService], exports: [AgreementsService, AmendmentsService] })
export class AgreementsModule {}
