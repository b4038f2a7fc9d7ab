import { crc32, deflateSync } from 'node:zlib';
import { buildWorkbook } from './workbook-parts.js';
import { buildZip } from './zip-builder.js';

/** Files as an honest program writes them, and what a hostile one makes of them. */

export interface PdfParts {
  lines?: readonly string[];
  /** Put into the dictionary of the catalogue. */
  catalogue?: string;
  /** Further objects, numbered from 6. */
  objects?: readonly string[];
  /** Further objects within a compressed object stream. */
  packed?: readonly string[];
  trailer?: string;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

export function pdfOf({ lines = ['Attestation'], catalogue = '', objects = [], packed = [], trailer = '' }: PdfParts = {}): Buffer {
  const page = `BT /F1 11 Tf 50 780 Td 14 TL ${lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`;
  const bodies = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
  ];
  if (packed.length > 0) {
    const heads = packed.map((_, index) => `${100 + index} ${packed.slice(0, index).join(' ').length}`).join(' ');
    const data = deflateSync(Buffer.from(`${heads} ${packed.join(' ')}`)).toString('latin1');
    bodies.push(`<< /Type /ObjStm /N ${packed.length} /First ${heads.length + 1} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`);
  }
  let text = '%PDF-1.7\n';
  const offsets = bodies.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

export function pngOf({ width = 2, height = 2, text = '' } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(Math.min(width + 1, 100) * Math.min(height, 100)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), ...(text ? [chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'))] : []), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function jpegOf({ width = 8, height = 8 } = {}): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame, Buffer.from('ffda0008010100003f00', 'hex'), Buffer.from('a5ff00a5ffd0a5', 'hex'), Buffer.from('ffd9', 'hex')]);
}

export function webpOf({ width = 10, height = 10 } = {}): Buffer {
  const data = Buffer.alloc(10);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  const [riff, part] = [Buffer.alloc(12), Buffer.alloc(8)];
  riff.write('RIFF', 0, 'latin1');
  riff.writeUInt32LE(4 + 8 + data.length, 4);
  riff.write('WEBP', 8, 'latin1');
  part.write('VP8X', 0, 'latin1');
  part.writeUInt32LE(data.length, 4);
  return Buffer.concat([riff, part, data]);
}

/** A sheet of texts; numbers are written as numbers. */
export function xlsxOf(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cells = (row: readonly (string | number)[], number: number): string => row.map((value, column) => {
    const address = `${String.fromCharCode(65 + column)}${number}`;
    return typeof value === 'number' ? `<c r="${address}"><v>${value}</v></c>` : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  }).join('');
  return buildWorkbook({ sheets: [{ name: 'Feuille', rows: rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1)}</row>`).join('') }] });
}

export function odsOf(rows: readonly (readonly string[])[], { parts = [] as { name: string; content: string }[], mimetype = 'application/vnd.oasis.opendocument.spreadsheet' } = {}): Buffer {
  const table = rows.map((row) => `<table:table-row>${row.map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('');
  const names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  return buildZip([
    { name: 'mimetype', content: mimetype, stored: true },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>' },
    { name: 'content.xml', content: `<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="Feuille">${table}</table:table></office:spreadsheet></office:body></office:document-content>` },
    ...parts,
  ]);
}

/** Payroll of invented persons. */
export const PAYROLL = [
  ['Nom et prénom', 'CIN', 'N° CNSS', 'Salaire brut'],
  ...['Amine Bennani', 'Salma Idrissi', 'Youssef Alami', 'Khadija Tazi', 'Omar Chraibi', 'Nadia Fassi'].map((name, index) => [name, `BE${10_2345 + index * 37}`, String(173_204_511 + index * 9_173), 7_500 + index * 812]),
] as const;
