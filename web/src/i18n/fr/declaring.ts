import { declarations } from './declarations.js';
import { examination } from './examination.js';
import { imports } from './imports.js';
import { periods } from './periods.js';
import { workbook } from './workbook.js';

/** Read by the pages of declarations alone: the others do not fetch them. */
export const declaring = { declarations, examination, imports, periods, workbook };
