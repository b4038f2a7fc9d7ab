import type { DeclarationCheckInput } from './check-input.js';
import { declaredAmounts, type DeclaredAmounts, isKnown, organisationTotal, plain } from './declared-amounts.js';
import type { Finding } from './finding.js';

/** Of a cohort no more are present than entered, over the organisation: a recruit may have changed sites since. */
export function checkCohorts({ indicators, cohorts }: DeclarationCheckInput, declared: DeclaredAmounts): Finding[] {
  const entrants = declaredAmounts(cohorts);
  return indicators.flatMap(({ code: indicator, cohort }): Finding[] => {
    const present = organisationTotal(declared, indicator);
    if (cohort === null || !isKnown(present)) return [];
    const entered = organisationTotal(entrants, indicator);
    const place = { indicator, site: null, dimensions: {} };
    if (!isKnown(entered)) return present.isZero() ? [] : [{ ...place, code: 'cohort_unknown', parameters: { value: plain(present), period: cohort } }];
    return present.greaterThan(entered) ? [{ ...place, code: 'cohort_exceeded', parameters: { value: plain(present), entered: plain(entered), period: cohort } }] : [];
  });
}
