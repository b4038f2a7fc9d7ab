import { WorkbookRefusal } from './workbook-refusal.js';

const ZIP_MAGIC = Buffer.from('504b0304', 'hex');
const UTF16_MARKS = [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')];
const FORBIDDEN_MARKUP = [Buffer.from('<!DOCTYPE'), Buffer.from('<!ENTITY')];
const CARRIED_BYTES = Math.max(...FORBIDDEN_MARKUP.map((markup) => markup.length)) - 1;
const LESS_THAN = '<'.charCodeAt(0);

function countTags(bytes: Uint8Array): number {
  let tags = 0;
  for (let index = bytes.indexOf(LESS_THAN); index !== -1; index = bytes.indexOf(LESS_THAN, index + 1)) tags += 1;
  return tags;
}

/** Pictures are never parsed; an SVG picture may carry a document type of its own. */
const isPicture = (part: string): boolean => part.startsWith('xl/media/');

/**
 * Looks at one part's bytes as they are inflated, chunk by chunk.
 * Refuses a nested archive, a document type or entity declaration, and XML in another encoding than UTF-8.
 */
export class PartScan {
  /** Tags seen so far: what the XML will cost to parse. */
  tags = 0;
  private start = Buffer.alloc(0);
  private carried = Buffer.alloc(0);

  constructor(private readonly part: string) {}

  /** @throws WorkbookRefusal */
  take(chunk: Uint8Array): void {
    if (this.start.length < ZIP_MAGIC.length) this.checkStart(chunk);
    if (isPicture(this.part)) return;
    const bytes = Buffer.concat([this.carried, chunk]);
    if (FORBIDDEN_MARKUP.some((markup) => bytes.includes(markup))) {
      throw new WorkbookRefusal('workbook_forbidden_markup', { part: this.part });
    }
    this.tags += countTags(chunk);
    this.carried = bytes.subarray(-CARRIED_BYTES);
  }

  private checkStart(chunk: Uint8Array): void {
    this.start = Buffer.concat([this.start, chunk.subarray(0, ZIP_MAGIC.length)]);
    if (this.start.subarray(0, ZIP_MAGIC.length).equals(ZIP_MAGIC)) {
      throw new WorkbookRefusal('workbook_nested_archive', { part: this.part });
    }
    const encodedOtherwise = UTF16_MARKS.some((mark) => this.start.subarray(0, mark.length).equals(mark));
    if (encodedOtherwise && /\.(?:xml|rels)$/i.test(this.part)) {
      throw new WorkbookRefusal('workbook_forbidden_markup', { part: this.part });
    }
  }
}
