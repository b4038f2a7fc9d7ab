import { Problem } from '../../common/problems.js';

const END_OF_ZIP = Buffer.from('504b0506', 'hex');
const LONGEST_COMMENT = 0xffff + 22;

/** A zip archive is found by its end: a file that is something else at its start and an archive at its end is two files. @throws Problem evidence_trailing_data */
export function assertNoArchiveAtEnd(tail: Buffer): void {
  const searched = tail.subarray(-LONGEST_COMMENT);
  for (let at = searched.lastIndexOf(END_OF_ZIP); at !== -1; at = at === 0 ? -1 : searched.lastIndexOf(END_OF_ZIP, at - 1)) {
    if (at + 22 <= searched.length && at + 22 + searched.readUInt16LE(at + 20) <= searched.length) {
      throw new Problem('evidence_trailing_data', { found: 'ZIP' });
    }
  }
}
