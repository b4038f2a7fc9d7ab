import { accounts } from './accounts.js';
import { periods } from './periods.js';
import { zones } from './zones.js';

/** Spoken by the pages of the programme office alone, and fetched with them. */
export const officeTexts = {
  accounts,
  periods,
  zones,
};
