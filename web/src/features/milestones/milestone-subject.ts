import type { DatePrecision } from '@common/civil-date.js';
import type { Dated, MilestoneFile } from '../../api/types.js';
import type { Says, Subject } from '../../lib/draft-store.js';

export type ReadMilestone = Pick<MilestoneFile, 'version' | 'status' | 'baseline' | 'forecast' | 'actual'>;

const DATES = ['baseline', 'forecast', 'actual'] as const;

/** What a log changes of a milestone, and what tells whether a date is later. */
export function milestoneSubject(file: ReadMilestone): Subject {
  const dates = DATES.flatMap((name) => [
    [`${name}_on`, file[name]?.on ?? null],
    [`${name}_precision`, file[name]?.precision ?? null],
  ]);
  return { table: 'milestone', version: file.version, says: { status: file.status, ...Object.fromEntries(dates) } };
}

/** The milestone as the author read it. A newer version that says nothing else of what is logged, such as an added dependency, is no conflict. */
export function readOf(read: Subject | null, file: MilestoneFile): ReadMilestone {
  if (read === null || JSON.stringify(read.says) === JSON.stringify(milestoneSubject(file).says)) return file;
  const { says, version } = read;
  return { version, status: says.status as MilestoneFile['status'], baseline: dated(says, 'baseline'), forecast: dated(says, 'forecast'), actual: dated(says, 'actual') };
}

function dated(says: Says, name: (typeof DATES)[number]): Dated | null {
  const on = says[`${name}_on`] ?? null;
  return on === null ? null : { on, precision: (says[`${name}_precision`] ?? 'day') as DatePrecision };
}
