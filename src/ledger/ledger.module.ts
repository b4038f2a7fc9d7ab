import { Module } from '@nestjs/common';
import { HorizonService } from './horizon.service.js';
import { SealedTextService } from './sealed-text.service.js';

@Module({ providers: [SealedTextService, HorizonService], exports: [SealedTextService, HorizonService] })
export class LedgerModule {}
