import { randomInt } from 'node:crypto';

/** Letters and digits that no one confuses when reading them aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A password of 99 bits, in four groups, to be handed over once. */
export function generatePassword(): string {
  const character = () => ALPHABET[randomInt(ALPHABET.length)];
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, character).join('')).join('-');
}
