import type { Language } from '@common/translated.js';
import type { Session } from './lib/session.js';
import { passwordPath, pathsAt } from './paths.js';

/** Where a reader who has just signed in begins: a provisional password is changed before anything else. */
export function homePath(language: Language, { account, programmes }: Session): string | null {
  if (account.mustChangePassword) return passwordPath(language);
  const first = programmes[0];
  return first === undefined ? null : pathsAt({ language, programme: first.code }).work;
}
