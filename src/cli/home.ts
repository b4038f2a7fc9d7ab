import { resolve } from 'node:path';

/** Folder of what the program keeps on this machine when it runs by itself: `MITHAQ_HOME`, else `.mithaq` where it was started. */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment['MITHAQ_HOME']?.trim() || '.mithaq');
}
