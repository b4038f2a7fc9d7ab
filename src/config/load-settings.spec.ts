import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSettings, type SettingsError } from './load-settings.js';

const pem = (namedCurve: string): string => generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const ed25519 = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const complete = (): Record<string, string> => ({
  NODE_ENV: 'production', PUBLIC_URL: 'https://mithaq.example', DATABASE_URL: 'postgres://serve@db/mithaq', MITHAQ_SECRET: randomBytes(32).toString('base64'), MITHAQ_TOKEN_PRIVATE_KEY: pem('prime256v1'),
  MITHAQ_LEDGER_KEY: ed25519(),
});

const problemsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    loadSettings(environment, '/home');
    return [];
  } catch (error) {
    return (error as SettingsError).problems;
  }
};

it('has no default for what is secret: production names each missing setting', () => {
  const named = problemsOf({ NODE_ENV: 'production' }).map((problem) => problem.split(' ')[0]);
  expect(named).toEqual(['PUBLIC_URL', 'MITHAQ_SECRET', 'MITHAQ_TOKEN_PRIVATE_KEY', 'MITHAQ_LEDGER_KEY', 'DATABASE_URL']);
});

it('takes a complete production environment', () => {
  expect(loadSettings(complete(), '/home').settings).toMatchObject({ production: true, port: 3000, host: '0.0.0.0', logLevel: 'info', filesFolder: '/home/files' });
});

it.each([
  ['PUBLIC_URL', 'http://mithaq.example'],
  ['MITHAQ_SECRET', 'short'],
  ['MITHAQ_TOKEN_PRIVATE_KEY', 'no key'],
  ['MITHAQ_TOKEN_PRIVATE_KEY', pem('secp384r1')],
  ['MITHAQ_LEDGER_KEY', 'no key'],
  ['MITHAQ_LEDGER_KEY', pem('prime256v1')],
  ['MITHAQ_LEDGER_KEY_FILE', '/there/is/no/key.pem'],
  ['DATABASE_URL', 'mysql://db'],
  ['PORT', '70000'],
  ['PORT', 'x'],
  ['MITHAQ_LOG_LEVEL', 'loud'],
  ['MITHAQ_CLAMAV', 'scanner'],
  ['MITHAQ_CLAMAV', 'scanner:70000'],
  ['MITHAQ_EVIDENCE_MEGABYTES', '0'],
])('refuses %s = %s, saying what it should hold', (name, value) => {
  const problems = problemsOf({ ...complete(), [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
});

it('reads a key whose lines are joined by \\n, as an env file holds it', () => {
  const environment = complete();
  expect(problemsOf({ ...environment, MITHAQ_TOKEN_PRIVATE_KEY: environment['MITHAQ_TOKEN_PRIVATE_KEY']?.replaceAll('\n', '\\n') })).toEqual([]);
});

it('reads the key that signs the trail from a file, which comes before the variable', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'mithaq-key-')), 'ledger.pem');
  const key = ed25519();
  writeFileSync(path, key);
  expect(loadSettings({ ...complete(), MITHAQ_LEDGER_KEY_FILE: path }, '/home').settings.ledgerKeyPem).toBe(key);
  rmSync(dirname(path), { recursive: true });
});

it('takes an object store whole, or names what is missing of it', () => {
  const store = { MITHAQ_S3_ENDPOINT: 'https://s3.example/', MITHAQ_S3_BUCKET: 'mithaq', MITHAQ_S3_ACCESS_KEY_ID: 'key', MITHAQ_S3_SECRET_ACCESS_KEY: 'secret' };
  expect(loadSettings({ ...complete(), ...store }, '/home').settings.objectStore).toEqual({ endpoint: 'https://s3.example', bucket: 'mithaq', prefix: '', region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'secret' });
  expect(problemsOf({ ...complete(), MITHAQ_S3_BUCKET: 'mithaq' }).map((problem) => problem.split(' ')[0])).toEqual(['MITHAQ_S3_ENDPOINT', 'MITHAQ_S3_ACCESS_KEY_ID', 'MITHAQ_S3_SECRET_ACCESS_KEY']);
  expect(loadSettings({ ...complete(), ...store, MITHAQ_S3_PREFIX: 'mithaq/' }, '/home').settings.objectStore?.prefix).toBe('mithaq/');
  expect(problemsOf({ ...complete(), ...store, MITHAQ_S3_PREFIX: '/rooted' })).toHaveLength(1);
});

it.each([['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }], ['scanner:3310', { host: 'scanner', port: 3310 }], ['[::1]:3310', { host: '::1', port: 3310 }]])('reads the socket of the virus scanner %s', (text, socket) => {
  expect(loadSettings({ ...complete(), MITHAQ_CLAMAV: text }, '/home').settings.virusScanner).toEqual(socket);
});

describe('the mail server', () => {
  const mail = { MITHAQ_SMTP_URL: 'smtps://register:secret@mail.example:465', MITHAQ_MAIL_FROM: 'registre@exemple.ma' };

  it('is none unless it is set, in production too', () => {
    expect(loadSettings(complete(), '/home').settings.mail).toBeNull();
    expect(loadSettings({ ...complete(), ...mail }, '/home').settings.mail).toEqual({ smtpUrl: mail.MITHAQ_SMTP_URL, from: mail.MITHAQ_MAIL_FROM });
  });

  it.each([
    ['MITHAQ_MAIL_FROM', undefined],
    ['MITHAQ_MAIL_FROM', 'Registre <registre@exemple.ma>'],
    ['MITHAQ_SMTP_URL', undefined],
    ['MITHAQ_SMTP_URL', 'http://secret@mail.example'],
    ['MITHAQ_SMTP_URL', 'smtp://'],
  ])('refuses %s = %s, without telling the password', (name, value) => {
    const problems = problemsOf({ ...complete(), ...mail, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain('secret');
  });
});
