import { loadReference } from '../../src/reference/load-reference.js';
import { createOrganisation, unique } from '../factories/accounts.js';
import { ifMatch, signedIn, type TestClient } from '../factories/client.js';
import { acceptByTwo, createDeclaringWorld, draft, jobLines, submit } from '../factories/declarations.js';
import { createMilestone, createZone } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { horizonOf } from './horizon.js';

let application: TestApplication;
beforeAll(async () => {
  application = await startApplication();
  await loadReference(application.database.ownerUrl);
  // the instants that are asked are those of the database
  application.clock.moveTo(new Date().toISOString());
});
afterAll(() => application.close());

/** What can be done is not known of the past, and free text is not in the trail. */
const ONLY_NOW = new Set(['actions', 'outcomes', 'note']);

function withoutNow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNow);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !ONLY_NOW.has(name)).map(([name, inner]) => [name, withoutNow(inner)]));
}

class Memory {
  private readonly shown: { what: string; instant: string; addresses: readonly string[]; answers: unknown[] }[] = [];
  readonly addresses = ['agreements?total=true&sort=ref', 'commitments?total=true&sort=ref', 'milestones?total=true&sort=ref', 'zones?total=true&sort=ref', 'commitments/-/export', 'zones/-/export'];

  constructor(private readonly readers: readonly TestClient[]) {}

  async keep(what: string): Promise<void> {
    const addresses = [...this.addresses];
    this.shown.push({ what, instant: await horizonOf(application), addresses, answers: await this.read(addresses, '') });
  }

  async isUnchanged(): Promise<void> {
    for (const { what, instant, addresses, answers } of this.shown) {
      expect([what, await this.read(addresses, `&knownOn=${instant}`)]).toEqual([what, answers]);
    }
  }

  get different(): number {
    return new Set(this.shown.map(({ answers }) => JSON.stringify(answers))).size;
  }

  get instants(): string[] {
    return this.shown.map(({ instant }) => instant);
  }

  private async read(addresses: readonly string[], clock: string): Promise<unknown[]> {
    const today = application.clock.now().toISOString().slice(0, 10);
    const answers: unknown[] = [];
    for (const reader of this.readers) {
      for (const address of addresses) {
        const answer = await reader.get(`${address}${address.includes('?') ? '&' : '?'}asOf=${today}${clock}`);
        answers.push([address, answer.status, answer.status === 200 ? withoutNow(address.includes('export') ? answer.text : answer.body) : answer.body.code]);
      }
    }
    return answers;
  }
}

