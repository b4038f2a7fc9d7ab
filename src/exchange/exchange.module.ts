import { Module } from '@nestjs/common';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { DeclarationImportsController } from './declaration/declaration-imports.controller.js';
import { DeclarationImportsService } from './declaration/declaration-imports.service.js';
import { DeclarationTemplateService } from './declaration/declaration-template.service.js';
import { ImportRunService } from './declaration/import-run.service.js';
import { ImportWorkerService } from './declaration/import-worker.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [DeclarationsModule],
  controllers: [ImportsController, DeclarationImportsController],
  providers: [ImportsService, DeclarationImportsService, DeclarationTemplateService, ImportRunService, ImportWorkerService],
  exports: [ImportsService],
})
export class ExchangeModule {}
