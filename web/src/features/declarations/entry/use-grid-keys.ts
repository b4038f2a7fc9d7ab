import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Entry } from './cells.js';
import { type SectionView, kindAt, saidAt, withHeadcounts } from './entry-context.js';
import { cellKey, previousOf } from './entry-rows.js';
import { type Place, placeAfter, placeAfterTab } from './grid-moves.js';
import { type PastedValue, readBlock, readPastedNumber } from './pasted-number.js';

export interface PasteCount {
  total: number;
  taken: number;
  confirm: number;
  refused: number;
  outside: number;
}

interface Options {
  view: SectionView;
  direction: 'ltr' | 'rtl';
  /** The text with which an edit of a saved number begins. */
  written(value: string): string;
  onWrite(changes: Record<string, Entry>, kind: 'typed' | 'pasted'): void;
  onPaste(count: PasteCount): void;
  onUndo(): void;
}

export interface GridKeys {
  active: Place;
  editing: string | null;
  activate(place: Place): void;
  edit(): void;
  type(text: string): void;
  /** Takes what is typed and stays. */
  take(): void;
  say(entry: Entry): void;
  onKeyDown(event: KeyboardEvent): void;
  onPaste(event: ClipboardEvent): void;
  onCopy(event: ClipboardEvent): void;
}

export function useGridKeys({ view, direction, written, onWrite, onPaste, onUndo }: Options): GridKeys {
  const { rows, columns } = view;
  const extent = { rows: rows.length, columns: columns.length };
  const [place, setActive] = useState<Place>({ row: 0, column: 0 });
  const active = { row: Math.min(place.row, extent.rows - 1), column: Math.min(place.column, extent.columns - 1) };
  const [editing, setEditing] = useState<string | null>(null);
  const typed = useRef<string | null>(null);
  const set = (text: string | null): void => {
    typed.current = text;
    setEditing(text);
  };
  const at = (there: Place) => ({ row: rows[there.row], column: columns[there.column] });
  const isEditable = ({ row, column } = at(active)): boolean => row !== undefined && column !== undefined && kindAt(view, row, column.indicator) === 'editable';

  const go = (there: Place): void => {
    setActive(there);
    // at once, not after the next frame: the next key may come before it
    document.getElementById(cellId(there))?.focus();
  };
  const say = (entry: Entry): void => {
    const { row, column } = at(active);
    if (row !== undefined && column !== undefined && isEditable()) onWrite(withHeadcounts(view, { [cellKey(row.key, column.indicator)]: entry }), 'typed');
  };
  const read = (text: string, there: Place): PastedValue => {
    const column = columns[there.column];
    return readPastedNumber(text, { whole: column?.whole ?? false, largest: largestOf(view, there) });
  };
  const take = (): void => {
    const text = typed.current;
    if (text === null) return;
    set(null);
    const entry = entryOf(read(text, active), 'typed');
    const { row, column } = at(active);
    if (entry !== null && row !== undefined && column !== undefined && (text !== startText(view, active, written) || view.entries[cellKey(row.key, column.indicator)]?.mayMean !== undefined)) say(entry);
  };
  const edit = (text?: string): void => {
    if (isEditable()) set(text ?? startText(view, active, written));
  };

  const whileEditing = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    if (key === 'Escape') set(null);
    else if (key === 'Enter' || key === 'Tab') take();
    else return;
    event.preventDefault();
    event.stopPropagation();
    go(key === 'Escape' ? active : key === 'Tab' ? placeAfterTab(active, shiftKey, extent) : { row: Math.min(active.row + 1, extent.rows - 1), column: active.column });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (typed.current !== null) return whileEditing(event);
    const { key, ctrlKey, metaKey, altKey } = event;
    const isControl = ctrlKey || metaKey;
    const next = altKey ? null : placeAfter(active, event, extent, direction);
    if (next !== null) go(next);
    else if (isControl && key.toLowerCase() === 'z') onUndo();
    else if (isControl || altKey) return;
    else if (key === 'Enter' || key === 'F2') edit();
    else if (key === '-' || key === 'Delete' || key === 'Backspace') say({ said: { state: 'not_reported' }, origin: 'typed' });
    else if (key === '/') say({ said: { state: 'not_applicable' }, origin: 'typed' });
    else if (/^[\d\u0660-\u0669]$/.test(key)) edit(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const paste = (event: ClipboardEvent): void => {
    if (typed.current !== null) return;
    event.preventDefault();
    const count: PasteCount = { total: 0, taken: 0, confirm: 0, refused: 0, outside: 0 };
    const changes: Record<string, Entry> = {};
    readBlock(event.clipboardData.getData('text/plain')).forEach((line, down) =>
      line.forEach((text, across) => {
        const there = { row: active.row + down, column: active.column + across };
        const { row, column } = at(there);
        const entry = entryOf(read(text, there), 'pasted');
        if (entry === null) return;
        count.total += 1;
        if (row === undefined || column === undefined || kindAt(view, row, column.indicator) !== 'editable') {
          count.outside += 1;
          return;
        }
        changes[cellKey(row.key, column.indicator)] = entry;
        count[entry.said?.state === 'refused' ? 'refused' : entry.mayMean === undefined ? 'taken' : 'confirm'] += 1;
      }));
    if (Object.keys(changes).length > 0) onWrite(withHeadcounts(view, changes), 'pasted');
    if (count.total > 0) onPaste(count);
  };

  return {
    active, editing, activate: setActive, edit: () => edit(), type: set, take, say, onKeyDown, onPaste: paste,
    onCopy: (event) => {
      if (typed.current !== null) return;
      event.clipboardData.setData('text/plain', startText(view, active, written));
      event.preventDefault();
    },
  };
}

export function cellId({ row, column }: Place): string {
  return `cell-${row}-${column}`;
}

function startText(view: SectionView, place: Place, written: (value: string) => string): string {
  const [row, column] = [view.rows[place.row], view.columns[place.column]];
  const said = row === undefined || column === undefined ? undefined : saidAt(view, row, column.indicator);
  return said?.state === 'reported' ? written(said.value) : said?.state === 'refused' ? said.text : '';
}

function entryOf(read: PastedValue, origin: Entry['origin']): Entry | null {
  switch (read.kind) {
    case 'nothing': return null;
    case 'reported': return { said: { state: 'reported', value: read.value }, origin, ...(read.mayMean === undefined || origin === 'typed' ? {} : { mayMean: read.mayMean }) };
    case 'refused': return { said: { state: 'refused', text: read.text, reason: read.reason, ...(read.readings === undefined ? {} : { readings: read.readings }) }, origin };
    default: return { said: { state: read.kind }, origin };
  }
}

/** The largest other value that the column holds now or held the period before. */
function largestOf(view: SectionView, { row: own, column: at }: Place): string | null {
  const column = view.columns[at];
  if (column === undefined) return null;
  const values = view.rows.flatMap((row, index) => {
    const said = saidAt(view, row, column.indicator);
    const now = index !== own && said?.state === 'reported' ? [said.value] : [];
    return [...now, ...previousOf(view.file, row, column.indicator).map(({ value }) => value)];
  });
  return values.length === 0 ? null : values.reduce((left, right) => (Number(left) >= Number(right) ? left : right));
}
