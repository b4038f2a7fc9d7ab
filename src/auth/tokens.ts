import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService, type JwtModuleOptions } from '@nestjs/jwt';
import { CLOCK, type Clock } from '../common/clock.js';
import { isUuid, uuid7 } from '../common/uuid7.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { BoundedMap } from '../common/bounded-map.js';

/** What an access token says (RFC 9068). Instants are in seconds. */
export interface AccessClaims {
  iss: string;
  aud: string;
  /** The account. */
  sub: string;
  /** The session. */
  sid: string;
  /** Of the account, when the token was made: a change of rights or password makes it stale. */
  epoch: number;
  jti: string;
  iat: number;
  exp: number;
}

/** The one header that is accepted: no other algorithm or type, no key in the token, no critical extension. */
const HEADER = { alg: 'ES256', typ: 'at+jwt' } as const;
const HEADER_PART = Buffer.from(JSON.stringify(HEADER)).toString('base64url');
const LONGEST = 2_048;
const VERIFIED = 5_000;

const audienceOf = (settings: Settings): string => `${settings.publicUrl}/api`;

/** Options of the JWT module: keys are read once, not at each token. */
export function jwtOptions(settings: Settings): JwtModuleOptions {
  const privateKey = createPrivateKey(settings.tokenPrivateKeyPem);
  return {
    privateKey,
    publicKey: createPublicKey(privateKey),
    signOptions: { algorithm: HEADER.alg, header: HEADER, issuer: settings.publicUrl, audience: audienceOf(settings) },
    verifyOptions: { algorithms: [HEADER.alg], issuer: settings.publicUrl, audience: audienceOf(settings) },
  };
}

/** Makes and verifies the short access tokens that the browser holds in memory. */
@Injectable()
export class AccessTokens {
  /** Verifying costs most of a millisecond. Kept by hash, until they expire; whether the session goes on is asked elsewhere. */
  private readonly verified = new BoundedMap<string, AccessClaims>(VERIFIED);

  constructor(
    private readonly jwt: JwtService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  sign({ accountId, sessionId, epoch }: { accountId: string; sessionId: string; epoch: number }): Promise<string> {
    const now = this.clock.now();
    const iat = secondsOf(now);
    return this.jwt.signAsync({ sub: accountId, sid: sessionId, epoch, jti: uuid7(now), iat, exp: iat + this.settings.accessTokenSeconds });
  }

  /** @returns the claims of a token of ours that has not expired, else undefined */
  async verify(token: string): Promise<AccessClaims | undefined> {
    if (token.length > LONGEST) {
      return undefined;
    }
    const hash = createHash('sha256').update(token).digest('base64url');
    const now = secondsOf(this.clock.now());
    const claims = this.verified.get(hash) ?? (await this.check(token, now));
    if (!claims || claims.exp <= now) {
      this.verified.delete(hash);
      return undefined;
    }
    this.verified.set(hash, claims);
    return claims;
  }

  private async check(token: string, now: number): Promise<AccessClaims | undefined> {
    const [header, payload = '', signature = '', ...rest] = token.split('.');
    if (header !== HEADER_PART || rest.length > 0 || !isCanonical(payload) || !isCanonical(signature) || !isUnambiguous(payload)) {
      return undefined;
    }
    let claims: unknown;
    try {
      claims = await this.jwt.verifyAsync<Record<string, unknown>>(token, { clockTimestamp: now });
    } catch {
      // whatever is wrong with a token, it is not ours or not valid now
      return undefined;
    }
    return isAccessClaims(claims) ? claims : undefined;
  }
}

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000);

function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

/** Bytes that two readers understand alike: no claim twice, no white space, valid UTF-8. */
function isUnambiguous(payload: string): boolean {
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    // not JSON
    return false;
  }
}

function isAccessClaims(claims: unknown): claims is AccessClaims {
  const { iss, aud, sub, sid, epoch, jti, iat, exp } = claims as Partial<Record<keyof AccessClaims, unknown>>;
  return typeof iss === 'string' && typeof aud === 'string' && isUuid(sub) && isUuid(sid) && isUuid(jti) && [epoch, iat, exp].every(Number.isSafeInteger);
}
