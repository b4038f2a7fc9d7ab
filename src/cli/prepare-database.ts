import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Settings } from '../config/settings.js';
import { recogniseCluster } from '../database/recognise-cluster.js';
import { migrate } from '../database/migrate.js';
import { ensureRoles } from '../database/roles.js';
import { importRegister } from '../exchange/register-import.js';
import { readWorkbook } from '../exchange/workbook/read-workbook.js';
import { OFFSHORING_PROGRAMME } from '../programmes/offshoring-programme.js';
import { programmeMade } from './programme-made.js';
import { loadReference } from '../reference/load-reference.js';
import type { DatabaseServer } from './database-server.js';
import { prepareDemonstration } from './prepare-demonstration.js';
import { sourceFile } from './source-files.js';
import { type OwnerWork, withOwner } from './owner-work.js';

interface Addresses {
  ownerUrl: string;
  serveUrl: string;
}

type Log = (line: string) => void;

export interface Prepared {
  /** What to print after the ready line. */
  welcome: readonly string[];
  /** Goes on while the program answers, until it is stopped. */
  history?: (stopped: () => boolean) => Promise<void>;
}

/** What a first start makes and a later one finds: roles, schema, reference data, the real programme and, outside production, the demonstration. */
export async function prepareDatabase({ server, settings, home, log }: { server: DatabaseServer; settings: Settings; home: string; log: Log }): Promise<Prepared> {
  if (!server.ownerUrl) {
    return { welcome: [] };
  }
  await migrateAndLoad({ ownerUrl: server.ownerUrl, serveUrl: server.serveUrl }, log);
  if (settings.production) {
    return { welcome: [] };
  }
  return prepareDemonstration({ ownerUrl: server.ownerUrl, serveUrl: server.serveUrl, settings, passwordFile: join(home, 'demo-password'), log });
}

export async function migrateAndLoad({ ownerUrl, serveUrl }: Addresses, log: Log): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await ensureRoles(owner, { serveUrl });
    await recogniseCluster(owner);
  } finally {
    await owner.end();
  }
  if ((await migrate(ownerUrl, log)) > 0) {
    log('Loading the reference data');
  }
  await loadReference(ownerUrl);
  await withOwner(ownerUrl, (work) => loadRealProgramme(work, log));
}

/** The published register is loaded by the importer that everyone uses, in one transaction with its programme. */
async function loadRealProgramme(work: OwnerWork, log: Log): Promise<void> {
  const present = await work.run((tx) => tx.query('select 1 from register.programme where code = $1', [OFFSHORING_PROGRAMME.code]));
  if (present.length > 0) {
    await work.run((tx) => programmeMade(tx, OFFSHORING_PROGRAMME));
    return;
  }
  log(`Loading the programme ${OFFSHORING_PROGRAMME.code} from the workbook of published agreements`);
  const sheets = await readWorkbook(await readFile(sourceFile('exchange/data/registre-offshoring.xlsx')));
  await work.run(async (tx) => {
    const id = await programmeMade(tx, OFFSHORING_PROGRAMME);
    const report = await importRegister(tx, { id, demonstration: false }, sheets);
    if (!report.applicable) {
      throw new Error('The workbook of published agreements that ships with the program was refused: restore src/exchange/data/registre-offshoring.xlsx.');
    }
  });
}
