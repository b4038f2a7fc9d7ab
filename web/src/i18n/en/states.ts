import type { states as french } from '../fr/states.js';
import type { Translation } from '../translation.js';

export const states: Translation<typeof french, 'en'> = {
  proof: { declared: 'Declared', accepted: 'Accepted', verified: 'Verified', attested: 'CNSS attested' },
  proofLegend: { declared: 'declared', accepted: 'accepted', verified: 'verified', expected: 'expected today', target: 'target' },
  proofBar: {
    declared: 'declared {{value}}',
    accepted: 'accepted {{value}}',
    verified: 'verified {{value}}',
    attested: 'attested {{value}}',
    expected: 'expected {{value}}',
    target: 'target {{value}}',
  },
  health: { on_track: 'On track', at_risk: 'At risk', off_track: 'Off track', no_data: 'No data' },
  healthOverridden: 'computed {{computed}}, decided {{decided}}',
  value: { zero: 'zero', notDeclared: 'not declared', notApplicable: 'not applicable', notYetDue: 'not yet due', carried: 'carried' },
  milestone: {
    scheduled: 'Scheduled',
    on_date: 'Due on the date',
    slipping: 'Slipping',
    slipping_far: 'Slipping far',
    overdue: 'Overdue, not reviewed',
    met: 'Met',
    partially_met: 'Partially met',
    not_met: 'Not met',
    cancelled: 'Cancelled',
  },
  agreement: {
    draft: 'Draft',
    signed: 'Signed',
    in_force: 'In force',
    suspended: 'Suspended',
    completed: 'Completed',
    terminated: 'Terminated',
  },
  zone: {
    announced: 'Announced',
    planned: 'Planned',
    under_construction: 'Under construction',
    operational: 'Operational',
    deferred: 'Deferred',
    cancelled: 'Cancelled',
  },
  unableToVerify: 'Unable to verify',
};
