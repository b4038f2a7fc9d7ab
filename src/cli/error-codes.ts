import { writeFile } from 'node:fs/promises';
import { PROBLEMS } from '../common/problem-catalogue.js';

/** `docs/error-codes.md`, made from the catalogue, so that no code is undocumented. */
export async function writeErrorCodes(rest: readonly string[]): Promise<void> {
  const rows = Object.entries(PROBLEMS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, fr, ar, en }]) => `| \`${code}\` | ${status} | ${[fr, ar, en].join(' | ')} |`);
  const page = [
    '# Error codes', '',
    'Made by `npx mithaq error-codes` from `src/common/problem-catalogue.ts`. Every error is an RFC 9457 problem with one of these codes; `{…}` is filled in.', '',
    '| code | status | français | العربية | English |', '|---|---|---|---|---|', ...rows, '',
  ].join('\n');
  if (rest.includes('--stdout')) {
    process.stdout.write(page);
  } else {
    await writeFile('docs/error-codes.md', page);
  }
}
