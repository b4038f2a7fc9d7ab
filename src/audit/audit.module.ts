import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { FilesModule } from '../files/files.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { FindingsController } from './findings.controller.js';
import { FindingsService } from './findings.service.js';
import { MissionExtractionService } from './mission-extraction.service.js';
import { MissionReadingsService } from './mission-readings.service.js';
import { MissionsController } from './missions.controller.js';
import { MissionsService } from './missions.service.js';
import { RestatementRequestsController } from './restatement-requests.controller.js';
import { RestatementRequestsService } from './restatement-requests.service.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [FilesModule, LedgerModule, NotificationsModule, ProgressModule, DocumentsModule],
  controllers: [MissionsController, FindingsController, RestatementRequestsController],
  providers: [MissionsService, MissionExtractionService, MissionReadingsService, ReviewsService, FindingsService, RestatementRequestsService],
})
export class AuditModule {}
