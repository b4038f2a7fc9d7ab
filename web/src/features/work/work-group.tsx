import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type WorkItem, dateOf } from '../../api/types.js';
import { usePaths } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';

interface Props {
  reason: WorkItem['reason'];
  items: readonly WorkItem[];
}

/** What waits for the same reason, the latest first. */
export function WorkGroup({ reason, items }: Props): ReactElement | null {
  const { t } = useTranslation('work');
  if (items.length === 0) return null;
  const heading = t(`reason.${reason}`);
  return (
    <section className="work-group" aria-label={heading}>
      <h2>
        {heading} <span className="work-count">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.kind} ${item.ref} ${item.dueOn ?? ''}`} className="work-item">
            <WorkLine item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WorkLine({ item }: { item: WorkItem }): ReactElement {
  const titleOf = useTitle();
  const paths = usePaths();
  const isMilestone = item.kind === 'milestone';
  const words = (
    <>
      <span className="name">{titleOf(item.title)}</span> <bdi className="reference">{item.ref}</bdi>
    </>
  );
  return (
    <>
      <span className="work-what">
        {isMilestone ? (
          <Link to="." search={(previous) => ({ ...previous, jalon: item.ref })} resetScroll={false} preload={false} activeProps={{}} className="work-link" data-milestone={item.ref}>
            {words}
          </Link>
        ) : (
          <Link to={paths.agreement(item.ref)} className="work-link">
            {words}
          </Link>
        )}
        {isMilestone ? <span className="small secondary work-agreement">{titleOf(item.agreement.title)}</span> : null}
      </span>
      <span className="work-when">
        <DueText item={item} />
      </span>
    </>
  );
}

function DueText({ item: { reason, dueOn, daysLate } }: { item: WorkItem }): ReactElement {
  const { t } = useTranslation('work');
  if (dueOn === null || daysLate === null) return <span className="small muted">{t('toComplete')}</span>;
  const day = <CivilDay date={dateOf(dueOn)} />;
  if (reason === 'forecast_proposed') {
    return (
      <>
        {day} <span className="small muted">{t('proposedFor')}</span>
      </>
    );
  }
  return (
    <>
      {day}
      <span className={daysLate > 0 ? 'small work-late' : 'small muted'}>{daysLate > 0 ? t('late', { count: daysLate }) : daysLate === 0 ? t('dueToday') : t('left', { count: -daysLate })}</span>
    </>
  );
}
