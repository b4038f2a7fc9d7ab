// The rules of the house that need to know the folders of `src`, as an ESLint plugin.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Dependencies point from a higher layer to a lower one; a folder that is not named here is a feature. */
const layers = { common: 0, config: 1, database: 1, http: 1, auth: 1, ledger: 1, files: 1, cli: 3 };
const features = 2;
const top = 3;
/** Files of `src` itself stand on top; these, which wire the database connection, may be read from the database folder too. */
const wiring = ['data-source.ts', 'entities.ts'];
/** What a feature shows to other features. */
const shownToFeatures = /(?:\.(service|queries|entity|dto|module|vocabulary)|[\\/]declared-line)\.js$/;

/** @param {string} root folder of the repository */
export function houseRules(root) {
  const source = join(root, 'src');
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const cycles = findCycles(source);

  const folderOf = (file) => {
    const path = relative(source, file).split(sep);
    return path.length > 1 && folders.includes(path[0]) ? path[0] : undefined;
  };
  const layerOf = (file) => {
    const folder = folderOf(file);
    return folder === undefined ? top : (layers[folder] ?? features);
  };
  const isWiring = (file) => wiring.includes(relative(source, file).replace(/\.js$/, '.ts'));

  const oneWay = rule((context) => (node, target) => {
    const [from, to] = [folderOf(context.filename), folderOf(target)];
    if (from !== undefined && from === to) return;
    const [fromLayer, toLayer] = [layerOf(context.filename), isWiring(target) ? layers.database : layerOf(target)];
    if (toLayer > fromLayer) {
      context.report({ node, message: `${from ?? 'this file'} may not depend on ${to ?? 'the application'}: common <- database, http, auth, ledger <- features <- app.module and cli.` });
    } else if (fromLayer === features && toLayer === features && !shownToFeatures.test(target)) {
      context.report({ node, message: `A feature meets ${to} only through its service, queries, entity, dto or module files.` });
    }
  });

  const noCycle = {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      Program(node) {
        const cycle = cycles.get(context.filename);
        if (cycle) context.report({ node, message: `Files depend on each other in a circle: ${cycle.map((file) => relative(source, file)).join(', ')}.` });
      },
    }),
  };

  const noBarrel = {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      Program(node) {
        if (/[\\/]index\.tsx?$/.test(context.filename)) context.report({ node, message: 'No barrels: import from the file that defines it.' });
      },
    }),
  };

  return { rules: { 'one-way': oneWay, 'no-cycle': noCycle, 'no-barrel': noBarrel, 'sql-constant': sqlConstant } };

  function rule(check) {
    return {
      meta: { type: 'problem', schema: [] },
      create(context) {
        const checkImport = check(context);
        const visit = (node) => {
          const specifier = node.source?.value;
          if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
          const target = resolve(dirname(context.filename), specifier);
          if (!relative(source, target).startsWith('..')) checkImport(node, target);
        };
        return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit, ImportExpression: visit };
      },
    };
  }
}

const sqlMethods = ['query', 'orderBy', 'where', 'andWhere', 'addSelect', 'select'];

/**
 * SQL is a constant: no template with expressions; joined from parts only where each is a text or a constant in capitals.
 * The option `join` allows any joining, for the one place that composes lists from their literal definitions.
 */
const sqlConstant = {
  meta: { type: 'problem', schema: [{ type: 'object', properties: { join: { type: 'boolean' } }, additionalProperties: false }] },
  create: (context) => ({
    CallExpression({ callee, arguments: [sql] }) {
      if (callee.type !== 'MemberExpression' || !sqlMethods.includes(callee.property.name) || sql === undefined) return;
      const composed = (sql.type === 'TemplateLiteral' && sql.expressions.length > 0) || (sql.type === 'BinaryExpression' && sql.operator === '+');
      if (!composed || (sql.type === 'BinaryExpression' && (context.options[0]?.join || isConstant(sql)))) return;
      context.report({ node: sql, message: 'SQL is not put together from parts: pass values as parameters and take names from a literal map in capitals.' });
    },
  }),
};

function isConstant(node) {
  if (node.type === 'Literal') return true;
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
  if (node.type === 'BinaryExpression') return isConstant(node.left) && isConstant(node.right);
  if (node.type === 'ConditionalExpression') return isConstant(node.consequent) && isConstant(node.alternate);
  if (node.type === 'MemberExpression') return isConstant(node.object);
  return node.type === 'Identifier' && /^[A-Z][A-Z0-9_]*$/.test(node.name);
}

/** Groups of files that reach each other through imports of values (types leave no trace at run time), by file. */
function findCycles(source) {
  const files = readdirSync(source, { recursive: true }).filter((path) => /(?<!\.d|\.spec)\.ts$/.test(path)).map((path) => join(source, path));
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  const cycles = new Map();
  const [indexes, lows, stack] = [new Map(), new Map(), []];
  // Tarjan's strongly connected components
  const visit = (file) => {
    indexes.set(file, indexes.size);
    lows.set(file, indexes.get(file));
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!indexes.has(next)) visit(next);
      if (stack.includes(next)) lows.set(file, Math.min(lows.get(file), lows.get(next)));
    }
    if (lows.get(file) !== indexes.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) for (const member of group) cycles.set(member, group);
  };
  for (const file of files) if (!indexes.has(file)) visit(file);
  return cycles;
}

function importsOf(file) {
  const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'(\.[^']+)\.js'/gm);
  return [...statements].map(([, specifier]) => resolve(dirname(file), `${specifier}.ts`)).filter((target) => existsSync(target));
}
