import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BundleController } from './bundle.controller.js';
import { BundleService } from './bundle.service.js';
import { TotalBundleService } from './total-bundle.service.js';

@Module({ imports: [LedgerModule], controllers: [BundleController], providers: [BundleService, TotalBundleService] })
export class BundlesModule {}
