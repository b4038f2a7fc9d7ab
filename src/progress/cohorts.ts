import { addDays, addMonths, type CivilDate } from '../common/civil-date.js';
import { addDecimals } from '../common/quantity.js';
import { versionOn } from './commitment-actual.js';
import type { Observed } from './observed.js';
import type { ReadIndicator } from './scoped-commitment.js';
import type { Period, ValueStatus } from './standing-facts.js';

/** Who entered in a period and is counted again so many months later. */
export interface CohortRule {
  entered: ReadIndicator;
  present: ReadIndicator;
  months: number;
}

/** The recruits of one period, over several organisations. Sums are decimals as text; null: nothing was said, which is not zero. */
export interface Cohort {
  /** The period in which they entered. */
  periodId: string;
  /** Last day of the period at whose end they are counted again. */
  countedOn: CivilDate;
  entered: Record<ValueStatus, string | null>;
  present: Record<ValueStatus, string | null>;
  /** Accepted entrants of the organisations that accepted values follow: present / followed is the share that stayed. */
  followed: string | null;
  /** Organisations with accepted entrants: whose presence is known, due and not told, or awaited: still to come, or to be decided. */
  organisations: { entered: number; followed: number; missing: number; awaited: number };
}

/** The cohorts of these organisations, oldest first; none for a period in which nobody entered. */
export function cohortsOf({ entered, present, months }: CohortRule, observed: Observed, organisationIds: readonly string[]): Cohort[] {
  const { periods } = observed.calendar;
  return periods.flatMap((period) => {
    const countedFrom = addMonths(period.from, months);
    const counted = periods.find(({ from }) => from === countedFrom);
    const members = organisationIds.map((id) => memberOf(observed, id, flowOf(observed, id, entered, period), counted, present));
    if (members.every((member) => member.entered.declared === null)) return [];
    return [{
      periodId: period.id,
      countedOn: counted?.to ?? addDays(addMonths(addDays(period.to, 1), months), -1),
      entered: both((status) => sum(members.map((member) => member.entered[status]))),
      present: both((status) => sum(members.map((member) => member.present[status]))),
      followed: sum(members.map((member) => (member.standing === 'followed' ? member.entered.accepted : null))),
      organisations: {
        entered: members.filter(({ standing }) => standing !== 'none').length,
        followed: members.filter(({ standing }) => standing === 'followed').length,
        missing: members.filter(({ standing }) => standing === 'missing').length,
        awaited: members.filter(({ standing }) => standing === 'awaited').length,
      },
    }];
  });
}

type Both = Record<ValueStatus, string | null>;

interface Member {
  entered: Both;
  present: Both;
  /** `none`: no accepted entrant. */
  standing: 'none' | 'followed' | 'missing' | 'awaited';
}

function memberOf(observed: Observed, organisationId: string, entered: Both, counted: Period | undefined, indicator: ReadIndicator): Member {
  const version = counted === undefined ? null : versionOn(indicator, counted.to);
  if (counted === undefined || version === null) return { entered, present: both(() => null), standing: hasEntrants(entered) ? 'awaited' : 'none' };
  const present = flowOf(observed, organisationId, indicator, counted);
  if (!hasEntrants(entered)) return { entered, present, standing: 'none' };
  if (present.accepted !== null) return { entered, present, standing: 'followed' };
  return { entered, present, standing: observed.isMissing(organisationId, [version], counted) ? 'missing' : 'awaited' };
}

const hasEntrants = ({ accepted }: Both): boolean => accepted !== null && accepted !== '0';

function flowOf(observed: Observed, organisationId: string, indicator: ReadIndicator, period: Period): Both {
  const version = versionOn(indicator, period.to);
  return both((status) => (version === null ? null : sum(observed.flow(organisationId, version, period, [], status).map(({ value }) => value))));
}

const both = (of: (status: ValueStatus) => string | null): Both => ({ declared: of('declared'), accepted: of('accepted') });

function sum(values: readonly (string | null)[]): string | null {
  const said = values.filter((value) => value !== null);
  return said.length === 0 ? null : addDecimals(said);
}
