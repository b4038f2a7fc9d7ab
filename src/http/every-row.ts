/** Rows read at a time for an export. */
export const EXPORT_PAGE = 1000;

/** All rows of a list, page after page. */
export async function everyRow<Row>(readPage: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor: string | null }>): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor);
    all.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
