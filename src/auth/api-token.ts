import { createHash, randomBytes } from 'node:crypto';
import type { Permission } from './permissions.js';

/** Recognised by those who look for leaked secrets, and by the program, which asks no other token for its hash. */
const PREFIX = 'mithaq_';
const BYTES = 32;
const FORM = /^mithaq_[A-Za-z0-9_-]{43}$/;

/** What a token may do, as far as its person may do it now. Nothing else is ever open to a token: no examination, no account, no token. */
export const TOKEN_SCOPES = ['register.read', 'declaration.read', 'declaration.prepare', 'declaration.submit'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const OPENED: Readonly<Record<TokenScope, readonly Permission[]>> = {
  'register.read': ['programme.read', 'register.read', 'organisation.read'],
  'declaration.read': ['declaration.read'],
  'declaration.prepare': ['declaration.prepare'],
  'declaration.submit': ['declaration.submit'],
};

export function scopesOpen(scopes: readonly TokenScope[], permission: Permission): boolean {
  return scopes.some((scope) => OPENED[scope].includes(permission));
}

/** 256 bits after the prefix. */
export function newApiToken(): string {
  return PREFIX + randomBytes(BYTES).toString('base64url');
}

export function isApiToken(text: string): boolean {
  return FORM.test(text);
}

/** What is stored: a stolen table opens nothing. */
export function hashOfApiToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
