import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { FileStore } from './file-store.js';
import { FolderFileStore } from './folder-file-store.js';
import { S3FileStore } from './s3-file-store.js';
import { StoredFilesService } from './stored-files.service.js';

/** The one store of files, where the settings say it is. */
@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [SETTINGS], useFactory: ({ objectStore, filesFolder }: Settings) => (objectStore ? new S3FileStore(objectStore) : new FolderFileStore(filesFolder)) },
    StoredFilesService,
  ],
  exports: [FileStore, StoredFilesService],
})
export class FilesModule {}
