import { useSearch } from '@tanstack/react-router';
import type { CivilDate } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import { useChangeSearch } from './change-search.js';

export interface Clocks {
  /** Valid time: the terms, forecasts and values of this day. */
  asOf: CivilDate;
  today: CivilDate;
  setAsOf(date: CivilDate): void;
}

/** The day of the situation, which lives in the address. */
export function useClocks(): Clocks {
  const { au } = useSearch({ strict: false });
  const change = useChangeSearch();
  const today = localDayOf(new Date());
  return {
    asOf: au ?? today,
    today,
    setAsOf: (date) => change({ au: date === today ? undefined : date }),
  };
}
