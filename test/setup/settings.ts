import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../src/config/settings.js';

/** A clock that tests move. */
export class MovableClock {
  private instant = new Date('2026-11-23T10:00:00Z');

  now(): Date {
    return new Date(this.instant);
  }

  moveTo(instant: string): void {
    this.instant = new Date(instant);
  }

  advance({ seconds = 0, minutes = 0, hours = 0, days = 0 }): void {
    this.instant = new Date(this.instant.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000);
  }
}

export const PUBLIC_URL = 'http://register.test';

export function testSettings(changes: Partial<Settings> = {}): Settings {
  return {
    production: false, host: '127.0.0.1', port: 0, publicUrl: PUBLIC_URL, secret: randomBytes(32),
    tokenPrivateKeyPem: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ledgerKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sessionIdleMinutes: 30, sessionLifeHours: 12, accessTokenSeconds: 300, limits: { accountAttempts: 10, addressAttempts: 100, windowMinutes: 15 }, tokenRequestsPerMinute: 600,
    trustedProxies: [], filesFolder: mkdtempSync(join(tmpdir(), 'mithaq-files-')),
    objectStore: undefined, evidence: { fileBytes: 2_097_152, files: 20 }, virusScanner: undefined, virusScannerRetrySeconds: 1, mail: null, logLevel: 'silent', ...changes,
  };
}
