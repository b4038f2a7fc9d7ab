import { parseArgs } from 'node:util';
import { runBench } from '../../bench/run.js';
import { loadNationalData, NATIONAL_SIZES } from '../../bench/national-data.js';

/** `mithaq bench` measures; `mithaq bench data` only loads the national data into DATABASE_OWNER_URL. */
export async function bench(rest: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { seconds: { type: 'string' } } });
  if (positionals[0] !== 'data') {
    return runBench(values.seconds ? { seconds: Number(values.seconds) } : {});
  }
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  if (!ownerUrl) {
    throw new Error('DATABASE_OWNER_URL is missing: set it to the address of a migrated database whose data may be fictitious.');
  }
  await loadNationalData(ownerUrl, NATIONAL_SIZES, (line) => void process.stdout.write(`${line}\n`));
}
