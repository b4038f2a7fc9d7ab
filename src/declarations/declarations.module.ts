import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { DeclarationLinesService } from './declaration-lines.service.js';
import { DeclarationsController } from './declarations.controller.js';
import { DeclarationsService } from './declarations.service.js';
import { ExaminationController } from './examination.controller.js';
import { ExaminationService } from './examination.service.js';
import { PeriodsController } from './periods.controller.js';
import { PeriodsService } from './periods.service.js';
import { SubmissionService } from './submission.service.js';

@Module({
  imports: [DocumentsModule, LedgerModule, NotificationsModule, ProgressModule],
  controllers: [PeriodsController, DeclarationsController, ExaminationController],
  providers: [PeriodsService, DeclarationsService, DeclarationLinesService, SubmissionService, ExaminationService],
  exports: [PeriodsService, DeclarationsService, DeclarationLinesService, SubmissionService, ExaminationService],
})
export class DeclarationsModule {}
