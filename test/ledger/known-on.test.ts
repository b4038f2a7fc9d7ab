import type { Client } from 'pg';
import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HorizonService, snapshotKnownOn } from '../../src/ledger/horizon.service.js';
import { createMember, createProgramme } from '../factories/accounts.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { beginAs, connectServing } from './serving.js';

let application: TestApplication;
let serving: Client;
beforeAll(async () => {
  application = await startApplication();
  serving = await connectServing(application.database.serveUrl);
});
afterEach(() => serving.query('rollback'));
afterAll(async () => {
  await serving.end();
  await application.close();
});

async function stage(): Promise<{ accountId: string; agreement: TestAgreement }> {
  const programme = await createProgramme(application.owner);
  const { accountId } = await createMember(application.owner, programme, 'programme_office');
  return { accountId, agreement: await createAgreement(application.owner, programme, {}) };
}

/** The horizon at which everything committed so far is known. */
async function horizon(): Promise<Date> {
  const at = await application.app.get(HorizonService).take();
  if (!at) {
    return horizon();
  }
  return at;
}

/** How many changes of an agreement were known at an instant, as the service tells it. */
function knownOn(agreement: TestAgreement, instant: Date): Promise<number> {
  return application.app.get(UnitOfWork).read(nobody('test'), async (tx) => {
    const snapshot = await snapshotKnownOn(tx, instant);
    if (snapshot === null) {
      return 0;
    }
    const { rows } = await application.owner.query<{ change: string }>('select change_id as change from ledger.event where root_id = $1', [agreement.id]);
    const known = await Promise.all(rows.map(async ({ change }) => (await application.owner.query<{ known: boolean }>('select ledger.is_known($1, $2::text::pg_snapshot) as known', [change, snapshot])).rows[0]?.known));
    return known.filter(Boolean).length;
  });
}

const touch = (agreement: TestAgreement, title: string) => serving.query('update register.agreement set title_fr = $2, version = version + 1 where id = $1', [agreement.id, title]);

it('knows nothing before the first horizon', async () => {
  const { agreement } = await stage();
  expect(await knownOn(agreement, new Date('2000-01-01T00:00:00Z'))).toBe(0);
});

it('knows at a horizon what was committed before it, and the next change only at the next one', async () => {
  const { accountId, agreement } = await stage();
  const first = await horizon();
  const before = await knownOn(agreement, first);
  expect(before).toBeGreaterThan(0);
  await beginAs(serving, accountId);
  await touch(agreement, 'Plus tard');
  await serving.query('commit');
  const second = await horizon();
  expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
  expect([await knownOn(agreement, first), await knownOn(agreement, second)]).toEqual([before, before + 1]);
});

it('never lets a transaction that commits late alter an answer already given', async () => {
  const { accountId, agreement } = await stage();
  const { agreement: other } = await stage();
  await beginAs(serving, accountId);
  await touch(agreement, 'Commencé avant'); // its instant and its transaction number are older than the horizon
  await application.owner.query("update register.agreement set title_fr = 'Fini avant', version = version + 1 where id = $1", [other.id]);
  const taken = await horizon();
  const answers = [await knownOn(agreement, taken), await knownOn(other, taken)];
  await serving.query('commit');
  const later = await horizon();
  expect([await knownOn(agreement, taken), await knownOn(other, taken)]).toEqual(answers);
  expect([await knownOn(agreement, later), await knownOn(other, later)]).toEqual([(answers[0] ?? 0) + 1, answers[1]]);
});

it('takes no horizon where nothing changed, and tells the last one', async () => {
  await stage();
  const first = await horizon();
  expect(await horizon()).toEqual(first);
});

it('does not know a change that does not exist', async () => {
  const { rows } = await application.owner.query("select ledger.is_known(app.uuid7(), pg_current_snapshot()) as known");
  expect(rows).toEqual([{ known: false }]);
});
