import { TARGET_BASES, type TargetBasis } from '@common/achievement.js';

/** The basis of a promise as the contract of the list writes it. */
export function readingOf(basis: string): TargetBasis {
  return TARGET_BASES.find((known) => known === basis) ?? 'level';
}
