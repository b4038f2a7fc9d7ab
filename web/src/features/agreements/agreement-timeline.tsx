import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementMilestones } from '../../api/agreements.js';
import { useTitle } from '../../api/reference.js';
import { type AgreementFile, type Milestone, dateOf } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { Loading } from '../../ui/loading.js';
import { SlipTimeline } from '../../ui/slip-timeline.js';

/** The milestones of the agreement on one line of time; the title says which slips most. */
export function AgreementTimeline({ file }: { file: AgreementFile }): ReactElement {
  const { t } = useTranslation('agreements');
  const titleOf = useTitle();
  const { today } = useClocks();
  const { data } = useAgreementMilestones(file.ref);
  if (data === undefined) return <Loading lines={5} />;
  const worst = worstSlip(data);
  const isDated = data.some(({ baseline, forecast, actual }) => baseline !== null || forecast !== null || actual !== null);
  const title =
    worst === null ? t(isDated ? 'finding.none' : 'finding.undated') : t('finding.slip', { milestone: titleOf(worst.title), count: worst.days });
  const frozen = new Map(file.amendments.toReversed().flatMap(({ changes }) => changes.filter(({ field }) => field === 'baseline').map(({ ref, before }) => [ref, before])));
  return (
    <SlipTimeline
      title={title}
      today={today}
      milestones={data.map((milestone) => {
        const baseline = dateOf(milestone.baseline?.on ?? null);
        const original = frozen.get(milestone.ref);
        return {
          ref: milestone.ref,
          title: titleOf(milestone.title),
          baseline: original === undefined ? baseline : dateOf(original),
          amended: original === undefined ? null : baseline,
          forecast: dateOf(milestone.forecast?.on ?? null),
          actual: dateOf(milestone.actual?.on ?? null),
          isMet: milestone.status === 'met',
        };
      })}
    />
  );
}

/** The largest slip still open; a milestone that was met late no longer slips. */
function worstSlip(milestones: readonly Milestone[]): { title: Milestone['title']; days: number } | null {
  const open = milestones.flatMap(({ title, slip, status }) => (slip !== null && slip.calendarDays > 0 && status !== 'met' ? [{ title, days: slip.calendarDays }] : []));
  return open.sort((left, right) => right.days - left.days)[0] ?? null;
}
