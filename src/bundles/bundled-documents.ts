import { extname } from 'node:path';
import type { FileStore } from '../files/file-store.js';
import type { BundledDocument, BundledFile } from '../ledger/bundle/bundle.dto.js';
import type { DeclaredContent } from './bundle.queries.js';

export interface PackedDocuments {
  files: BundledFile[];
  documents: BundledDocument[];
  /** Path of what a declaration declared, at one of its submissions where the bundle holds several. */
  fileOf: (declarationId: string, revision?: number) => string;
}

/** What was declared and what proves it, as files of a bundle. */
export async function packDocuments(store: FileStore, contents: readonly DeclaredContent[], evidence: readonly { sha256: string; fileName: string }[]): Promise<PackedDocuments> {
  const nameOf = ({ ref, revision }: DeclaredContent): string => `declarations/${ref}.r${revision}.json`;
  const files: BundledFile[] = contents.map((content) => ({ path: nameOf(content), content: content.content }));
  const documents: BundledDocument[] = contents.map((content) => ({ kind: 'declaration', file: nameOf(content), name: content.ref }));
  for (const { sha256, fileName } of evidence) {
    const file = `evidence/${sha256}${extname(fileName).toLowerCase().replace(/[^.a-z0-9]/g, '')}`;
    files.push({ path: file, content: await store.get(sha256) });
    documents.push({ kind: 'evidence', file, name: fileName });
  }
  const fileOf = (declarationId: string, revision?: number): string => {
    const found = contents.find(({ id, revision: number }) => id === declarationId && (revision === undefined || number === revision));
    return found === undefined ? '' : nameOf(found);
  };
  return { files, documents, fileOf };
}
