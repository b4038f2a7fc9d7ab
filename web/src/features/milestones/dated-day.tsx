import type { ReactElement } from 'react';
import { type Dated, dateOf } from '../../api/types.js';
import { CivilDay } from '../../ui/civil-day.js';

/** A date of the API, no more precise than it is known. */
export function DatedDay({ dated }: { dated: Dated }): ReactElement {
  return <CivilDay date={dateOf(dated.on)} precision={dated.precision} />;
}
