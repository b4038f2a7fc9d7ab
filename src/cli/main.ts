import 'reflect-metadata';
import { commands } from './commands.js';

/** `mithaq COMMAND ...`: each command is a file of this folder; an error is one sentence and a code. */
const [name = 'help', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`There is no command “${name}”. These exist: ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}
try {
  process.exitCode = (await command.run(rest)) ?? process.exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['MITHAQ_LOG_LEVEL'] === 'debug' && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
}
