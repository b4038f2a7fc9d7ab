import 'reflect-metadata';
import { Problem, problemText } from '../common/problems.js';
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
  process.stderr.write(`${sentenceOf(error)}\n`);
  if (process.env['MITHAQ_LOG_LEVEL'] === 'debug' && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) {
    return problemText(error.code, 'en', error.parameters);
  }
  return error instanceof Error ? error.message : String(error);
}
