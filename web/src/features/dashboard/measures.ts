import { useTranslation } from 'react-i18next';
import { quarterOf } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useIsolated } from '../../lib/language.js';
import type { Measure } from './dashboard-queries.js';

/** The order of the concerns; what is not named comes after. */
const ORDER = ['jobs', 'training', 'hosting_zone', 'export_revenue', 'training_places', 'land', 'incentive'];

/** Names a measure in the address. */
export function measureKey({ kind, measure, annual }: Pick<Measure, 'kind' | 'measure' | 'annual'>): string {
  return [kind, measure, ...(annual ? ['an'] : [])].join('~');
}

export function orderedMeasures(measures: readonly Measure[]): Measure[] {
  const place = ({ kind }: Measure): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...measures].sort((left, right) => place(left) - place(right));
}

/** What a measure counts, in words; net creations are said once for every clause that promises them. */
export function useMeasureName(): (measure: Measure) => string {
  const { t } = useTranslation('dashboard');
  const titleOf = useTitle();
  return ({ kind, name, annual }) => {
    const counted = name === null ? t('netJobs') : kind === 'training_places' ? t('trainingPlaces') : titleOf(name);
    return annual ? t('eachYear', { what: counted }) : counted;
  };
}

/** A quarter by its name, which keeps its own direction inside an Arabic sentence. */
export function useQuarterName(): (end: string) => string {
  const isolated = useIsolated();
  return (end) => isolated(quarterOf(dateOf(end)));
}
