import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { civilDate } from '../common/civil-date.js';
import { systemClock } from '../common/clock.js';
import { isLanguage, LANGUAGES } from '../common/translated.js';
import { createDataSource } from '../data-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import '../database/value-types.js';
import { DocumentsService } from '../documents/documents.service.js';
import { packDocument, packWorkbook } from '../pack/pack-document.js';
import { type Pack, readPack } from '../pack/pack.queries.js';
import { accountActor } from './account-actor.js';
import { databaseServer } from './database-server.js';

const USAGE = 'Write: mithaq pack --programme CODE --as EMAIL [--language fr|ar|en] [--since YYYY-MM-DD] [--folder FOLDER]';

/** `mithaq pack`: the document and the workbook of a committee. Exit codes are 0 made, 2 it could not be. */
export async function packCommand(rest: string[]): Promise<number> {
  try {
    const { values: { programme, as, language = 'fr', since, folder = '.' } } = parseArgs({ args: rest, options: { programme: { type: 'string' }, as: { type: 'string' }, language: { type: 'string' }, since: { type: 'string' }, folder: { type: 'string' } } });
    if (programme === undefined || as === undefined || !isLanguage(language)) {
      process.stderr.write(`${USAGE}; languages: ${LANGUAGES.join(', ')}\n`);
      return 2;
    }
    const pack = await readAs(as, programme, since);
    const documents = new DocumentsService();
    try {
      await mkdir(folder, { recursive: true });
      const name = join(folder, `mithaq-${programme}-${pack.promises.asOf}-${language}`);
      await writeFile(`${name}.pdf`, await documents.make('committee-pack', packDocument(pack, language)));
      await writeFile(`${name}.xlsx`, await packWorkbook(pack, language));
      process.stdout.write(`${name}.pdf\n${name}.xlsx\n`);
      return 0;
    } finally {
      documents.onApplicationShutdown();
    }
  } catch (error) {
    process.stderr.write(`The pack could not be made: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** What the account sees: the figures of its own screen. */
async function readAs(email: string, code: string, since: string | undefined): Promise<Pack> {
  const server = await databaseServer(process.env, () => undefined);
  try {
    const dataSource = createDataSource({ url: server.serveUrl, poolSize: 1 });
    await dataSource.initialize();
    try {
      const unitOfWork = new UnitOfWork(dataSource, systemClock);
      const actor = await accountActor(unitOfWork, email, 'mithaq pack');
      const membership = actor.memberships.find(({ programmeCode }) => programmeCode === code);
      if (membership === undefined) throw new Error(`${email} has no role in ${code}: give the account of somebody who reads it.`);
      return await unitOfWork.read(actor, (tx) => readPack(tx, membership.programmeId, { since: since === undefined ? undefined : civilDate(since) }, systemClock.now()));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
  }
}
