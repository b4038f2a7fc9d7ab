import { Problem } from '../common/problems.js';
import type { Language } from '../common/translated.js';
import type { Transaction } from '../database/transaction.js';
import type { ReceiptAnswer } from './declaration-parts.dto.js';

/** Semantics, Agreements: accepting a figure grants no incentive; silence accepts nothing. */
const STATEMENT: Readonly<Record<Language, string>> = {
  fr: 'Ce reçu atteste le dépôt et son contenu. Accepter un chiffre n’accorde aucun avantage ; le silence n’accepte rien.',
  ar: 'يثبت هذا الوصل الإيداع ومحتواه. قبول رقم لا يمنح أي امتياز، والسكوت لا يعني القبول.',
  en: 'This receipt attests the submission and its content. Accepting a figure grants nothing; silence accepts nothing.',
};

/** The receipt of the submission that stands. @throws Problem not_found when nothing was submitted */
export async function readReceipt(tx: Transaction, programmeId: string, ref: string, language: Language = tx.actor.request.language): Promise<ReceiptAnswer> {
  const [row] = await tx.query<Omit<ReceiptAnswer, 'statement'>>(
    `select d.ref || '/' || r.number as number, to_char(r.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt", encode(r.content_hash, 'hex') as "contentHash",
       r.late, r.delegation_reference as "delegationReference"
     from register.declaration d join register.declaration_revision r on r.programme_id = d.programme_id and r.declaration_id = d.id and r.number = d.revision
     where d.programme_id = $1 and d.ref = $2`, [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return { ...row, statement: STATEMENT[language] };
}
