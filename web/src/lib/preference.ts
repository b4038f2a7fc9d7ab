import { browserStorage, keepInBrowser } from './browser-storage.js';

/**
 * A choice of the reader, kept in this browser. A browser that refuses storage (private window, full disk) loses the
 * choice at the next visit and nothing else.
 */
export interface Preference<Value extends string> {
  read(): Value | null;
  write(value: Value): void;
}

export function preference<Value extends string>(name: string, values: readonly Value[]): Preference<Value> {
  const key = `mithaq.${name}`;
  return {
    read() {
      const stored = browserStorage()?.getItem(key);
      return values.find((value) => value === stored) ?? null;
    },
    write(value) {
      keepInBrowser(key, value);
    },
  };
}
