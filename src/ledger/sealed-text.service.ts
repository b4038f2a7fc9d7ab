import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * Free text of a person, encrypted under a key of that person. Only the hash of the ciphertext enters the trail, so that
 * destroying the key erases the text and leaves every proof standing.
 */
@Injectable()
export class SealedTextService {
  private readonly wrappingKey: Buffer;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.wrappingKey = Buffer.from(hkdfSync('sha256', settings.secret, '', 'mithaq person keys', 32));
  }

  /**
   * @param readers declarants of this organisation may read the text too; or it is a paper of this mission, which its team alone reads
   * @returns the identifier of the sealed text, null for no text
   * @throws Problem person_key_destroyed
   */
  async seal(tx: Transaction, programmeId: string, text: string | null | undefined, readers: string | null | { missionId: string } = null): Promise<string | null> {
    const { personId } = tx.actor;
    if (!text) {
      return null;
    }
    if (!personId) {
      throw new Error('Only a person writes free text.');
    }
    const id = uuid7(tx.now);
    const ciphertext = encrypt(await this.keyOf(tx, personId), text);
    const [organisationId, missionId] = typeof readers === 'object' && readers !== null ? [null, readers.missionId] : [readers, null];
    await tx.execute('insert into ledger.sealed_text (id, programme_id, person_id, ciphertext, organisation_id, mission_id) values ($1, $2, $3, $4, $5, $6)', [id, programmeId, personId, ciphertext, organisationId, missionId]);
    return id;
  }

  /** @returns the texts by identifier; a text whose key was destroyed, or that the actor may not read, is absent */
  async open(tx: Transaction, ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = ids.filter((id) => id !== null);
    if (wanted.length === 0) {
      return new Map();
    }
    const rows = await tx.query<{ id: string; ciphertext: Buffer; wrapped: Buffer }>(
      `select t.id, t.ciphertext, k.wrapped_key as wrapped
       from ledger.sealed_text t join ledger.person_key k on k.person_id = t.person_id
       where t.id = any ($1) and k.wrapped_key is not null`,
      [wanted],
    );
    return new Map(rows.map((row) => [row.id, decrypt(decryptBytes(this.wrappingKey, row.wrapped), row.ciphertext)]));
  }

  private async keyOf(tx: Transaction, personId: string): Promise<Buffer> {
    const made = randomBytes(32);
    await tx.execute('insert into ledger.person_key (person_id, wrapped_key) values ($1, $2) on conflict (person_id) do nothing', [personId, encryptBytes(this.wrappingKey, made)]);
    const [row] = await tx.query<{ wrapped: Buffer | null }>('select wrapped_key as wrapped from ledger.person_key where person_id = $1', [personId]);
    if (!row?.wrapped) {
      throw new Problem('person_key_destroyed');
    }
    return decryptBytes(this.wrappingKey, row.wrapped);
  }
}

function encryptBytes(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decryptBytes(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}

const encrypt = (key: Buffer, text: string): Buffer => encryptBytes(key, Buffer.from(text, 'utf8'));
const decrypt = (key: Buffer, sealed: Buffer): string => decryptBytes(key, sealed).toString('utf8');
