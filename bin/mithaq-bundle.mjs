#!/usr/bin/env node
// `mithaq bundle` alone: with dist/ beside it, it needs Node and nothing else.
const { bundle } = await import(new URL('../dist/src/cli/bundle-command.js', import.meta.url).href);
process.exitCode = await bundle(process.argv.slice(2));
