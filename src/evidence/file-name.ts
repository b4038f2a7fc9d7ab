import { codePointLength, hasForbiddenControls } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { FORMAT_NAMES, FORMATS, type Format } from './evidence.vocabulary.js';

const LONGEST = 200;
const TRAVERSAL = /[\\/:]|%(?:2e|2f|5c|00|0a|0d)|(?:^|[^.])\.\.(?:$|[^.])/i;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** What runs, unfolds or is drawn by a program that also runs scripts, when a system trusts the wrong one of two extensions. */
const OTHER_EXTENSIONS = /^(?:exe|dll|com|bat|cmd|ps1|psm1|vbs|vbe|js|mjs|jse|wsf|hta|msi|scr|pif|cpl|jar|sh|py|php\d?|phtml|asp|aspx|jsp|cgi|pl|rb|lnk|url|html?|xhtml|xml|svgz?|swf|zip|rar|7z|gz|tgz|tar|bz2|xz|iso|img|dmg|docx?|docm|xlsm?|xlsb|pptx?|pptm|rtf|eml|msg)$/i;

export interface AcceptedName {
  fileName: string;
  extension: string;
}

/**
 * A name as its sender gave it. The store never uses it: it is shown, and given back with the file.
 * @throws Problem evidence_name_refused, evidence_double_extension, evidence_type_refused
 */
export function acceptFileName(given: string | undefined): AcceptedName {
  const fileName = (given ?? '').normalize('NFC');
  if (!fileName.trim() || codePointLength(fileName) > LONGEST || hasForbiddenControls(fileName) || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(fileName)
    || TRAVERSAL.test(fileName) || RESERVED.test(fileName) || /^[\s.]|[\s.]$/.test(fileName)) {
    throw new Problem('evidence_name_refused', { limit: String(LONGEST) });
  }
  const parts = fileName.split('.');
  const extension = parts.length > 1 ? (parts.at(-1) ?? '').toLowerCase() : '';
  if (!Object.values(FORMATS).some(({ extensions }) => extensions.includes(extension))) {
    throw new Problem('evidence_type_refused', { found: extension ? `.${extension.slice(0, 20)}` : '—', expected: FORMAT_NAMES });
  }
  const inner = parts.slice(1, -1).find((part) => OTHER_EXTENSIONS.test(part.trim()) || Object.values(FORMATS).some(({ extensions }) => extensions.includes(part.trim().toLowerCase())));
  if (inner !== undefined) {
    throw new Problem('evidence_double_extension', { found: `.${inner.trim()}.${extension}` });
  }
  return { fileName, extension };
}

/** @throws Problem evidence_extension_mismatch */
export function assertExtension(extension: string, format: Format): void {
  if (!FORMATS[format].extensions.includes(extension)) {
    throw new Problem('evidence_extension_mismatch', { found: format.toUpperCase(), extension: `.${extension}` });
  }
}

/** The header by which a browser saves a file under this name, whatever the name holds: RFC 6266 with RFC 8187. */
export function attachmentHeader(fileName: string): string {
  const encoded = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '\uFFFD')).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}
