import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Milestone } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { Lineage } from '../../ui/lineage-rail.js';
import { DatedDay } from './dated-day.js';
import { useWorkingDays } from './working-days.js';

const NAME = 'glissement.';

/** The name of a slip in the address. */
export function slipFigure(ref: string): string {
  return NAME + ref;
}

/** Where each slip on the page comes from: two dates and a rule. */
export function useSlipLineage(rows: readonly Milestone[]): (figure: string) => Lineage | null {
  const { t } = useTranslation('milestones');
  const titleOf = useTitle();
  const format = useFormat();
  const workingDays = useWorkingDays();
  return (figure) => {
    const row = figure.startsWith(NAME) ? rows.find(({ ref }) => ref === figure.slice(NAME.length)) : undefined;
    const slip = row?.slip;
    const standing = row?.actual ?? row?.forecast;
    if (row === undefined || slip === null || slip === undefined || !standing || row.baseline === null) return null;
    return {
      figure: <bdi>{format.slip(slip.calendarDays)}</bdi>,
      meaning: `${t('slipMeaning')} · ${titleOf(row.title)} · ${row.ref}`,
      rows: [
        { label: t(row.actual === null ? 'column.forecast' : 'column.actual'), value: <DatedDay dated={standing} /> },
        { label: t('column.baseline'), value: <DatedDay dated={row.baseline} /> },
      ],
      source: row.source ?? undefined,
      rule: (
        <>
          <p>{t('slipRule')}</p>
          <p>{workingDays.sentence(slip)}</p>
        </>
      ),
    };
  };
}
