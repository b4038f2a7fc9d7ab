import { SetMetadata } from '@nestjs/common';
import type { Role } from '../common/actor.js';

const OFFICIALS = ['programme_office', 'official'] as const;
const PARTNERS = ['contributor', 'preparer', 'signatory'] as const;
const AUDITORS = ['auditor', 'audit_head'] as const;

/** Which roles hold a permission in a programme. PostgreSQL decides a second time, row by row. */
export const PERMISSIONS = {
  'programme.read': ['administrator', ...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'register.read': [...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'register.write': ['programme_office'],
  'commitment.write': OFFICIALS,
  'milestone.log': OFFICIALS,
  'forecast.propose': PARTNERS,
  'organisation.read': ['administrator', ...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'organisation.write': ['administrator', 'programme_office'],
  'import.register': ['programme_office'],
  'declaration.read': [...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'declaration.prepare': PARTNERS,
  'declaration.submit': ['signatory'],
  'declaration.examine': OFFICIALS,
  'period.manage': ['programme_office'],
  'evidence.destroy': ['programme_office'],
  'audit.read': [...OFFICIALS, ...AUDITORS],
  'audit.work': AUDITORS,
  'audit.lead': ['audit_head'],
  'finding.read': [...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'finding.reply': ['preparer', 'signatory'],
  'restatement.read': [...OFFICIALS, ...PARTNERS, ...AUDITORS],
  'restatement.decide': ['programme_office'],
  'accounts.manage': ['administrator'],
  'token.make': PARTNERS,
  'token.revoke': [...PARTNERS, 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export type RouteAccess = { kind: 'public' } | { kind: 'signed_in' } | { kind: 'permission'; permission: Permission };

export const ROUTE_ACCESS = 'mithaq:access';

/** The route needs this permission in the programme of its address (`:programme`). */
export const Can = (permission: Permission) => SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission } satisfies RouteAccess);

/** Any signed-in account. */
export const SignedIn = () => SetMetadata(ROUTE_ACCESS, { kind: 'signed_in' } satisfies RouteAccess);

/** Without an account. Said in words, because a route without a declared access is closed. */
export const Public = () => SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess);

export function mayAs(permission: Permission, roles: readonly Role[]): boolean {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => holders.includes(role));
}

/** The permissions that these roles hold, for the web application to disable what is refused anyway. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => mayAs(permission, roles));
}
