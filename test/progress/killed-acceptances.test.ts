import { nobody } from '../../src/common/actor.js';
import { createMember, unique } from '../factories/accounts.js';
import { ServedProcess } from '../security/served-process.js';
import { totalsAgree } from '../setup/agreeing-totals.js';
import { testSettings } from '../setup/settings.js';
import { ProgressBench } from './progress-bench.js';

const ORGANISATIONS = 40;
const QUARTERS = [1, 2, 3, 4, 5];
/** The process is killed once this many acceptances of a round were answered. */
const ANSWERED_WHEN_KILLED = [1, 10, 30, 60];
/** Waiting for the server together: more than it has connections to the database. */
const AT_ONCE = 30;

interface Acceptance {
  key: string;
  id: string;
  ref: string;
  version: number;
}

let bench: ProgressBench;
const settings = testSettings();
beforeAll(async () => { bench = await ProgressBench.open(); });
afterAll(async () => {
  await ServedProcess.killAll();
  await bench.close();
});

/** What the register holds of an acceptance: state, decisions, accepted values, events of the decision, remembered keys; all of it or none. */
async function traceOf({ id, key }: Acceptance): Promise<string> {
  const { rows } = await bench.owner.query<{ trace: string }>(
    `select d.state || (select format(' %s %s', count(distinct c.id), count(distinct e.id)) from register.declaration_decision c left join ledger.event e on e.change_id = c.recorded_by and e.root_id = d.id where c.declaration_id = d.id)
       || ' ' || (select count(*) from register.accepted_value v where v.declaration_id = d.id) || ' ' || (select count(*) from app.idempotent_request where key = $2) as trace
     from register.declaration d where d.id = $1`, [id, key]);
  return rows[0]?.trace ?? '';
}

const WHOLE = 'accepted 1 1 3 1';
const NOTHING = 'submitted 0 0 0 0';

it('killed in the middle of 200 acceptances, it leaves each whole or not at all, the same keys converge, and every total agrees with its rows', async () => {
  const world = await bench.programme();
  const { email } = await createMember(bench.owner, world.programme, 'programme_office');
  const organisations = [];
  for (let made = 0; made < ORGANISATIONS; made += 1) organisations.push(await bench.organisation(world));
  // joint promises: acceptances of several organisations meet on one commitment
  for (let first = 0; first < ORGANISATIONS; first += 4) {
    const obligors = organisations.slice(first, first + 4);
    const agreement = await bench.agreement(world, obligors, '2024-12-01');
    await world.commitment(agreement, 'headcount', obligors, { base: '100', target: '500' });
    await world.commitment(agreement, 'jobs_created', obligors, { target: '400' });
  }
  for (const organisation of organisations) {
    for (const quarter of QUARTERS) {
      await world.submit(organisation, quarter, [{ indicator: 'headcount', value: String(100 + quarter) }, { indicator: 'job_entries', value: '9' }, { indicator: 'job_exits', value: '2' }]);
    }
  }
  await bench.unitOfWork.run(nobody('test'), (tx) => bench.service.rebuild(tx, world.programme.id));
  const { rows } = await bench.owner.query<Omit<Acceptance, 'key'>>('select id, ref, version from register.declaration where programme_id = $1 order by ref', [world.programme.id]);
  let waiting = rows.map((row): Acceptance => ({ ...row, key: unique('cle-de-requete') }));
  expect(waiting).toHaveLength(200);
  const accept = (served: ServedProcess, token: string, { key, ref, version }: Acceptance): Promise<number> =>
    served.post(`programmes/${world.programme.code}/examination/${ref}/accept`, token, {}, { 'Idempotency-Key': key, 'If-Match': `"${version}"` });

  for (const last of ANSWERED_WHEN_KILLED) {
    const served = await ServedProcess.start(settings, bench.database.serveUrl);
    const token = await served.signIn(email);
    let answered = 0;
    let killed: Promise<void> | undefined;
    const statuses: number[] = [];
    const asked = waiting.entries();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const [index, acceptance] of asked) {
        statuses[index] = await accept(served, token, acceptance);
        answered += 1;
        if (answered === last) killed = served.kill();
      }
    }));
    await killed;
    expect([...new Set(statuses)].sort()).toEqual([0, 200]);
    for (const [index, acceptance] of waiting.entries()) {
      expect(statuses[index] === 200 ? [WHOLE] : [WHOLE, NOTHING]).toContain(await traceOf(acceptance));
    }
    await totalsAgree(bench.database.serveUrl);
    waiting = waiting.filter((_, index) => statuses[index] !== 200);
  }

  expect(waiting.length).toBeGreaterThan(0);
  const served = await ServedProcess.start(settings, bench.database.serveUrl);
  const token = await served.signIn(email);
  for (const acceptance of waiting) {
    expect(await accept(served, token, acceptance)).toBe(200);
    expect(await traceOf(acceptance)).toBe(WHOLE);
  }
  await served.kill();
  await totalsAgree(bench.database.serveUrl);
  const { rows: [counted] } = await bench.owner.query("select count(*)::int as accepted from register.declaration_decision where programme_id = $1 and kind = 'acceptance'", [world.programme.id]);
  expect(counted).toEqual({ accepted: 200 });
}, 300_000);
