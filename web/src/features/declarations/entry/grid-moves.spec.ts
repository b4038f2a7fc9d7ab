import { describe, expect, it } from '@jest/globals';
import { placeAfter, placeAfterTab } from './grid-moves.js';

const extent = { rows: 3, columns: 4 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('moving in the grid', () => {
  it.each([
    ['ltr', 'ArrowRight', 2], ['ltr', 'ArrowLeft', 0], ['rtl', 'ArrowLeft', 2], ['rtl', 'ArrowRight', 0],
  ] as const)('in %s, %s leads from column 1 to column %i', (direction, key, column) => {
    expect(placeAfter({ row: 1, column: 1 }, press(key), extent, direction)).toEqual({ row: 1, column });
  });

  it('goes to the ends of the row and of the grid', () => {
    const from = { row: 1, column: 2 };
    expect([press('Home'), press('End'), press('Home', true), press('End', true)].map((key) => placeAfter(from, key, extent, 'rtl'))).toEqual([
      { row: 1, column: 0 }, { row: 1, column: 3 }, { row: 0, column: 0 }, { row: 2, column: 3 },
    ]);
  });

  it('stays inside', () => {
    expect(placeAfter({ row: 2, column: 3 }, press('ArrowDown'), extent, 'ltr')).toEqual({ row: 2, column: 3 });
    expect(placeAfter({ row: 0, column: 0 }, press('ArrowUp'), extent, 'ltr')).toEqual({ row: 0, column: 0 });
    expect(placeAfter({ row: 0, column: 0 }, press('x'), extent, 'ltr')).toBeNull();
  });

  it('follows Tab to the next row and back', () => {
    expect(placeAfterTab({ row: 0, column: 3 }, false, extent)).toEqual({ row: 1, column: 0 });
    expect(placeAfterTab({ row: 1, column: 0 }, true, extent)).toEqual({ row: 0, column: 3 });
    expect(placeAfterTab({ row: 2, column: 3 }, false, extent)).toEqual({ row: 2, column: 3 });
  });
});
