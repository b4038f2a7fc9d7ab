import { Module } from '@nestjs/common';
import { HorizonService } from './horizon.service.js';
import { KeptAnswers } from './kept-answers.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerService } from './ledger.service.js';
import { SealedTextService } from './sealed-text.service.js';
import { SealingService } from './sealing/sealing.service.js';

@Module({ controllers: [LedgerController], providers: [SealedTextService, KeptAnswers, HorizonService, SealingService, LedgerService], exports: [SealedTextService, KeptAnswers, HorizonService, LedgerService] })
export class LedgerModule {}
