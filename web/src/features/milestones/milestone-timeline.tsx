import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type Milestone, dateOf } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { SlipTimeline, type TimelineMilestone } from '../../ui/slip-timeline.js';

interface Props {
  milestones: readonly Milestone[];
  hasMore: boolean;
}

/** One plot for each agreement, all on the same scale of time. */
export function MilestoneTimeline({ milestones, hasMore }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  const titleOf = useTitle();
  const format = useFormat();
  const { today } = useClocks();
  const groups = [...new Set(milestones.map(({ agreement }) => agreement.ref))].sort().map((ref) => ({ ref, members: milestones.filter(({ agreement }) => agreement.ref === ref) }));
  const scale = milestones.flatMap(({ baseline, forecast, actual }) => [baseline, forecast, actual]).flatMap((dated) => (dated === null ? [] : [dateOf(dated.on)]));
  return (
    <div className="timeline-groups">
      {hasMore ? <p className="note">{t('timeline.more')}</p> : null}
      {groups.map(({ ref, members }, index) => (
        <SlipTimeline key={ref} title={findingOf(members)} milestones={members.map(plotted)} today={today} scale={scale} hasLegend={index === 0} />
      ))}
    </div>
  );

  function findingOf(members: readonly Milestone[]): string {
    const first = members[0];
    const agreement = first === undefined ? '' : titleOf(first.agreement.title);
    const largest = Math.max(0, ...members.map(({ slip }) => slip?.calendarDays ?? 0));
    return largest === 0 ? t('timeline.onTime', { agreement }) : t('timeline.late', { agreement, slip: format.slip(largest) });
  }

  function plotted({ ref, title, baseline, forecast, actual, status }: Milestone): TimelineMilestone {
    return {
      ref,
      title: titleOf(title),
      baseline: dateOf(baseline?.on ?? null),
      forecast: dateOf(forecast?.on ?? null),
      actual: dateOf(actual?.on ?? null),
      isMet: status === 'met',
    };
  }
}
