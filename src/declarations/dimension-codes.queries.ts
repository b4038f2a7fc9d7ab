import type { FieldProblem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { type Dimension, GENDERS, QUALIFICATIONS, UNKNOWN } from './declaration.vocabulary.js';
import type { Dimensions } from './declared-line.js';

/** The values that each dimension may have; a skill is named freely. */
export type KnownCodes = Readonly<Record<Exclude<Dimension, 'skill'>, ReadonlySet<string>>>;

export async function knownCodes(tx: Transaction, programmeId: string): Promise<KnownCodes> {
  const [row] = await tx.query<{ regions: string[]; segments: string[]; zones: string[] }>(
    `select array(select code from reference.region) as regions, array(select code::text from reference.segment) as segments, array(select ref::text from register.zone where programme_id = $1) as zones`, [programmeId]);
  return {
    region: new Set(row?.regions), segment: new Set(row?.segments), zone: new Set(row?.zones), gender: new Set<string>(GENDERS), qualification: new Set<string>(QUALIFICATIONS),
  };
}

/** @param at path of the line, for the answer */
export function dimensionProblem(dimensions: Dimensions, codes: KnownCodes, at: string): FieldProblem[] {
  return Object.entries(dimensions).flatMap(([dimension, value]): FieldProblem[] => {
    if (value === undefined) {
      return [];
    }
    const known = dimension === 'skill' || value === UNKNOWN || codes[dimension as keyof KnownCodes]?.has(value);
    return known ? [] : [{ field: `${at}.dimensions.${dimension}`, code: 'dimension_unknown', parameters: { value } }];
  });
}
