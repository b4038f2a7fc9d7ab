import { Global, Module } from '@nestjs/common';
import { SETTINGS } from '../config/settings.js';
import { fileStoreOf } from './file-store-of.js';
import { FileStore } from './file-store.js';
import { StoredFilesService } from './stored-files.service.js';

@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [SETTINGS], useFactory: fileStoreOf },
    StoredFilesService,
  ],
  exports: [FileStore, StoredFilesService],
})
export class FilesModule {}
