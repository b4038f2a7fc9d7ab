import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import type { Settings } from '../config/settings.js';
import { AccessTokens, jwtOptions } from './tokens.js';

const ACCOUNT = '01900000-0000-7000-8000-000000000001';
const SESSION = '01900000-0000-7000-8000-000000000002';
const TOKEN_ID = '01900000-0000-7000-8000-000000000003';
const NOW = new Date('2026-11-23T10:00:00Z');
const SECONDS = NOW.getTime() / 1_000;

const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const foreignKeys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const settings = {
  publicUrl: 'https://mithaq.example',
  tokenPrivateKeyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  accessTokenSeconds: 300,
} as Settings;

const CLAIMS = {
  sub: ACCOUNT, sid: SESSION, epoch: 3, jti: TOKEN_ID, iat: SECONDS, exp: SECONDS + 300, aud: 'https://mithaq.example/api', iss: 'https://mithaq.example',
};
const HEADER = { alg: 'ES256', typ: 'at+jwt' };

function start() {
  let now = NOW;
  const tokens = new AccessTokens(new JwtService(jwtOptions(settings)), settings, { now: () => now });
  return { tokens, moveTo: (instant: Date) => (now = instant) };
}

const encode = (part: object | string): string => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

function forge(header: object, payload: object | string, key: KeyObject = keys.privateKey): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function forgeHmac(header: object, payload: object, secret: string): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

const without = (name: keyof typeof CLAIMS): object => Object.fromEntries(Object.entries(CLAIMS).filter(([claim]) => claim !== name));
const publicPem = createPublicKey(keys.privateKey).export({ type: 'spki', format: 'pem' }).toString();
const foreignJwk = foreignKeys.publicKey.export({ format: 'jwk' });

describe('AccessTokens', () => {
  it('verifies what it signed', async () => {
    const { tokens } = start();
    const token = await tokens.sign({ accountId: ACCOUNT, sessionId: SESSION, epoch: 3 });
    expect(await tokens.verify(token)).toMatchObject({ sub: ACCOUNT, sid: SESSION, epoch: 3, iat: SECONDS, exp: SECONDS + 300 });
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual(HEADER);
  });

  it('case 11: accepts a token only as it would have been made, so that the refusals below have one reason each', async () => {
    expect(await start().tokens.verify(forge(HEADER, CLAIMS))).toEqual(CLAIMS);
  });

  it.each<[string, string]>([
    ['the algorithm none', `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(CLAIMS)}.`],
    ['HS256 signed with the public key', forgeHmac({ alg: 'HS256', typ: 'at+jwt' }, CLAIMS, publicPem)],
    ['HS256 under the right header', forgeHmac(HEADER, CLAIMS, publicPem)],
    ['a foreign key', forge(HEADER, CLAIMS, foreignKeys.privateKey)],
    ['a foreign key in the header (jwk)', forge({ ...HEADER, jwk: foreignJwk }, CLAIMS, foreignKeys.privateKey)],
    ['a foreign key by address (jku)', forge({ ...HEADER, jku: 'https://attacker.example/keys' }, CLAIMS, foreignKeys.privateKey)],
    ['another audience', forge(HEADER, { ...CLAIMS, aud: 'https://other.example/api' })],
    ['several audiences', forge(HEADER, { ...CLAIMS, aud: [CLAIMS.aud, 'https://other.example/api'] })],
    ['another issuer', forge(HEADER, { ...CLAIMS, iss: 'https://other.example' })],
    ['another type', forge({ alg: 'ES256', typ: 'JWT' }, CLAIMS)],
    ['no type', forge({ alg: 'ES256' }, CLAIMS)],
    ['an expired token', forge(HEADER, { ...CLAIMS, exp: SECONDS })],
    ['a token of the future (nbf)', forge(HEADER, { ...CLAIMS, nbf: SECONDS + 60 })],
    ['no expiry', forge(HEADER, without('exp'))],
    ['no session', forge(HEADER, without('sid'))],
    ['no epoch', forge(HEADER, without('epoch'))],
    ['a critical extension', forge({ ...HEADER, crit: ['b64'], b64: false }, CLAIMS)],
    ['a claim twice', forge(HEADER, JSON.stringify(CLAIMS).replace('{', `{"sub":"${TOKEN_ID}",`))],
    ['a claim twice, escaped', forge(HEADER, JSON.stringify(CLAIMS).replace('{', `{"\\u0073ub":"${TOKEN_ID}",`))],
    ['a payload that is not an object', forge(HEADER, '"text"')],
    ['a payload that is null', forge(HEADER, 'null')],
    ['a refresh token', 'q'.repeat(43)],
    ['an empty text', ''],
    ['a very long text', 'a'.repeat(100_000)],
  ])('case 11: refuses %s', async (_, token) => {
    expect(await start().tokens.verify(token)).toBeUndefined();
  });

  it('case 11: refuses a token whose claims were changed after it was signed', async () => {
    const [header, , signature] = forge(HEADER, CLAIMS).split('.');
    expect(await start().tokens.verify([header, encode({ ...CLAIMS, sub: TOKEN_ID }), signature].join('.'))).toBeUndefined();
  });

  it('refuses a token once it has expired, although it was verified before', async () => {
    const { tokens, moveTo } = start();
    const token = await tokens.sign({ accountId: ACCOUNT, sessionId: SESSION, epoch: 1 });
    expect(await tokens.verify(token)).toBeDefined();
    moveTo(new Date(NOW.getTime() + 299_000));
    expect(await tokens.verify(token)).toBeDefined();
    moveTo(new Date(NOW.getTime() + 300_000));
    expect(await tokens.verify(token)).toBeUndefined();
  });
});
