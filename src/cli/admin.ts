import { parseArgs } from 'node:util';
import { systemClock } from '../common/clock.js';
import { endRoles, grantRole, listAccounts, resetPassword, setDisabled } from './admin-accounts.js';
import { createAdministrator } from './admin-create.js';
import { databaseServer } from './database-server.js';
import { withOwner } from './owner-work.js';

const USAGE = `mithaq admin create --email ADDRESS --name NAME [--programme CODE] [--organisation CODE]
mithaq admin list
mithaq admin reset-password --email ADDRESS
mithaq admin disable --email ADDRESS
mithaq admin enable --email ADDRESS
mithaq admin grant --email ADDRESS --role ROLE --organisation CODE [--programme CODE] [--from DATE] [--delegation REFERENCE]
mithaq admin end-roles --email ADDRESS [--programme CODE]
`;

const OPTIONS = {
  email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, from: { type: 'string' }, delegation: { type: 'string' }, password: { type: 'string' },
  programme: { type: 'string', default: 'MA-OFFSHORING-2030' }, organisation: { type: 'string', default: 'MTNRA' },
} as const;

type Values = ReturnType<typeof parse>['values'];

const parse = (args: string[]) => parseArgs({ args, allowPositionals: true, options: OPTIONS });

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What each act needs, and what it does with the owner's connection. */
const ACTS: Readonly<Record<string, { needs: readonly (keyof typeof OPTIONS)[]; run: (ownerUrl: string, values: Values) => Promise<void> }>> = {
  create: {
    needs: ['email', 'name'],
    run: async (ownerUrl, { email = '', name = '', programme, organisation, password }) => {
      const made = await createAdministrator({ ownerUrl, email, name, programmeCode: programme, organisationCode: organisation, password }, systemClock);
      say(`${made.email} administers ${programme}.`);
      if (made.generatedPassword) {
        sayPassword(made.generatedPassword);
      }
    },
  },
  list: { needs: [], run: async (ownerUrl) => (await withOwner(ownerUrl, (owner) => owner.run(listAccounts))).forEach(say) },
  'reset-password': {
    needs: ['email'],
    run: async (ownerUrl, { email = '' }) => sayPassword(await withOwner(ownerUrl, (owner) => owner.run((tx) => resetPassword(tx, email)))),
  },
  disable: { needs: ['email'], run: async (ownerUrl, { email = '' }) => withOwner(ownerUrl, (owner) => owner.run((tx) => setDisabled(tx, email, true))) },
  enable: { needs: ['email'], run: async (ownerUrl, { email = '' }) => withOwner(ownerUrl, (owner) => owner.run((tx) => setDisabled(tx, email, false))) },
  grant: {
    needs: ['email', 'role'],
    run: async (ownerUrl, { email = '', role = '', programme, organisation, from, delegation }) =>
      withOwner(ownerUrl, (owner) => owner.run((tx) => grantRole(tx, { email, role, programme, organisation, from, delegation }))),
  },
  'end-roles': {
    needs: ['email'],
    run: async (ownerUrl, { email = '', programme }) => say(`${await withOwner(ownerUrl, (owner) => owner.run((tx) => endRoles(tx, email, programme)))} roles of ${email} end in ${programme}.`),
  },
};

/** `mithaq admin ACT`: persons, accounts and dated roles, as the owner of the schema. Exit codes: 0 done, 2 wrong use. */
export async function admin(rest: string[]): Promise<number> {
  const { values, positionals } = parse(rest);
  const act = ACTS[positionals[0] ?? ''];
  if (!act || act.needs.some((name) => !values[name])) {
    process.stderr.write(USAGE);
    return 2;
  }
  const server = await databaseServer(process.env, () => undefined);
  try {
    if (!server.ownerUrl) {
      throw new Error('DATABASE_OWNER_URL is missing: set it to the address of the role that owns the schema.');
    }
    await act.run(server.ownerUrl, values);
    return 0;
  } finally {
    await server.stop();
  }
}

function sayPassword(password: string): void {
  say(`Password, shown this once and to be changed at the first sign-in: ${password}`);
}
