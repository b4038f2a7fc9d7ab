import { useLocation, useSearch } from '@tanstack/react-router';
import type { CivilDate } from '@common/civil-date.js';
import { endOfLocalDay, localDayOf } from '@common/local-day.js';
import { useChangeSearch } from './change-search.js';

export interface Clocks {
  /** Valid time: the terms, forecasts and values of this day. */
  asOf: CivilDate;
  /** The second clock: the register as it was known at the end of this day; null: as it is known now. */
  knownDay: CivilDate | null;
  today: CivilDate;
  /** Whether this page can be asked as it was known. */
  canBeKnown: boolean;
  setClocks(clocks: { asOf: CivilDate; knownDay: CivilDate | null }): void;
}

/** Pages that answer by the second clock; the others tell what is known now, and say so. */
const KNOWN_PAGES = /^\/[^/]+\/[^/]+\/(conventions|engagements|jalons|zones|tableau-de-bord)(\/|$)/;

/** Both clocks, which live in the address. */
export function useClocks(): Clocks {
  const { au, connu } = useSearch({ strict: false });
  const change = useChangeSearch();
  const canBeKnown = useLocation({ select: ({ pathname }) => KNOWN_PAGES.test(pathname) });
  const today = localDayOf(new Date());
  const knownDay = canBeKnown ? (connu ?? null) : null;
  return {
    asOf: au ?? knownDay ?? today,
    knownDay,
    today,
    canBeKnown,
    setClocks: (clocks) => {
      const known = clocks.knownDay === null || clocks.knownDay >= today ? undefined : clocks.knownDay;
      change({ au: clocks.asOf === (known ?? today) ? undefined : clocks.asOf, connu: known });
    },
  };
}

/** The instant that the server is asked about; undefined: now. */
export function useKnownOn(): string | undefined {
  const { knownDay } = useClocks();
  return knownDay === null ? undefined : endOfLocalDay(knownDay).toISOString();
}
