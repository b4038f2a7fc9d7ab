import { totals } from '../../src/cli/totals-command.js';
import { ProgressBench } from './progress-bench.js';

let bench: ProgressBench;
const written: string[] = [];

beforeAll(async () => {
  bench = await ProgressBench.open();
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await bench.close();
});

/** Runs the command on this database as an operator would. */
async function run(url: string, ...rest: string[]): Promise<{ status: number; said: string }> {
  const { DATABASE_URL: before } = process.env;
  process.env['DATABASE_URL'] = url;
  written.length = 0;
  try {
    return { status: await totals(rest), said: written.join('') };
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
  }
}

it('ends with 0 when clean, 1 with each difference, 0 after a rebuild, and 2 when it could not check', async () => {
  const world = await bench.programme();
  const one = await bench.organisation(world);
  const heads = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'headcount', [one], {});
  await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '10' }]);
  const { serveUrl } = bench.database;
  const check = ['check', '--programme', world.programme.code];
  expect(await run(serveUrl, ...check)).toEqual({ status: 0, said: `${world.programme.code}: 2 rows compared, 0 differences.\n` });

  await bench.owner.query('update register.commitment_progress set accepted = 11 where commitment_id = $1', [heads.id]);
  const found = await run(serveUrl, ...check);
  expect(found.status).toBe(1);
  expect(found.said).toMatch(new RegExp(`progress of commitment ${heads.id}, 2025-01-01 to 2025-03-31: stored .*accepted 11.*; computed .*accepted 10`));
  expect(await bench.progress(world, heads, 1)).toMatchObject({ accepted: '11' });

  expect(await run(serveUrl, 'rebuild', '--programme', world.programme.code)).toMatchObject({ status: 0 });
  expect(await run(serveUrl, ...check)).toMatchObject({ status: 0 });

  expect(await run(serveUrl, 'check', '--programme', 'NOBODYS')).toMatchObject({ status: 2 });
  expect(await run(serveUrl, 'count')).toMatchObject({ status: 2 });
  expect(await run(serveUrl.replace(/\/[^/]*$/, '/there_is_no_such_database'), 'check')).toMatchObject({ status: 2 });
});
