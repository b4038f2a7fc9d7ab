import { type CivilDate, isCivilDate } from '@common/civil-date.js';

/** Reads one parameter of the address; undefined drops it, as every unknown or malformed one is dropped. */
export type ParameterReader<Value> = (text: string) => Value | undefined;

const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}._~:-]{0,62}$/u;
const LONGEST_TEXT = 200;
const LONGEST_LIST = 50;

export const words: ParameterReader<string> = (text) => {
  const trimmed = text.trim().slice(0, LONGEST_TEXT);
  return trimmed === '' ? undefined : trimmed;
};

export const reference: ParameterReader<string> = (text) => (REFERENCE.test(text) ? text : undefined);

export const civilDay: ParameterReader<CivilDate> = (text) => (isCivilDate(text) ? text : undefined);

export const flag: ParameterReader<true> = (text) => (text === 'oui' ? true : undefined);

export function choice<const Value extends string>(values: readonly Value[]): ParameterReader<Value> {
  return (text) => values.find((value) => value === text);
}

/** A column to sort by, `-` before it for descending. */
export function order<const Column extends string>(columns: readonly Column[]): ParameterReader<Column | `-${Column}`> {
  return (text) => columns.flatMap((column) => [column, `-${column}` as const]).find((value) => value === text);
}

/** Values separated by commas; the ones that do not read are dropped one by one. */
export function list<Value>(reader: ParameterReader<Value>): ParameterReader<Value[]> {
  return (text) => {
    const values = text.split(',').slice(0, LONGEST_LIST).flatMap((part) => reader(part) ?? []);
    return values.length === 0 ? undefined : values;
  };
}

type Readers = Record<string, ParameterReader<unknown>>;

export type SearchOf<Given extends Readers> = { [Key in keyof Given]?: Exclude<ReturnType<Given[Key]>, undefined> };

/** A `validateSearch` that never fails. */
export function searchOf<Given extends Readers>(readers: Given): (raw: Record<string, unknown>) => SearchOf<Given> {
  return (raw) => {
    const found: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(readers)) {
      const text = textOf(raw[name]);
      const value = text === undefined ? undefined : read(text);
      if (value !== undefined) found[name] = value;
    }
    return found as SearchOf<Given>;
  };
}

function textOf(value: unknown): string | undefined {
  if (value === true) return 'oui';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const text = textOf(value);
    if (text !== undefined && text !== '') written.set(name, text);
  }
  const query = written.toString().replaceAll('%2C', ',');
  return query === '' ? '' : `?${query}`;
}
