import { inflateSync } from 'node:zlib';
import { Problem } from '../../common/problems.js';

/** Names of ISO 32000 by which a file runs, opens or carries something else. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|FileAttachment|RichMedia|XFA|ImportData|SubmitForm|GoToE|Rendition|Movie)(?=[\s/<>[\](){}%\0]|$)/;
/** Long enough that compressed bytes do not spell them by chance: they are looked for in every byte. */
const LONG_ACTIVE = /\/(JavaScript|EmbeddedFiles?|FileAttachment|RichMedia|ImportData|SubmitForm)(?=[\s/<>[\](){}%\0]|$)/;
const MOST_INFLATED = 64 * 1024 * 1024;
const LONGEST_DICTIONARY = 4096;

/**
 * Looks at the structure of a PDF, object streams included: whole, not protected, and nothing in it that runs, opens or carries another file.
 * @throws Problem evidence_truncated, evidence_trailing_data, evidence_protected, evidence_active_content, evidence_unreadable
 */
export function assertSafePdf(bytes: Buffer): void {
  const raw = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(raw)) throw new Problem('evidence_unreadable');
  const end = raw.lastIndexOf('%%EOF');
  if (end === -1 || !raw.includes('startxref')) throw new Problem('evidence_truncated');
  if (/[^\s\0]/.test(raw.slice(end + 5))) throw new Problem('evidence_trailing_data', { found: '?' });
  const structure = plainNames(structureOf(raw, bytes));
  if (/\/Encrypt(?=[\s<\d])/.test(structure)) throw new Problem('evidence_protected');
  const active = ACTIVE.exec(structure) ?? LONG_ACTIVE.exec(plainNames(raw));
  if (active?.[1]) throw new Problem('evidence_active_content', { found: active[1] });
}

/** A name may spell its letters as #4A. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Everything outside of streams, and the objects that object streams hold. */
function structureOf(raw: string, bytes: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  let inflated = 0;
  const starts = /\bstream\r?\n/g;
  for (let start = starts.exec(raw); start; start = starts.exec(raw)) {
    const data = start.index + start[0].length;
    const end = raw.indexOf('endstream', data);
    if (end === -1) throw new Problem('evidence_truncated');
    const before = raw.slice(at, start.index);
    parts.push(before);
    const dictionary = plainNames(before.slice(Math.max(before.lastIndexOf(' obj'), before.length - LONGEST_DICTIONARY, 0)));
    if (/\/Type\s*\/ObjStm/.test(dictionary)) {
      const objects = objectsOf(dictionary, bytes.subarray(data, end), MOST_INFLATED - inflated);
      inflated += objects.length;
      parts.push(objects);
    }
    at = end + 'endstream'.length;
    starts.lastIndex = at;
  }
  return [...parts, raw.slice(at)].join('\n');
}

/** Writers of object streams use Flate without a predictor; whatever else would hide the objects from this look is refused. */
function objectsOf(dictionary: string, data: Buffer, limit: number): string {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.replace(/[[\]\s]/g, '') ?? '';
  if (filter === '') return data.toString('latin1');
  if (filter !== '/FlateDecode' || /\/Predictor\s+(?!1\b)/.test(dictionary)) throw new Problem('evidence_unreadable');
  try {
    return inflateSync(data, { maxOutputLength: Math.max(limit, 1) }).toString('latin1');
  } catch (error) {
    throw Object.assign(new Problem('evidence_unreadable'), { cause: error });
  }
}
