import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { CivilDay } from '../../ui/civil-day.js';
import type { ZoneFigure } from './zone-queries.js';

/** A figure with its unit: 23 500 m², 2 000 postes de travail. */
export function useFigureText(): (figure: Pick<ZoneFigure, 'value' | 'unit'>) => string {
  const format = useFormat();
  return ({ value, unit }) => format.quantity({ value, unit, qualifier: 'exact' });
}

/** The date of a figure, as precisely as its source tells it. */
export function FigureDate({ figure: { asOf } }: { figure: Pick<ZoneFigure, 'asOf'> }): ReactElement {
  const { t } = useTranslation('zones');
  return asOf === null ? <>{t('undated')}</> : <CivilDay date={dateOf(asOf.on)} precision={asOf.precision} />;
}
