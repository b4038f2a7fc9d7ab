import { isUnresolved, type ReadSheet } from './column-choice.js';
import type { DeclarationImport } from './workbook-queries.js';

export const STEPS = ['associer', 'corriger', 'verifier'] as const;
export type Step = (typeof STEPS)[number];

interface Waiting extends Pick<DeclarationImport, 'state' | 'remembered' | 'counts' | 'problems'> {
  mapping: readonly ReadSheet[];
}

/** Where a workbook opens: at the first thing that waits for somebody. */
export function firstStep({ state, mapping, remembered, counts, problems }: Waiting): Step {
  const hasUnknownColumn = mapping.some((sheet) => sheet.section !== null && isUnresolved(sheet));
  const hasNoSheet = mapping.every(({ section }) => section === null);
  if (!remembered && mapping.length > 0 && (hasUnknownColumn || hasNoSheet)) return 'associer';
  return counts.refused > 0 || state === 'refused' || problems.some(({ severity }) => severity === 'error') ? 'corriger' : 'verifier';
}
