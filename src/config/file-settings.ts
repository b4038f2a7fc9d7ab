import type { Environment } from './environment.js';
import type { ObjectStoreSettings, Settings } from './settings.js';

const OBJECT_STORE = ['MITHAQ_S3_ENDPOINT', 'MITHAQ_S3_BUCKET', 'MITHAQ_S3_ACCESS_KEY_ID', 'MITHAQ_S3_SECRET_ACCESS_KEY'] as const;

/** @param problems gets a sentence for each setting that is missing or unreadable */
export function readObjectStore(environment: Environment, problems: string[]): ObjectStoreSettings | undefined {
  const [endpoint = '', bucket = '', accessKeyId = '', secretAccessKey = ''] = OBJECT_STORE.map((name) => environment[name]?.trim() ?? '');
  if (![endpoint, bucket, accessKeyId, secretAccessKey].some(Boolean)) {
    return undefined;
  }
  for (const name of OBJECT_STORE.filter((one) => !environment[one]?.trim())) {
    problems.push(`${name} is missing: the object store is configured by ${OBJECT_STORE.join(', ')} together.`);
  }
  if (endpoint && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) {
    problems.push(`MITHAQ_S3_ENDPOINT is “${endpoint}”: give an address such as https://s3.example.`);
  }
  if (bucket && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    problems.push(`MITHAQ_S3_BUCKET is “${bucket}”: a bucket has 3 to 63 lower-case letters, digits, dots and hyphens.`);
  }
  const prefix = environment['MITHAQ_S3_PREFIX']?.trim() ?? '';
  if (!/^([A-Za-z0-9][A-Za-z0-9._-]*\/)*$/.test(prefix)) {
    problems.push(`MITHAQ_S3_PREFIX is “${prefix}”: give words of letters, digits, dots and hyphens, each followed by a slash, as in mithaq/.`);
  }
  return { endpoint: endpoint.replace(/\/+$/, ''), bucket, accessKeyId, secretAccessKey, prefix, region: environment['MITHAQ_S3_REGION']?.trim() || 'us-east-1' };
}

/** @param problems gets a sentence when the socket is unreadable */
export function readVirusScanner(environment: Environment, problems: string[]): Settings['virusScanner'] {
  const text = environment['MITHAQ_CLAMAV']?.trim();
  if (!text) {
    return undefined;
  }
  if (text.startsWith('/')) {
    return { path: text };
  }
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (!host || Number(port) < 1 || Number(port) > 65_535) {
    problems.push(`MITHAQ_CLAMAV is “${text}”: give the path of its socket, as in /run/clamav/clamd.ctl, or host:port.`);
    return undefined;
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
