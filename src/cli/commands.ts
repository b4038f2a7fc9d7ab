/** Each command is loaded when it runs: printing the help does not load the server. */
export interface Command {
  summary: string;
  run(rest: string[]): Promise<number | void>;
}

export const commands: Readonly<Record<string, Command>> = {
  serve: { summary: 'starts the register (what npm start does)', run: async () => (await import('./serve.js')).serve() },
  migrate: { summary: 'migrates DATABASE_OWNER_URL and loads the reference data', run: async () => (await import('./migrate-command.js')).migrateCommand() },
  admin: { summary: 'create, list, reset-password, disable, enable, grant, end-roles: accounts and dated roles (mithaq admin shows how)', run: async (rest) => (await import('./admin.js')).admin(rest) },
  import: { summary: 'import register FILE.xlsx --programme CODE [--apply]: checks a workbook, and writes it when told', run: async (rest) => (await import('./import-command.js')).importCommand(rest) },
  pack: { summary: '--programme CODE --as EMAIL [--language fr|ar|en] [--since DAY] [--folder FOLDER]: the document and the workbook of a committee', run: async (rest) => (await import('./pack-command.js')).packCommand(rest) },
  totals: { summary: 'check [--programme CODE]: recomputes every total from its rows and compares; rebuild writes them anew', run: async (rest) => (await import('./totals-command.js')).totals(rest) },
  ledger: { summary: 'verify, export, checkpoint, rotate-key, renew: the sealed trail (mithaq ledger shows how)', run: async (rest) => (await import('./ledger-command.js')).ledger(rest) },
  bundle: { summary: 'verify FILE.zip: checks an exported figure with its proofs, offline', run: async (rest) => (await import('./bundle-command.js')).bundle(rest) },
  witness: { summary: 'keeps the last checkpoint seen, asks for consistency, cosigns or raises the alarm', run: async (rest) => (await import('./witness-command.js')).witness(rest) },
  openapi: { summary: 'writes openapi.json from the routes (--stdout prints it)', run: async (rest) => (await import('./openapi.js')).writeOpenApi(rest) },
  'error-codes': { summary: 'writes docs/error-codes.md from the catalogue (--stdout prints it)', run: async (rest) => (await import('./error-codes.js')).writeErrorCodes(rest) },
  bench: { summary: 'measures against the bare limit (bench/README.md); bench data only loads the national data', run: async (rest) => (await import('./bench.js')).bench(rest) },
  help: {
    summary: 'this page',
    run: async () => {
      process.stdout.write('mithaq COMMAND\n\n');
      for (const [name, { summary }] of Object.entries(commands)) {
        process.stdout.write(`  ${name.padEnd(12)} ${summary}\n`);
      }
    },
  },
};
