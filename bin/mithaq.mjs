#!/usr/bin/env -S node --max-semi-space-size=4
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/src/cli/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error(`Mithaq is not built yet: run "npm run build" in ${fileURLToPath(new URL('..', import.meta.url))}`);
  process.exitCode = 1;
}
