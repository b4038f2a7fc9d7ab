import type { imports as french } from '../fr/imports.js';
import type { Translation } from '../translation.js';

export const imports: Translation<typeof french, 'en'> = {
  title: 'Import a workbook',
  lead: 'The workbook is read and checked. Nothing is written before “Apply”.',
  choose: 'Choose an .xlsx file',
  drop: 'or drop it here',
  noNames: 'No personal data in the file.',
  reading: 'Reading: {{done}} rows of {{total}}',
  counts: { new: 'new', changed: 'changed', same: 'same', refused: 'refused' },
  column: { sheet: 'Sheet', cell: 'Cell', value: 'Value', reason: 'What is wrong', remedy: 'What to do' },
  apply: 'Apply',
  applied: 'Applied in one step.',
  nothingToApply: 'This file changes nothing: the register already holds these values.',
  cancel: 'Abandon the import',
};
