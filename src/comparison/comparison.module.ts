import { Module } from '@nestjs/common';
import { ComparisonController } from './comparison.controller.js';

@Module({ controllers: [ComparisonController] })
export class ComparisonModule {}
