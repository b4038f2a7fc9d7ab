import { useTranslation } from 'react-i18next';
import type { Zone } from '../../api/types.js';
import type { Lineage } from '../../ui/lineage-rail.js';
import { FigureDate, useFigureText } from './figure-text.js';

/** Where a capacity comes from: what it measures, its date and the source that publishes it. */
export function useFigureLineage(zones: readonly Zone[]): (figure: string) => Lineage | null {
  const { t } = useTranslation('zones');
  const textOf = useFigureText();
  return (wanted) => {
    for (const zone of zones) {
      const figure = zone.latest.find(({ id }) => id === wanted);
      if (figure === undefined) continue;
      return {
        figure: textOf(figure),
        meaning: (
          <>
            {`${t(`measure.${figure.measure}`)} · ${t(`stage.${figure.stage}`)} · ${zone.name} · `}
            <FigureDate figure={figure} />
          </>
        ),
        source: figure.source ?? zone.source ?? t('unsourced'),
      };
    }
    return null;
  };
}
