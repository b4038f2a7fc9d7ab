import { DueDays } from '../../src/progress/due-days.js';
import { ProgressBench } from './progress-bench.js';

let bench: ProgressBench;
beforeAll(async () => { bench = await ProgressBench.open(); });
afterAll(() => bench.close());

const look = () => new DueDays(bench.unitOfWork, bench.service, bench.clock).look();

it('what is awaited is missing on the day after its due day, and after that of its extension, without anyone declaring', async () => {
  bench.clock.moveTo('2026-11-23T10:00:00Z');
  const world = await bench.programme();
  const [one, other, late] = [await bench.organisation(world), await bench.organisation(world), await bench.organisation(world)];
  const joint = await world.commitment(await bench.agreement(world, [one, other, late], '2024-12-01'), 'headcount', [one, other, late], {});
  // quarter 8 is due on 2027-01-30
  await world.extend(late, 8, '2027-02-20');
  await bench.accepted(world, one, 8, [{ indicator: 'headcount', value: '20' }]);
  expect(await bench.progress(world, joint, 8)).toMatchObject({ accepted: '20', missing: 0 });

  bench.clock.moveTo('2027-01-30T20:00:00Z');
  expect(await look()).toBe(0);
  bench.clock.moveTo('2027-01-31T10:00:00Z');
  expect(await look()).toBe(1);
  expect(await bench.progress(world, joint, 8)).toMatchObject({ accepted: '20', missing: 1 });
  expect(await look()).toBe(0);

  bench.clock.moveTo('2027-02-21T10:00:00Z');
  expect(await look()).toBe(1);
  expect(await bench.progress(world, joint, 8)).toMatchObject({ accepted: '20', missing: 2 });
});

it('reaches more commitments than one transaction takes, and then has nothing to do', async () => {
  bench.clock.moveTo('2026-11-23T10:00:00Z');
  const world = await bench.programme();
  const one = await bench.organisation(world);
  for (let count = 0; count < 25; count += 1) {
    await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'headcount', [one], {});
  }
  await bench.accepted(world, one, 8, [{ indicator: 'headcount', value: '20' }]);
  bench.clock.moveTo('2027-03-01T10:00:00Z');
  expect(await look()).toBeGreaterThan(0);
  const { rows } = await bench.owner.query('select computed_on::text as day, count(distinct commitment_id)::int as count from register.commitment_progress where programme_id = $1 group by 1', [world.programme.id]);
  expect(rows).toEqual([{ day: '2027-03-01', count: 25 }]);
  expect(await look()).toBe(0);
});
