import { useSearch } from '@tanstack/react-router';
import type { CivilDate } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import { useChangeSearch } from './change-search.js';

export interface Clocks {
  /** Valid time: the terms, forecasts and values of this day. */
  asOf: CivilDate;
  /** The day at whose end the register is read; null is now. */
  knownOn: CivilDate | null;
  today: CivilDate;
  /** False when the register is read as it was known on a past day. */
  writable: boolean;
  setAsOf(date: CivilDate | null): void;
  setKnownOn(date: CivilDate | null): void;
}

/** The two clocks, which live in the address. */
export function useClocks(): Clocks {
  const { au, connue } = useSearch({ strict: false });
  const change = useChangeSearch();
  const today = localDayOf(new Date());
  const knownOn = connue !== undefined && connue < today ? connue : null;
  return {
    asOf: au ?? today,
    knownOn,
    today,
    writable: knownOn === null,
    setAsOf: (date) => change({ au: date === null || date === today ? undefined : date }),
    setKnownOn: (date) => change({ connue: date === null || date >= today ? undefined : date }),
  };
}
