import { rm } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../common/problems.js';
import type { ReceivedFile } from '../files/file-store.js';
import { receiveFile } from '../files/receive-file.js';
import { EVIDENCE_KINDS, type EvidenceKind, FORMAT_NAMES } from './evidence.vocabulary.js';
import { acceptFileName, type AcceptedName } from './file-name.js';

export interface EvidenceForm extends AcceptedName {
  kind: EvidenceKind;
  file: ReceivedFile;
}

/**
 * The form of an upload: one file, which goes to a part file as it arrives, and its kind, in either order.
 * @throws Problem; nothing is left behind then
 */
export async function readEvidenceForm(request: FastifyRequest, folder: string, limitBytes: number): Promise<EvidenceForm> {
  let name: AcceptedName | undefined;
  let file: ReceivedFile | undefined;
  let kind: EvidenceKind = 'other';
  try {
    // one byte more than is allowed tells a file that is too long from one that is just as long
    for await (const part of request.parts({ preservePath: true, limits: { fileSize: limitBytes + 1, files: 1, fields: 1, parts: 2, headerPairs: 20 } })) {
      if (part.type === 'file' && part.fieldname === 'file') {
        name = acceptFileName(part.filename);
        file = await receiveFile(part.file, folder, limitBytes);
      } else if (part.type === 'field' && part.fieldname === 'kind') {
        kind = kindOf(part.value);
      } else {
        throw new Problem('unknown_field', { field: part.fieldname.slice(0, 60) });
      }
    }
    if (!name || !file) {
      throw new Problem('evidence_missing_file', { expected: FORMAT_NAMES });
    }
    return { ...name, kind, file };
  } catch (error) {
    if (file) await rm(file.path, { force: true });
    throw error instanceof Problem ? error : problemOfForm(error, limitBytes);
  }
}

function kindOf(value: unknown): EvidenceKind {
  const kind = EVIDENCE_KINDS.find((one) => one === value);
  if (!kind) {
    throw new Problem('validation_failed', {}, [{ field: 'kind', code: 'field_choice', parameters: { choices: EVIDENCE_KINDS.join(', ') } }]);
  }
  return kind;
}

/** What the parser of forms throws is the sender's: too much of something, or a form that ends before its end. */
function problemOfForm(error: unknown, limitBytes: number): unknown {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413) return new Problem('too_large', { limit: `${Math.floor(limitBytes / 1_048_576)} MiB` });
  if (['ENOSPC', 'EDQUOT'].includes(code ?? '')) return new Problem('storage_full');
  return /^(EACCES|EROFS|EIO|EMFILE|ENFILE|ENOENT)$/.test(code ?? '') ? error : new Problem('malformed_request');
}
