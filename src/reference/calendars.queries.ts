import type { CivilDate } from '../common/civil-date.js';
import type { HolidayCalendar } from '../common/working-days.js';
import type { Transaction } from '../database/transaction.js';

/** The loaded calendars: a year that is not among them gives no working days. */
export async function loadedCalendars(tx: Transaction): Promise<HolidayCalendar[]> {
  return tx.query<{ year: number; holidays: CivilDate[] }>(
    `select y.year, coalesce((select array_agg(h.held_on::text order by h.held_on) from reference.holiday h where h.year = y.year), '{}') as holidays
     from reference.calendar_year y order by y.year`,
  );
}
