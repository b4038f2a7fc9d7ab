import type { DeclarationCheck } from './check-input.js';

/** A check before it is known whether an explanation answers it. */
export type Finding = Pick<DeclarationCheck, 'code' | 'indicator' | 'site' | 'dimensions' | 'parameters'>;
