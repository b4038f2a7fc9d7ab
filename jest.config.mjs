import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = dirname(fileURLToPath(import.meta.url));

/** CommonJS packages that load ES modules with `import()`, which Jest's CommonJS realm cannot. */
const packagesWithDynamicImport = ['@fastify/cookie'];

/** Installed packages that must be compiled to CommonJS, as the project is: those whose `.js` files are ES modules. */
function packagesToTransform() {
  const modules = join(rootDir, 'node_modules');
  const names = readdirSync(modules).flatMap((entry) =>
    entry.startsWith('@') ? readdirSync(join(modules, entry)).map((name) => `${entry}/${name}`) : [entry],
  );
  const esModules = names.filter((name) => {
    const manifest = join(modules, name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  });
  return [...esModules, ...packagesWithDynamicImport];
}

const swcOptions = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

const common = {
  rootDir,
  roots: ['src', 'test', 'migrations', 'bench', 'web/src'].map((folder) => join(rootDir, folder)).filter((folder) => existsSync(folder)),
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  moduleNameMapper: { '^@common/(.*)\\.js$': '<rootDir>/src/common/$1.ts', '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  transform: { '\\.(?:ts|m?js)$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: [
    `/node_modules/(?!.*/node_modules/|(?:${packagesToTransform().join('|')})/).*(?<!\\.mjs)$`,
  ],
};

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/counts-reporter.mjs'],
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'database',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/setup/global-setup.mjs',
      globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
    },
  ],
};
