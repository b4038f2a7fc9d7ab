import type { Format } from '../evidence.vocabulary.js';

/** What the first bytes of a file say that it is; `zip` and `text` are decided by reading on. */
export type Recognised = Exclude<Format, 'xlsx' | 'ods' | 'csv'> | 'zip' | 'text' | { refused: string };

const MAGIC: readonly (readonly [string, string])[] = [
  ['4d5a', 'EXE'], ['7f454c46', 'ELF'], ['cafebabe', 'Java'], ['cffaedfe', 'Mach-O'], ['feedface', 'Mach-O'], ['0061736d', 'WASM'], ['2321', 'script'],
  ['504b0506', 'ZIP'], ['504b0708', 'ZIP'], ['526172211a07', 'RAR'], ['377abcaf271c', '7z'], ['1f8b', 'GZIP'], ['425a68', 'BZIP2'], ['fd377a585a00', 'XZ'], ['28b52ffd', 'ZSTD'], ['4d534346', 'CAB'],
  ['47494638', 'GIF'], ['424d', 'BMP'], ['49492a00', 'TIFF'], ['4d4d002a', 'TIFF'], ['7b5c727466', 'RTF'], ['fffe', 'UTF-16'], ['feff', 'UTF-16'],
];

/** Start of a file protected by a password or in an old Office format: an OLE2 container. */
export const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export function recognise(head: Buffer): Recognised {
  const starts = (hex: string, at = 0): boolean => head.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (starts('255044462d')) return 'pdf';
  if (starts('89504e470d0a1a0a')) return 'png';
  if (starts('ffd8ff')) return 'jpeg';
  if (starts('52494646') && starts('57454250', 8)) return 'webp';
  if (starts('504b0304')) return 'zip';
  if (starts('667479', 4) || starts('66747970', 4)) return { refused: 'MP4 / HEIC' };
  const found = MAGIC.find(([magic]) => starts(magic));
  if (found) return { refused: found[1] };
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  if (text.includes('%pdf-')) return { refused: 'PDF + ?' };
  if (/^<\?xml|^<!--/.test(text)) return { refused: text.includes('<svg') ? 'SVG' : 'XML' };
  if (text.startsWith('<svg')) return { refused: 'SVG' };
  if (text.startsWith('<')) return { refused: 'HTML' };
  if (head.includes(0)) return { refused: '?' };
  return 'text';
}
