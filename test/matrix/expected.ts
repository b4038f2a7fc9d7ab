import { PERMISSIONS, type Permission } from '../../src/auth/permissions.js';
import type { Role } from '../../src/common/actor.js';
import type { Route } from './routes.js';

export type Ownership = 'own' | "another's" | "nobody's";

/** `allowed` is any answer of the route itself: the object is there and the role may do this to it. */
export type Verdict = 'allowed' | 403 | 404;

const PARTNERS: readonly Role[] = ['contributor', 'preparer', 'signatory'];

/** The permission of each route, said a second time and apart from the controllers. */
export function permissionOf({ method, path }: Route): Permission {
  const rest = path.replace('/api/v1/programmes/{programme}', '').replace(/^\//, '');
  const [collection = '', ...tail] = rest.split('/');
  const read = method === 'GET';
  switch (collection) {
    case '': return 'programme.read';
    case 'notifications': return 'programme.read';
    case 'comparison': return 'declaration.read';
    case 'insights': return 'register.read';
    case 'pack': return 'declaration.read';
    case 'calendar': return 'programme.read';
    case 'tokens': return read || tail.length > 0 ? 'token.revoke' : 'token.make';
    case 'accounts': return 'accounts.manage';
    case 'imports': return 'import.register';
    case 'organisations': return read ? 'organisation.read' : 'organisation.write';
    case 'declarations': return tail.includes('imports') || tail.at(-1) === 'template.xlsx' ? 'declaration.prepare' : read ? 'declaration.read' : tail.at(-1) === 'destruction' ? 'evidence.destroy' : tail.at(-1) === 'submit' || tail.at(-1) === 'recall' ? 'declaration.submit' : 'declaration.prepare';
    case 'examination': return 'declaration.examine';
    case 'periods': return tail.at(-1) === 'due' ? 'declaration.read' : read ? 'register.read' : 'period.manage';
    case 'missions': return read ? (tail.at(-1) === 'population' || tail.at(-1) === 'extraction' || tail.at(-1) === 'readings' ? 'audit.work' : 'audit.read') : tail.length === 0 || tail.at(-1) === 'team' || tail.at(-1) === 'close' ? 'audit.lead' : 'audit.work';
    case 'findings': return read ? 'finding.read' : tail.at(-1) === 'reply' || tail.at(-1) === 'actions' ? 'finding.reply' : tail.at(-1) === 'decide' ? 'audit.lead' : 'audit.work';
    case 'restatement-requests': return read ? 'restatement.read' : 'restatement.decide';
    case 'commitments': return tail.at(-1) === 'bundle' || tail.at(-1) === 'lineage' ? 'declaration.read' : read ? 'register.read' : tail.length === 0 || tail.includes('health') ? 'register.write' : 'commitment.write';
    case 'milestones': return read ? 'register.read' : tail.at(-1) === 'forecast-proposals' ? 'forecast.propose' : 'milestone.log';
    default: return read ? 'register.read' : 'register.write';
  }
}

/** What the table of roles in the model says of this route, this role and this object. */
export function verdictOf(route: Route, role: Role, ownership: Ownership): Verdict {
  const permission = permissionOf(route);
  const holders: readonly Role[] = PERMISSIONS[permission];
  if (!holders.includes(role)) {
    return 403;
  }
  if (!/\{(ref|id|account)\}/.test(route.path)) {
    return 'allowed';
  }
  if (ownership === "nobody's") {
    return 404;
  }
  // a finding that is communicated and not final is for the mission and its addressee
  if (/\/findings\//.test(route.path) && (role === 'official' || role === 'programme_office' || ownership === "another's")) {
    return 404;
  }
  // a mission that is not closed is for its team
  if (/\/missions\//.test(route.path) && (role === 'official' || role === 'programme_office' || ownership === "another's")) {
    return 404;
  }
  // an official examines the organisations assigned to its body, and its body's own declaration is not one of them
  if (role === 'official' && permission === 'declaration.examine') {
    return 403;
  }
  if (ownership === "another's") {
    if (/\/notifications\//.test(route.path)) {
      return 404;
    }
    const ofTheProgramme = /\{programme\}\/(zones|imports|accounts|periods)\//.test(route.path);
    if (PARTNERS.includes(role) && !ofTheProgramme) {
      return 404;
    }
    if (role === 'official' && route.method !== 'GET' && (permission === 'milestone.log' || permission === 'commitment.write')) {
      return 403;
    }
  }
  return 'allowed';
}
