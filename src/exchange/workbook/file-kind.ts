import { WorkbookRefusal } from './workbook-refusal.js';

const OLE2_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_MAGIC = Buffer.from('504b0304', 'hex');
const EMPTY_ZIP_MAGIC = Buffer.from('504b0506', 'hex');

/** Stream of a password-protected Office file, [MS-OFFCRYPTO] 2.3.4.4. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** Name of a format that people rename to .xlsx, for the sentence they read. */
function recognise(bytes: Buffer): string {
  const start = bytes.subarray(0, 512);
  const text = start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  if (text.startsWith('%pdf')) return 'PDF';
  if (text.startsWith('<!doctype html') || text.startsWith('<html') || text.startsWith('<table')) return 'HTML';
  if (text.startsWith('<')) return 'XML';
  if (start.includes(0)) return '?';
  return /[;,\t]/.test(text) ? 'CSV' : 'TXT';
}

/** Refuses whatever does not begin as a zip archive; costs nothing but one search of an OLE2 file. */
export function assertZipMagic(content: Uint8Array): void {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) throw new WorkbookRefusal('workbook_empty');
  if (startsWith(bytes, OLE2_MAGIC)) {
    throw new WorkbookRefusal(bytes.includes(ENCRYPTED_PACKAGE) ? 'workbook_encrypted' : 'workbook_legacy_xls');
  }
  if (startsWith(bytes, EMPTY_ZIP_MAGIC)) throw new WorkbookRefusal('workbook_not_xlsx', { found: 'ZIP' });
  if (!startsWith(bytes, ZIP_MAGIC)) throw new WorkbookRefusal('workbook_not_xlsx', { found: recognise(bytes) });
}
