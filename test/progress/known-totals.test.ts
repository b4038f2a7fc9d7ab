import type { Client } from 'pg';
import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, unique } from '../factories/accounts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { createDeclaringWorld, createObligation, createSite, type DeclaringWorld, draft, fill, jobLines, openPeriod, submit } from '../factories/declarations.js';
import { createAgreement } from '../factories/register.js';
import { beginAs, connectServing } from '../ledger/serving.js';
import { horizonOf } from '../ledger/horizon.js';
import { startApplication, type TestApplication } from '../setup/application.js';

const ASKED = ['indicator=headcount', 'indicator=headcount&groupBy=organisation', 'indicator=job_entries&groupBy=region,organisation'];

let application: TestApplication;
let serving: Client;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  application.clock.moveTo('2026-10-10T09:00:00Z');
  serving = await connectServing(application.database.serveUrl);
});
afterAll(async () => {
  await serving.end();
  await application.close();
});

interface Shown {
  what: string;
  instant: string;
  today: string;
  totals: unknown[];
}

/** What each reader is shown now, and whether it is what is shown later of this instant. */
class Memory {
  private readonly shown: Shown[] = [];

  constructor(private readonly readers: readonly TestClient[]) {}

  async keep(what: string): Promise<void> {
    const instant = await horizonOf(application);
    const today = application.clock.now().toISOString().slice(0, 10);
    this.shown.push({ what, instant, today, totals: await this.read(`asOf=${today}`) });
  }

  async isUnchanged(): Promise<void> {
    for (const { what, instant, today, totals } of this.shown) {
      expect([what, await this.read(`asOf=${today}&knownOn=${instant}`)]).toEqual([what, totals]);
    }
  }

  get different(): number {
    return new Set(this.shown.map(({ totals }) => JSON.stringify(totals))).size;
  }

  private async read(clock: string): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const reader of this.readers) {
      for (const asked of ASKED) answers.push((await reader.get(`totals?${asked}&to=2026-12-31&from=2026-01-01&${clock}`).expect(200)).body.cells);
    }
    return answers;
  }
}

async function accept({ office, programme }: DeclaringWorld, ref: string, version: number): Promise<void> {
  const begun = await office.post(`examination/${ref}/begin`, {}, ifMatch(version)).expect(200);
  const file = (await office.get(`declarations/${ref}`).expect(200)).body;
  if (!file.twoPersons) {
    await office.post(`examination/${ref}/accept`, {}, ifMatch(begun.body.version)).expect(200);
    return;
  }
  const visa = await office.post(`examination/${ref}/visa`, {}, ifMatch(begun.body.version)).expect(200);
  await (await signedIn(application, programme, 'programme_office')).post(`examination/${ref}/accept`, {}, ifMatch(visa.body.version)).expect(200);
}

it('a total asked as known at an instant is the one that was shown then, whatever happened since', async () => {
  const world = await createDeclaringWorld(application);
  const { programme, office, signatory, siteId, period, organisationId } = world;
  const other = await createOrganisation(application.owner, programme);
  const otherSite = await createSite(application, other, 'MA-03');
  const otherSignatory = await signedIn(application, programme, 'signatory', other);
  const memory = new Memory([office, signatory]);
  await memory.keep('nothing is declared');
  await createObligation(application, programme, other);
  await memory.keep('another organisation owes');
  const first = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, first.ref, first.version);
  await memory.keep('the first is submitted');
  await accept(world, first.ref, sent.version);
  await memory.keep('the first is accepted');
  const second = await draft(otherSignatory, period, jobLines(otherSite, { entries: 40 }));
  const secondSent = await submit(otherSignatory, second.ref, second.version);
  await memory.keep('the second is submitted');
  const recalled = (await otherSignatory.post(`declarations/${second.ref}/recall`, {}, ifMatch(secondSent.version)).expect(200)).body;
  await memory.keep('the second is recalled');
  const filled = await fill(otherSignatory, recalled.ref, jobLines(otherSite, { entries: 45 }));
  const resent = await submit(otherSignatory, second.ref, filled.version);
  await accept(world, second.ref, resent.version);
  await memory.keep('the second is accepted with another figure');
  const agreement = await createAgreement(application.owner, programme, { [organisationId]: 'private' }, { signedOn: '2024-06-01', state: 'in_force' });
  await office.post('commitments', {
    ref: unique('ENG'), agreement: agreement.ref, kind: 'jobs', side: 'company', titleFr: 'Emplois', indicator: 'headcount', basis: 'level', base: '100', baseOn: '2024-06-01', target: '400',
    dueOn: '2028-12-31', duePrecision: 'year', obligors: [{ organisationId }],
  }).expect(201);
  await memory.keep('the first has promised the same twice');
  const restated = (await signatory.post('declarations', { period, restatementReason: 'error', reason: 'Erreur de saisie' }).expect(201)).body;
  const refilled = await fill(signatory, restated.ref, jobLines(siteId, { entries: 110, explanation: 'Erreur de saisie' }));
  const restatement = await submit(signatory, restated.ref, refilled.version);
  await memory.keep('a restatement waits');
  await accept(world, restated.ref, restatement.version);
  await memory.keep('the restatement is accepted');
  await openPeriod(office, 2026, 4);
  application.clock.moveTo('2027-02-10T09:00:00Z');
  const later = await signedIn(application, programme, 'programme_office');
  const reader = new Memory([later]);
  await reader.keep('the next quarter is silent');
  await later.post('periods/2026-T4/extensions', { organisationId, dueOn: '2027-03-31', reasonCode: 'technical' }).expect(201);
  await reader.keep('it is put off');
  await reader.isUnchanged();
  application.clock.moveTo('2026-10-10T09:00:00Z');
  expect(memory.different).toBeGreaterThanOrEqual(7);
  await memory.isUnchanged();
});

it('does not change by a transaction that commits late', async () => {
  const world = await createDeclaringWorld(application);
  const { office, signatory, siteId, period, programme } = world;
  const first = await draft(signatory, period, jobLines(siteId));
  const sent = await submit(signatory, first.ref, first.version);
  await accept(world, first.ref, sent.version);
  const { rows: [account] } = await application.owner.query<{ id: string }>("select a.id from access.account a join access.membership m on m.person_id = a.person_id where m.programme_id = $1 and m.role = 'programme_office' limit 1", [programme.id]);
  await beginAs(serving, account?.id ?? '');
  await serving.query("update register.reporting_period set due_on = '2026-12-31', version = version + 1 where programme_id = $1", [programme.id]);
  const memory = new Memory([office]);
  await memory.keep('before it commits');
  await serving.query('commit');
  await memory.isUnchanged();
});

it('refuses what is no instant, and knows nothing before the register', async () => {
  const { office } = await createDeclaringWorld(application);
  for (const instant of ['yesterday', '2026-02-30T00:00:00Z', '2026-09-30']) {
    expect((await office.get(`totals?indicator=headcount&knownOn=${instant}`).expect(422)).body.fields).toMatchObject([{ field: 'knownOn', code: 'field_instant' }]);
  }
  expect((await office.get('totals?indicator=headcount&knownOn=2020-01-01T00:00:00Z').expect(200)).body).toMatchObject({ knownOn: '2020-01-01T00:00:00Z', asOf: '2020-01-01', cells: [] });
});
