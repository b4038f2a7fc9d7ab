import { type DeclaredLine, dimensionsKey, lineKey } from './declared-line.js';

/** What is frozen when a declaration is submitted. Texts are in by the hash of their ciphertext, documents by that of their content. */
export interface DeclarationContent {
  declaration: string;
  organisation: string;
  period: string;
  revision: number;
  lines: readonly (DeclaredLine & { explanationSha256: string | null })[];
}

/**
 * The bytes that an acceptance covers: JSON in the canonical form of RFC 8785 (keys sorted, no white space; every value is a text
 * or null), its lines in the order of what they are about, so that the same content has the same bytes whatever its order of entry.
 */
export function contentBytes({ declaration, organisation, period, revision, lines }: DeclarationContent): Buffer {
  const ordered = [...lines].sort((left, right) => (lineKey(left) < lineKey(right) ? -1 : 1));
  return Buffer.from(
    JSON.stringify({
      declaration,
      lines: ordered.map(({ dimensions, explanationSha256, indicator, site, state, value }) => ({
        dimensions: JSON.parse(dimensionsKey(dimensions)) as object, explanationSha256, indicator, site, state, value,
      })),
      organisation,
      period,
      revision: String(revision),
      version: '1',
    }),
    'utf8',
  );
}
