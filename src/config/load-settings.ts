import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import type { Environment } from './environment.js';
import { readObjectStore, readVirusScanner } from './file-settings.js';
import { readLedgerKey } from './ledger-key.js';
import type { Settings } from './settings.js';

/** The start cannot go on; the message names each setting and what it should hold. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The settings are not complete:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

export interface ServerSettings {
  settings: Settings;
  databaseUrl: string;
  /** Migrates at start when given. */
  databaseOwnerUrl: string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/**
 * Reads the environment, with every default that is not a secret.
 * @throws SettingsError naming each missing or unreadable setting
 */
export function loadSettings(environment: Environment, home: string): ServerSettings {
  const problems: string[] = [];
  const required = (name: string, holds: string): string => {
    const value = environment[name]?.trim();
    if (!value) {
      problems.push(`${name} is missing: ${holds}.`);
    }
    return value ?? '';
  };
  const wholeNumber = (name: string, fallback: number, minimum: number, maximum: number): number => {
    const text = environment[name]?.trim();
    const value = text ? Number(text) : fallback;
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      problems.push(`${name} is “${text ?? ''}”: give a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  };

  const production = environment['NODE_ENV'] === 'production';
  const port = wholeNumber('PORT', 3000, 0, 65_535);
  const publicUrl = (environment['PUBLIC_URL']?.trim() || (production ? required('PUBLIC_URL', 'the https address of the program') : `http://localhost:${port}`)).replace(/\/+$/, '');
  if (production && publicUrl && !/^https:\/\//.test(publicUrl)) {
    problems.push(`PUBLIC_URL is “${publicUrl}”: in production it begins with https://.`);
  }
  const secret = Buffer.from(required('MITHAQ_SECRET', '32 random bytes in base64, as made by: openssl rand -base64 32'), 'base64');
  if (environment['MITHAQ_SECRET'] && secret.length !== 32) {
    problems.push('MITHAQ_SECRET does not hold 32 bytes in base64: make it with openssl rand -base64 32.');
  }
  const tokenPrivateKeyPem = required('MITHAQ_TOKEN_PRIVATE_KEY', 'an EC P-256 private key in PEM, as made by: openssl ecparam -name prime256v1 -genkey -noout').replaceAll('\\n', '\n');
  if (tokenPrivateKeyPem && !isP256(tokenPrivateKeyPem)) {
    problems.push('MITHAQ_TOKEN_PRIVATE_KEY is not an EC P-256 private key in PEM: make it with openssl ecparam -name prime256v1 -genkey -noout.');
  }
  const ledgerKeyPem = readLedgerKey(environment, problems);
  const databaseUrl = required('DATABASE_URL', 'the address of PostgreSQL for the serving role, as postgres://user:password@host/database');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push('DATABASE_URL is not a PostgreSQL address: it begins with postgres://.');
  }
  const logLevel = LOG_LEVELS.find((level) => level === (environment['MITHAQ_LOG_LEVEL']?.trim() || (production ? 'info' : 'warn')));
  if (!logLevel) {
    problems.push(`MITHAQ_LOG_LEVEL is “${environment['MITHAQ_LOG_LEVEL']}”: choose one of ${LOG_LEVELS.join(', ')}.`);
  }
  const mail = readMail(environment, problems);
  const settings: Settings = {
    production,
    host: environment['HOST']?.trim() || (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl,
    secret,
    tokenPrivateKeyPem,
    ledgerKeyPem,
    sessionIdleMinutes: wholeNumber('MITHAQ_SESSION_IDLE_MINUTES', 30, 1, 1440),
    sessionLifeHours: wholeNumber('MITHAQ_SESSION_LIFE_HOURS', 12, 1, 168),
    accessTokenSeconds: wholeNumber('MITHAQ_ACCESS_TOKEN_SECONDS', 300, 30, 3600),
    limits: {
      accountAttempts: wholeNumber('MITHAQ_ACCOUNT_ATTEMPTS', 10, 1, 1000),
      addressAttempts: wholeNumber('MITHAQ_ADDRESS_ATTEMPTS', 100, 1, 100_000),
      windowMinutes: wholeNumber('MITHAQ_ATTEMPT_WINDOW_MINUTES', 15, 1, 1440),
    },
    tokenRequestsPerMinute: wholeNumber('MITHAQ_TOKEN_REQUESTS', 600, 1, 100_000),
    trustedProxies: (environment['MITHAQ_TRUSTED_PROXIES'] ?? '').split(',').map((network) => network.trim()).filter(Boolean),
    filesFolder: environment['MITHAQ_FILES']?.trim() || join(home, 'files'),
    objectStore: readObjectStore(environment, problems),
    evidence: { fileBytes: wholeNumber('MITHAQ_EVIDENCE_MEGABYTES', 20, 1, 25) * 1_048_576, files: wholeNumber('MITHAQ_EVIDENCE_FILES', 100, 1, 1000) },
    virusScanner: readVirusScanner(environment, problems),
    virusScannerRetrySeconds: wholeNumber('MITHAQ_CLAMAV_RETRY_SECONDS', 60, 1, 3600),
    mail,
    logLevel: logLevel ?? 'warn',
  };
  if (problems.length > 0) {
    throw new SettingsError(problems);
  }
  return { settings, databaseUrl, databaseOwnerUrl: environment['DATABASE_OWNER_URL']?.trim() || undefined };
}

/** Nothing of the address is told back: it may hold a password. */
function readMail(environment: Environment, problems: string[]): Settings['mail'] {
  const [smtpUrl, from] = [environment['MITHAQ_SMTP_URL']?.trim(), environment['MITHAQ_MAIL_FROM']?.trim()];
  if (!smtpUrl && !from) {
    return null;
  }
  if (!smtpUrl || !/^smtps?:\/\/./.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    problems.push('MITHAQ_SMTP_URL is missing or is not the address of a mail server, as smtps://user:password@host:465 or smtp://host:587.');
  }
  if (!from || !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) {
    problems.push('MITHAQ_MAIL_FROM is missing or is not a bare address, as registre@exemple.ma: mails are sent from it.');
  }
  return smtpUrl && from ? { smtpUrl, from } : null;
}

function isP256(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    // unreadable is not P-256: the caller says so with the remedy
    return false;
  }
}