it('every list and file asked as known at an instant is what was shown then, whatever was written since', async () => {
  const world = await createDeclaringWorld(application);
  const { programme, office, signatory, organisationId, siteId, period, obligation } = world;
  const memory = new Memory([office, signatory]);
  memory.addresses.push(`agreements/${obligation.agreement}`, `agreements/${obligation.agreement}/commitments`, `commitments/${obligation.commitment}`);
  await memory.keep('it has one commitment');

  const sent = await submit(signatory, ...await begun(signatory, period, siteId));
  await memory.keep('a figure is declared');
  await acceptByTwo(application, world, sent.ref, sent.version);
  await memory.keep('it is accepted');

  const versionOf = async (address: string): Promise<number> => (await office.get(address).expect(200)).body.version as number;
  const agreement = `agreements/${obligation.agreement}`;
  const commitment = `commitments/${obligation.commitment}`;
  await office.patch(agreement, await versionOf(agreement), { titleFr: 'Convention renommée', amount: '1500000', source: 'Bulletin' }).expect(200);
  await memory.keep('the agreement has another title and an amount');
  await office.patch(commitment, await versionOf(commitment), { regions: ['MA-01', 'MA-06'], segments: ['CRM'], titleFr: 'Emplois à Rabat, "nord"' }).expect(200);
  await memory.keep('the scope of the commitment is another');
  await office.patch(commitment, await versionOf(commitment), { regions: [], segments: [] }).expect(200);
  await memory.keep('the scope is whole again');
  await office.post(`${commitment}/health`, { state: 'at_risk', reasonCode: 'outside_event', note: 'Deux mois de retard', until: dayAfter(90) }).expect(200);
  await memory.keep('the office has its own word on its health');

  const { id: agreementId } = (await office.get(agreement).expect(200)).body as { id: string };
  const milestone = await createMilestone(application.owner, programme, { id: agreementId, ref: obligation.agreement }, { baselineOn: '2026-06-30', ownerId: organisationId });
  const zone = await createZone(application.owner, programme);
  memory.addresses.push(`milestones/${milestone.ref}`, `zones/${zone.ref}`);
  await memory.keep('it has a milestone, and there is a zone');
  const logged = await office.post(`milestones/${milestone.ref}/log`, { outcome: 'met', on: '2026-07-15' }, ifMatch(await versionOf(`milestones/${milestone.ref}`))).expect(200);
  await memory.keep('the milestone is met');
  await office.post(`milestones/${milestone.ref}/undo`, {}, ifMatch(logged.body.version as number)).expect(200);
  await memory.keep('it is undone');
  await office.post(`zones/${zone.ref}/capacities`, { measure: 'workstations', stage: 'built', value: '400', source: 'Relevé' }, ifMatch(await versionOf(`zones/${zone.ref}`))).expect(201);
  await memory.keep('the zone has workstations');

  const terms = [{ commitment: obligation.commitment, basis: 'level', base: '100', baseOn: '2024-01-15', target: '800', dueOn: '2029-12-31', duePrecision: 'year', steps: [{ on: '2026-06-30', value: '300' }] }];
  await office.post(`${agreement}/amendments`, { number: 1, effectiveOn: '2026-06-01', summary: 'Avenant', terms, baselines: [{ milestone: milestone.ref, baselineOn: '2026-12-31' }] }, ifMatch(await versionOf(agreement))).expect(201);
  await memory.keep('an amendment has changed the terms');
  await office.post(`${agreement}/acts`, { kind: 'agreement', title: 'Acte', clauses: [{ article: '4', page: 3, wording: 'Les emplois' }] }, ifMatch(await versionOf(agreement))).expect(201);
  await memory.keep('the act is there');
  const other = await createOrganisation(application.owner, programme);
  await office.post(`${agreement}/parties`, { organisationId: other, side: 'private' }, ifMatch(await versionOf(agreement))).expect(201);
  await office.post(`${agreement}/corrections`, { field: 'titleFr', after: 'Convention corrigée', reason: 'Coquille' }, ifMatch(await versionOf(agreement))).expect(201);
  await memory.keep('a party came, a title was corrected');
  await office.post(`${agreement}/transitions`, { action: 'suspend' }, ifMatch(await versionOf(agreement))).expect(200);
  await memory.keep('it is suspended');
  await office.post('agreements', { ref: unique('CONV'), kind: 'convention', titleFr: 'Plus tard', parties: [{ organisationId, side: 'private' }] }).expect(201);
  await memory.keep('there is another agreement');

  expect(memory.different).toBeGreaterThanOrEqual(14);
  await memory.isUnchanged();
  const [first = ''] = memory.instants;
  const known = (await office.get(`agreements?knownOn=${first}&total=true`).expect(200)).body;
  expect([known.total, known.items[0].state, known.items[0].amount]).toEqual([1, 'in_force', null]);
  expect((await office.get(`${agreement}?knownOn=${first}`).expect(200)).body).toMatchObject({ actions: [], amendments: [], acts: [] });
});

it('knows nothing before the register, and refuses what is no instant', async () => {
  const { office, obligation } = await createDeclaringWorld(application);
  for (const list of ['agreements', 'commitments', 'milestones', 'zones']) {
    expect((await office.get(`${list}?knownOn=2020-01-01T00:00:00Z&total=true`).expect(200)).body).toMatchObject({ items: [], total: 0 });
    await office.get(`${list}?knownOn=hier`).expect(422);
  }
  await office.get(`commitments/${obligation.commitment}?knownOn=2020-01-01T00:00:00Z`).expect(404);
});

it('shows another partner of what was known what it shows of today: nothing that is not its own', async () => {
  const { programme, obligation } = await createDeclaringWorld(application);
  const instant = await horizonOf(application);
  const stranger = await signedIn(application, programme, 'signatory');
  for (const list of ['agreements', 'commitments', 'milestones']) {
    expect((await stranger.get(`${list}?knownOn=${instant}&total=true`).expect(200)).body).toMatchObject({ items: [], total: 0 });
  }
  await stranger.get(`agreements/${obligation.agreement}?knownOn=${instant}`).expect(404);
  await stranger.get(`agreements/${obligation.agreement}/commitments?knownOn=${instant}`).expect(404);
  await stranger.get(`commitments/${obligation.commitment}?knownOn=${instant}`).expect(404);
});

it('has the columns of the tables that it shows, of the same types and in the same order', async () => {
  const columnsOf = async (schema: string): Promise<Map<string, string>> => {
    const { rows } = await application.owner.query<{ name: string; columns: string }>(
      `select c.relname as name, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname = $1 and c.relkind in ('r', 'v', 'p') group by c.relname`, [schema]);
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  };
  const [tables, views] = [await columnsOf('register'), await columnsOf('known')];
  expect(views.size).toBe(17);
  for (const [name, columns] of views) expect([name, columns]).toEqual([name, tables.get(name)]);
});

async function begun(signatory: TestClient, period: string, siteId: string): Promise<[string, number]> {
  const first = await draft(signatory, period, jobLines(siteId));
  return [first.ref, first.version];
}

function dayAfter(days: number): string {
  return new Date(application.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
