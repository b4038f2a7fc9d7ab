export interface Place {
  row: number;
  column: number;
}

export interface Extent {
  rows: number;
  columns: number;
}

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads in a grid; null for a key that does not move. In a right-to-left page the next column is on the left. */
export function placeAfter({ row, column }: Place, { key, ctrlKey, metaKey }: Press, { rows, columns }: Extent, direction: 'ltr' | 'rtl'): Place | null {
  const isControl = ctrlKey || metaKey;
  const [last, end] = [rows - 1, columns - 1];
  const next = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const previous = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case next: return { row, column: isControl ? end : Math.min(column + 1, end) };
    case previous: return { row, column: isControl ? 0 : Math.max(column - 1, 0) };
    case 'ArrowDown': return { row: isControl ? last : Math.min(row + 1, last), column };
    case 'ArrowUp': return { row: isControl ? 0 : Math.max(row - 1, 0), column };
    case 'Home': return { row: isControl ? 0 : row, column: 0 };
    case 'End': return { row: isControl ? last : row, column: end };
    case 'PageDown': return { row: Math.min(row + 10, last), column };
    case 'PageUp': return { row: Math.max(row - 10, 0), column };
    default: return null;
  }
}

/** After a value was taken with Tab: the next column, then the first of the next row; stays on the last cell. */
export function placeAfterTab({ row, column }: Place, isBack: boolean, { rows, columns }: Extent): Place {
  const at = row * columns + column + (isBack ? -1 : 1);
  const kept = Math.min(Math.max(at, 0), rows * columns - 1);
  return { row: Math.floor(kept / columns), column: kept % columns };
}
