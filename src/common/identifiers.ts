export type IceCheck = 'valid' | 'wrong_key' | 'malformed';

const ICE = /^\d{15}$/;

/**
 * Checks an ICE (identifiant commun de l'entreprise): 9 digits of the company, 4 of the establishment, 2 of the key.
 * The whole number is a multiple of 97. A wrong key is a warning, not a refusal.
 */
export function checkIce(text: string): IceCheck {
  if (!ICE.test(text)) return 'malformed';
  return BigInt(text) % 97n === 0n ? 'valid' : 'wrong_key';
}
