import { hash } from '@node-rs/argon2';
import { Passwords } from './passwords.js';

const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const passwords = new Passwords();

describe('Passwords', () => {
  it('hashes with Argon2id, 19 MiB, two passes, one lane', async () => {
    expect(await passwords.hash('quatre chevaux verts')).toMatch(CURRENT);
  });

  it('recognises the password, in either Unicode form', async () => {
    const stored = await passwords.hash('forêt d’été à Ifrane'.normalize('NFC'));
    expect(await passwords.verify(stored, 'forêt d’été à Ifrane'.normalize('NFD'))).toEqual({ matches: true, newHash: null });
    expect(await passwords.verify(stored, 'foret d’été à Ifrane')).toEqual({ matches: false, newHash: null });
  });

  it('matches nothing where there is no hash', async () => {
    expect(await passwords.verify(null, 'quatre chevaux verts')).toEqual({ matches: false, newHash: null });
  });

  it.each([
    ['weaker costs', { algorithm: 2, memoryCost: 8_192, timeCost: 2, parallelism: 1 } as const],
    ['another lane count', { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 2 } as const],
  ])('offers a new hash for one made with %s', async (_, costs) => {
    const old = await hash('quatre chevaux verts', costs);
    const { matches, newHash } = await passwords.verify(old, 'quatre chevaux verts');
    expect(matches).toBe(true);
    expect(newHash).toMatch(CURRENT);
    expect((await passwords.verify(old, 'autre chose que cela')).newHash).toBeNull();
  });
});
