import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { EvidenceDecisionsService } from './evidence-decisions.service.js';
import { EvidenceLinksService } from './evidence-links.service.js';
import { EvidencePreviewService } from './evidence-preview.service.js';
import { EvidenceScanService } from './evidence-scan.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';
import { PreviewsController } from './previews.controller.js';

@Module({
  imports: [LedgerModule],
  controllers: [EvidenceController, PreviewsController],
  providers: [EvidenceService, EvidenceLinksService, EvidenceDecisionsService, EvidencePreviewService, EvidenceScanService],
})
export class EvidenceModule {}
