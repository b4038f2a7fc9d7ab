import { getDocumentProxy } from 'unpdf';
import { Problem } from '../../common/problems.js';

const MOST_PAGES_READ = 200;
const MOST_PAGES = 5_000;
const MOST_CHARACTERS = 5_000_000;

/**
 * Pages of a PDF, and its text line by line where it has any: a scanned page has none.
 * @throws Problem evidence_protected, evidence_unreadable
 */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  try {
    const document = await getDocumentProxy(bytes, { useSystemFonts: false, stopAtErrors: true, verbosity: 0 });
    if (document.numPages < 1 || document.numPages > MOST_PAGES) throw new Problem('evidence_unreadable');
    let text = '';
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES_READ) && text.length < MOST_CHARACTERS; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      for (const item of items) {
        if ('str' in item) text += item.str + (item.hasEOL ? '\n' : ' ');
      }
      text += '\n';
    }
    return { pages: document.numPages, text };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw Object.assign(new Problem((error as Error).name === 'PasswordException' ? 'evidence_protected' : 'evidence_unreadable'), { cause: error });
  }
}
