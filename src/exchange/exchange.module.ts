import { Module } from '@nestjs/common';
import { FileStore } from '../files/file-store.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({ controllers: [ImportsController], providers: [ImportsService, FileStore], exports: [ImportsService] })
export class ExchangeModule {}
