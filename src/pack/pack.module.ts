import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { PackController } from './pack.controller.js';
import { PackService } from './pack.service.js';

@Module({ imports: [DocumentsModule], controllers: [PackController], providers: [PackService] })
export class PackModule {}
