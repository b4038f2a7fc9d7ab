import { declarations } from './declarations.js';
import { examination } from './examination.js';
import { periods } from './periods.js';

/** Read by the pages of declarations alone: the others do not fetch them. */
export const declaring = { declarations, examination, periods };
