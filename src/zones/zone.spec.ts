import { civilDate } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { type Capacity, periodOf, requireCapacity } from './zone-capacity.policy.js';
import { zoneLifecycle } from './zone.lifecycle.js';

const TODAY = civilDate('2026-05-10');
const capacity = (given: Partial<Capacity>): Capacity => ({ measure: 'office_area', stage: 'built', value: '1000.5', asOf: null, ...given });

function refusal(given: Partial<Capacity>): string[] {
  try {
    requireCapacity(capacity(given), TODAY);
    return [];
  } catch (error) {
    return error instanceof Problem ? error.fields.map(({ field, code }) => `${field} ${code}`) : ['another error'];
  }
}

describe('lifecycle of a zone', () => {
  it('goes from announced to operational', () => {
    expect(zoneLifecycle.next('announced', 'plan')).toEqual({ allowed: true, to: 'planned' });
    expect(zoneLifecycle.next('planned', 'start_construction')).toEqual({ allowed: true, to: 'under_construction' });
    expect(zoneLifecycle.next('under_construction', 'open')).toEqual({ allowed: true, to: 'operational' });
  });

  it('defers and cancels what is not open, and takes it up again', () => {
    expect(zoneLifecycle.next('planned', 'defer')).toEqual({ allowed: true, to: 'deferred' });
    expect(zoneLifecycle.next('deferred', 'plan')).toEqual({ allowed: true, to: 'planned' });
    expect(zoneLifecycle.next('cancelled', 'announce')).toEqual({ allowed: true, to: 'announced' });
  });

  it('refuses to open what was never built, and to cancel what is open', () => {
    expect(zoneLifecycle.next('announced', 'open')).toMatchObject({ allowed: false, possible: ['plan', 'start_construction', 'defer', 'cancel'] });
    expect(zoneLifecycle.next('operational', 'cancel')).toMatchObject({ allowed: false, possible: [] });
  });
});

describe('capacity of a zone', () => {
  it('takes square metres with decimals, dated by a year', () => {
    expect(refusal({ asOf: { on: civilDate('2026-12-31'), precision: 'year' } })).toEqual([]);
  });

  it('refuses half a workstation or half a job', () => {
    expect(refusal({ measure: 'workstations', value: '10.5' })).toEqual(['value field_whole']);
    expect(refusal({ measure: 'jobs', stage: 'declared', value: '10.5' })).toEqual(['value field_whole']);
  });

  it('refuses a stage that the measure does not have', () => {
    expect(refusal({ measure: 'jobs', stage: 'let', value: '10' })).toEqual(['stage field_choice']);
  });

  it('refuses more than the whole zone', () => {
    expect(refusal({ measure: 'occupancy', stage: 'declared', value: '100' })).toEqual([]);
    expect(refusal({ measure: 'occupancy', stage: 'declared', value: '100.01' })).toEqual(['value field_integer_range']);
  });

  it('refuses what was built in the future, and takes what is planned for it', () => {
    const later = { on: civilDate('2026-09-30'), precision: 'quarter' } as const;
    expect(refusal({ asOf: later })).toEqual(['asOf actual_in_future']);
    expect(refusal({ stage: 'planned', asOf: later })).toEqual([]);
  });

  it('writes a date as precisely as it is known', () => {
    const on = civilDate('2026-09-30');
    expect((['year', 'quarter', 'month', 'day'] as const).map((precision) => periodOf(on, precision))).toEqual(['2026', '2026-T3', '2026-09', '2026-09-30']);
  });
});
