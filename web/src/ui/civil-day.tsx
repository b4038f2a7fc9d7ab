import type { ReactElement } from 'react';
import type { CivilDate, DatePrecision } from '@common/civil-date.js';
import { useFormat } from '../lib/language.js';

interface Props {
  date: CivilDate;
  precision?: DatePrecision;
}

/** A civil date, no more precise than it is known; digits stay left to right in Arabic. */
export function CivilDay({ date, precision = 'day' }: Props): ReactElement {
  const text = useFormat().date(date, precision);
  return (
    <time dateTime={date} className="one-line">
      {precision === 'day' ? <bdi dir="ltr">{text}</bdi> : <bdi>{text}</bdi>}
    </time>
  );
}
