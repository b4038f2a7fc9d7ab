export interface ObjectStoreSettings {
  /** Address of the service, without the bucket. */
  endpoint: string;
  region: string;
  bucket: string;
  /** Put before the name of each object. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
}

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
  /** Ed25519 private key that signs the checkpoints of the trail. It is never in the database. */
  ledgerKeyPem: string;
  sessionIdleMinutes: number;
  sessionLifeHours: number;
  accessTokenSeconds: number;
  limits: { accountAttempts: number; addressAttempts: number; windowMinutes: number };
  /** Requests that one API token may make a minute. */
  tokenRequestsPerMinute: number;
  /** Networks (CIDR) of the proxies whose X-Forwarded-For is believed; empty: none. */
  trustedProxies: readonly string[];
  /** Folder of the content-addressed file store; files on their way in stay under it too when the store is elsewhere. */
  filesFolder: string;
  /** An S3-compatible store instead of the folder. */
  objectStore: ObjectStoreSettings | undefined;
  evidence: {
    /** Size of one file. */
    fileBytes: number;
    /** Files of one declaration. */
    files: number;
  };
  /** Socket of ClamAV; without one, files are not scanned. */
  virusScanner: { path: string } | { host: string; port: number } | undefined;
  /** Wait before a file is scanned again when the scanner did not answer. */
  virusScannerRetrySeconds: number;
  /** The mail server, with its credentials, and the sender; null: people are told in the application alone. */
  mail: { smtpUrl: string; from: string } | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** Injection token of the settings. */
export const SETTINGS = Symbol('Settings');
