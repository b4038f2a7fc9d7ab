import { HorizonService } from '../../src/ledger/horizon.service.js';
import type { TestApplication } from '../setup/application.js';

/** The instant at which everything committed so far is known. */
export async function horizonOf(application: TestApplication): Promise<string> {
  const at = await application.app.get(HorizonService).take();
  return at === null ? horizonOf(application) : at.toISOString();
}
