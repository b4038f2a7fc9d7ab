import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MilestoneFile } from '../../api/types.js';
import { MilestoneMark } from '../../ui/milestone-mark.js';
import { Slip } from '../../ui/slip.js';
import { DatedDay } from './dated-day.js';
import { standingOf } from './milestone-standing.js';
import { useWorkingDays } from './working-days.js';

/** Where the milestone stands, before anything is said. */
export function MilestoneFacts({ file }: { file: MilestoneFile }): ReactElement {
  const { t } = useTranslation('milestones');
  const workingDays = useWorkingDays();
  const { baseline, forecast, actual, slip } = file;
  return (
    <div className="stack">
      <dl className="facts">
        <div>
          <dt>{t('drawer.frozenBaseline')}</dt>
          <dd>{baseline === null ? t('drawer.noDate') : <DatedDay dated={baseline} />}</dd>
        </div>
        <div>
          <dt>{t(actual === null ? 'drawer.lastForecast' : 'drawer.actual')}</dt>
          <dd>{actual !== null ? <DatedDay dated={actual} /> : forecast === null ? t('drawer.noForecast') : <DatedDay dated={forecast} />}</dd>
        </div>
        <div>
          <dt>{t('drawer.slip')}</dt>
          <dd>
            <Slip days={slip?.calendarDays ?? null} withUnit />
          </dd>
        </div>
      </dl>
      <p className="line wrap small">
        <MilestoneMark standing={standingOf(file)} />
        {slip === null ? null : <span className="muted">{workingDays.sentence(slip)}</span>}
      </p>
    </div>
  );
}
