import { parseArgs } from 'node:util';
import { systemClock } from '../common/clock.js';
import { createAdministrator } from './admin-create.js';
import { databaseServer } from './database-server.js';

const USAGE = 'Write: mithaq admin create --email ADDRESS --name NAME [--programme MA-OFFSHORING-2030] [--organisation MTNRA]';

/** `mithaq admin create`: the first account of an installation. The password is printed once. */
export async function admin(rest: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' }, programme: { type: 'string', default: 'MA-OFFSHORING-2030' }, organisation: { type: 'string', default: 'MTNRA' }, password: { type: 'string' } },
  });
  if (positionals[0] !== 'create' || !values.email || !values.name) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const server = await databaseServer(process.env, () => undefined);
  try {
    if (!server.ownerUrl) {
      throw new Error('DATABASE_OWNER_URL is missing: set it to the address of the role that owns the schema.');
    }
    const made = await createAdministrator(
      { ownerUrl: server.ownerUrl, email: values.email, name: values.name, programmeCode: values.programme, organisationCode: values.organisation, password: values.password }, systemClock);
    process.stdout.write(`${made.email} administers ${values.programme}.\n`);
    if (made.generatedPassword) {
      process.stdout.write(`Password, shown this once and to be changed at the first sign-in: ${made.generatedPassword}\n`);
    }
    return 0;
  } finally {
    await server.stop();
  }
}
