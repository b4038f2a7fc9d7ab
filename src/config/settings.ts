/** Typed, validated configuration. Everything that reads the environment is in this folder. */
export interface Settings {
  production: boolean;
  host: string;
  port: number;
  /** Address by which browsers reach the program, without a trailing slash. */
  publicUrl: string;
  /** 32 bytes; keys for refresh tokens, attempt counters and personal texts are derived from it. */
  secret: Buffer;
  /** EC P-256 private key that signs access tokens. */
  tokenPrivateKeyPem: string;
  sessionIdleMinutes: number;
  sessionLifeHours: number;
  accessTokenSeconds: number;
  limits: { accountAttempts: number; addressAttempts: number; windowMinutes: number };
  /** Networks (CIDR) of the proxies whose X-Forwarded-For is believed; empty: none. */
  trustedProxies: readonly string[];
  /** Folder of the content-addressed file store. */
  filesFolder: string;
  /** The mail server, with its credentials, and the sender; null: people are told in the application alone. */
  mail: { smtpUrl: string; from: string } | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** Injection token of the settings. */
export const SETTINGS = Symbol('Settings');
