import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { nobody } from '../common/actor.js';
import { importRegister, type ImportReport } from '../exchange/register-import.js';
import { problemText } from '../exchange/register/problem-text.js';
import { DEFAULT_WORKBOOK_LIMITS } from '../exchange/workbook/workbook-limits.js';
import { readWorkbook } from '../exchange/workbook/read-workbook.js';
import { workbookRefusalMessage } from '../exchange/workbook/workbook-problems.js';
import { WorkbookRefusal } from '../exchange/workbook/workbook-refusal.js';
import type { Sheet } from '../exchange/workbook/workbook.js';
import { databaseServer } from './database-server.js';
import { withOwner } from './owner-work.js';

const USAGE = 'Write: mithaq import register FILE.xlsx --programme CODE [--apply]';

/** `mithaq import register`: a dry run unless told to apply. Exit codes: 0 fine, 1 refused, 2 wrong use. */
export async function importCommand(rest: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { programme: { type: 'string' }, apply: { type: 'boolean', default: false } } });
  const [what, file] = positionals;
  if (what !== 'register' || !file || !values.programme) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const code = values.programme;
  const sheets = await sheetsOf(file);
  const server = await databaseServer(process.env, () => undefined);
  try {
    if (!server.ownerUrl) {
      throw new Error('DATABASE_OWNER_URL is missing: set it to the address of the role that owns the schema.');
    }
    const report = await withOwner(server.ownerUrl, async ({ unitOfWork }) => {
      const work = async (tx: Parameters<Parameters<typeof unitOfWork.run>[1]>[0]): Promise<ImportReport> => {
        const [programme] = await tx.query<{ id: string; demonstration: boolean }>('select id, demonstration from register.programme where code = $1', [code]);
        if (!programme) {
          throw new Error(`There is no programme ${code}: give the code of one, such as MA-OFFSHORING-2030.`);
        }
        return importRegister(tx, programme, sheets);
      };
      const rehearsed = await unitOfWork.rehearse(nobody('mithaq import'), work);
      return values.apply && rehearsed.applicable ? unitOfWork.run(nobody('mithaq import'), work) : rehearsed;
    });
    print(report, values.apply);
    return report.applicable ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function sheetsOf(file: string): Promise<Sheet[]> {
  try {
    // the size is asked before the bytes are read
    const { fileBytes } = DEFAULT_WORKBOOK_LIMITS;
    if ((await stat(file)).size > fileBytes) {
      throw new WorkbookRefusal('workbook_too_large', { limit: Math.floor(fileBytes / 1_048_576) });
    }
    return await readWorkbook(await readFile(file));
  } catch (error) {
    if (error instanceof WorkbookRefusal) {
      throw new Error(`${file}: ${workbookRefusalMessage(error, 'en')}`, { cause: error });
    }
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(`There is no file ${file}: check the path.`, { cause: error }) : error;
  }
}

function print(report: ImportReport, apply: boolean): void {
  for (const problem of report.problems) {
    const { reason, remedy } = problemText(problem, 'en');
    process.stdout.write(`${problem.severity.padEnd(8)} ${[problem.sheet, problem.cell].filter(Boolean).join('!')}${problem.value ? ` “${problem.value}”` : ''}: ${reason} ${remedy}\n`);
  }
  for (const [kind, { new: added, changed, same, refused }] of Object.entries(report.counts)) {
    process.stdout.write(`${kind.padEnd(14)} ${String(added).padStart(5)} new ${String(changed).padStart(5)} changed ${String(same).padStart(5)} same ${String(refused).padStart(5)} refused\n`);
  }
  process.stdout.write(!report.applicable ? 'Nothing was written: correct the errors above.\n' : apply ? 'Applied.\n' : 'Dry run, nothing was written: add --apply to write it.\n');
}
