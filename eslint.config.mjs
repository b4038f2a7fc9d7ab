import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import typescript from 'typescript-eslint';
import { houseRules } from './scripts/house-rules.mjs';

const root = dirname(fileURLToPath(import.meta.url));

const databaseBehindUnitOfWork = {
  paths: [
    { name: '@nestjs/typeorm', importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'] },
    { name: 'typeorm', importNames: ['DataSource', 'Repository', 'EntityManager'] },
  ].map((path) => ({ ...path, message: 'Reach the database through the unit of work.' })),
};

export default typescript.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/generated/', '**/coverage/', '**/test-results/', '.mithaq/', 'web/public/', 'src/metadata.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(['process', 'console', 'URL', 'Buffer', 'fetch', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'AbortSignal', 'AbortController'].map((name) => [name, 'readonly'])),
    },
  },
  // what a browser test evaluates runs in the page
  { files: ['web/e2e/**/*.mjs'], languageOptions: { globals: Object.fromEntries(['document', 'window', 'getComputedStyle', 'localStorage', 'sessionStorage'].map((name) => [name, 'readonly'])) } },
  { files: ['**/*.{ts,tsx,mjs}'], rules: { 'max-lines': ['error', 400], eqeqeq: ['error', 'smart'] } },
  { files: ['web/**/*.{ts,tsx}'], extends: [typescript.configs.recommended] },
  {
    files: ['{src,test,migrations,bench}/**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      // an interface may ask for a promise where one implementation has nothing to wait for
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: houseRules(root) },
    rules: {
      'house/one-way': 'error',
      'house/no-cycle': 'error',
      'house/no-barrel': 'error',
      'no-console': 'error',
      'house/sql-constant': 'error',
      'no-restricted-imports': ['error', databaseBehindUnitOfWork],
    },
  },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-imports': 'off' } },
  {
    files: ['src/database/**/*.ts', 'src/data-source.ts'],
    rules: { 'no-restricted-imports': 'off', 'house/sql-constant': ['error', { join: true }] },
  },
  {
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      // what HTTP and SQL answer in a test is checked by its assertions
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
