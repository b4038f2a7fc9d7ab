import { everyRow } from './every-row.js';

describe('every row', () => {
  it('reads every page of a list', async () => {
    const pages: Record<string, { rows: number[]; nextCursor: string | null }> = { first: { rows: [1, 2], nextCursor: 'second' }, second: { rows: [3], nextCursor: null } };
    const rows = await everyRow((cursor) => Promise.resolve(pages[cursor ?? 'first'] ?? { rows: [], nextCursor: null }));
    expect(rows).toEqual([1, 2, 3]);
  });
});
