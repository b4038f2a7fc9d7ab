import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As in the contract, with `{programme}` and `{ref}`. */
  path: string;
}

interface Contract {
  paths: Record<string, Record<string, unknown>>;
}

const contract = JSON.parse(readFileSync(fileURLToPath(new URL('../../openapi.json', import.meta.url)), 'utf8')) as Contract;

/** Every route of the contract; a check that the contract is that of the routes stands beside. */
export const routes: readonly Route[] = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ method: method.toUpperCase() as Route['method'], path })));

export const programmeRoutes = routes.filter((route) => route.path.startsWith('/api/v1/programmes/{programme}'));

/** `POST milestones/{ref}/log` */
export const nameOf = ({ method, path }: Route): string => `${method} ${path.replace('/api/v1/programmes/{programme}', '').replace(/^\//, '') || '.'}`;
