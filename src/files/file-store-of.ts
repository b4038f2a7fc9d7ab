import type { Settings } from '../config/settings.js';
import type { FileStore } from './file-store.js';
import { FolderFileStore } from './folder-file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The one store of files, where the settings say it is. */
export function fileStoreOf({ objectStore, filesFolder }: Pick<Settings, 'objectStore' | 'filesFolder'>): FileStore {
  return objectStore ? new S3FileStore(objectStore) : new FolderFileStore(filesFolder);
}
