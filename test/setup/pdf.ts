import { execFileSync } from 'node:child_process';

export interface PdfRead {
  text: string;
  info: Record<string, unknown>;
}

// a process of its own: the reader is loaded by a dynamic import, which the test's sandbox refuses
const READER = `
  import { buffer } from 'node:stream/consumers';
  import { extractText, getDocumentProxy } from 'unpdf';
  const document = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
  const { text } = await extractText(document, { mergePages: true });
  const { info } = await document.getMetadata();
  process.stdout.write(JSON.stringify({ text: text.replaceAll(/\\s+/g, ' '), info }));`;

/** The text of a PDF, with one space wherever there is any, and what it says of itself. */
export function readPdf(bytes: Buffer): PdfRead {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', READER], { input: bytes, encoding: 'utf8' })) as PdfRead;
}
