import { useTranslation } from 'react-i18next';
import type { Milestone } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';

type Slip = NonNullable<Milestone['slip']>;

interface WorkingDays {
  /** `Jours ouvrables : +86`, or why there is no number. */
  sentence(slip: Slip): string;
  /** Why: the years whose holidays the register does not hold. */
  why(years: readonly number[]): string;
}

export function useWorkingDays(): WorkingDays {
  const { t } = useTranslation('milestones');
  const format = useFormat();
  const why = (years: readonly number[]): string => t('workingDaysMissing', { count: years.length, years: [...years].sort().join(', ') });
  return {
    why,
    sentence: ({ workingDays, missingYears }) =>
      `${t('workingDays')}${format.language === 'fr' ? ' : ' : ': '}${workingDays === null ? why(missingYears) : format.number(workingDays, { signed: true })}`,
  };
}
