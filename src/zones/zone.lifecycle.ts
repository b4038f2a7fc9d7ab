import { defineLifecycle } from '../common/lifecycle.js';

export const ZONE_STATUSES = ['announced', 'planned', 'under_construction', 'operational', 'deferred', 'cancelled'] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

export const ZONE_ACTIONS = ['announce', 'plan', 'start_construction', 'open', 'defer', 'cancel'] as const;
export type ZoneAction = (typeof ZONE_ACTIONS)[number];

/** A zone may be deferred or cancelled until it opens; what was put aside is planned or announced again first. */
export const zoneLifecycle = defineLifecycle<ZoneStatus, ZoneAction>({
  announced: { plan: 'planned', start_construction: 'under_construction', defer: 'deferred', cancel: 'cancelled' },
  planned: { start_construction: 'under_construction', defer: 'deferred', cancel: 'cancelled' },
  under_construction: { open: 'operational', defer: 'deferred', cancel: 'cancelled' },
  operational: {},
  deferred: { plan: 'planned', start_construction: 'under_construction', cancel: 'cancelled' },
  cancelled: { announce: 'announced' },
});
