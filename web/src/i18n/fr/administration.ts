import { accounts } from './accounts.js';
import { imports } from './imports.js';

/** Read by the pages of administration alone. */
export const administration = { accounts, imports };
