import { Module } from '@nestjs/common';
import { ProgressModule } from '../progress/progress.module.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentsService } from './commitments.service.js';

@Module({ imports: [ProgressModule], controllers: [CommitmentsController], providers: [CommitmentsService], exports: [CommitmentsService] })
export class CommitmentsModule {}
