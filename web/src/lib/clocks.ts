import { useSearch } from '@tanstack/react-router';
import type { CivilDate } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import { useChangeSearch } from './change-search.js';

export interface Clocks {
  /** Valid time: the terms, forecasts and values of this day. */
  asOf: CivilDate;
  /** The day at whose end the register is read; always null: it answers as known now. */
  knownOn: CivilDate | null;
  today: CivilDate;
  /** Terms of a past day can be corrected today: only a register read as known earlier would be closed. */
  writable: boolean;
  setAsOf(date: CivilDate): void;
}

/** The day of the situation, which lives in the address. */
export function useClocks(): Clocks {
  const { au } = useSearch({ strict: false });
  const change = useChangeSearch();
  const today = localDayOf(new Date());
  return {
    asOf: au ?? today,
    knownOn: null,
    today,
    writable: true,
    setAsOf: (date) => change({ au: date === today ? undefined : date }),
  };
}
