import { createHmac, timingSafeEqual } from 'node:crypto';

const LIFE_SECONDS = 60;
const CONTENT_BYTES = 36;
const MAC_BYTES = 32;

export interface PreviewTicket {
  programmeId: string;
  evidenceId: string;
  expiresAt: Date;
}

/** An address that a frame or an image can ask for without a session's token: one file, for a minute, from one who may read it. */
export function signTicket(key: Uint8Array, { programmeId, evidenceId }: Omit<PreviewTicket, 'expiresAt'>, now: Date): { ticket: string; expiresAt: Date } {
  const expires = Math.floor(now.getTime() / 1000) + LIFE_SECONDS;
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(expires);
  const content = Buffer.concat([uuidBytes(programmeId), uuidBytes(evidenceId), seconds]);
  return { ticket: Buffer.concat([content, mac(key, content)]).toString('base64url'), expiresAt: new Date(expires * 1000) };
}

/** @returns undefined when it was not signed here or its minute is over */
export function readTicket(key: Uint8Array, ticket: string, now: Date): PreviewTicket | undefined {
  const bytes = Buffer.from(ticket, 'base64url');
  const content = bytes.subarray(0, CONTENT_BYTES);
  if (bytes.length !== CONTENT_BYTES + MAC_BYTES || !timingSafeEqual(bytes.subarray(CONTENT_BYTES), mac(key, content))) {
    return undefined;
  }
  const expiresAt = new Date(content.readUInt32BE(32) * 1000);
  return expiresAt > now ? { programmeId: uuidText(content.subarray(0, 16)), evidenceId: uuidText(content.subarray(16, 32)), expiresAt } : undefined;
}

const mac = (key: Uint8Array, content: Uint8Array): Buffer => createHmac('sha256', key).update(content).digest();
const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const uuidText = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
