import fc from 'fast-check';
import { civilDate } from '../common/civil-date.js';
import { HEALTH_STATES, type HealthInput, healthOf } from './health.js';

const commitment = (more: Partial<HealthInput> = {}): HealthInput => ({
  day: civilDate('2026-11-20'), reached: { to: civilDate('2026-09-30'), accepted: '600', carried: false, missing: 0 }, basis: 'level', indicatorKind: 'stock', direction: 'increase',
  base: { value: '500', on: civilDate('2024-01-01') }, target: '900', due: { on: civilDate('2028-12-31'), precision: 'day' }, linear: false,
  steps: [{ dueOn: civilDate('2025-12-31'), precision: 'day', value: '600' }, { dueOn: civilDate('2026-12-31'), precision: 'day', value: '800' }], ...more,
});
const reached = (accepted: string, more = {}) => ({ to: civilDate('2026-09-30'), accepted, carried: false, missing: 0, ...more });

it.each([
  ['what was expected is there', reached('600'), 'on_track', ['expected_reached'], '1'],
  ['95 of 100 is there', reached('595'), 'on_track', ['nearly_expected'], '0.95'],
  ['a little less', reached('594'), 'at_risk', ['behind_expected'], '0.94'],
  ['80 of 100 is there', reached('580'), 'at_risk', ['behind_expected'], '0.8'],
  ['less than 80', reached('579'), 'off_track', ['behind_expected'], '0.79'],
  ['it goes the wrong way', reached('450'), 'off_track', ['behind_expected'], '-0.5'],
  ['the target is reached', reached('950'), 'on_track', ['target_reached'], null],
  ['a carried value is as good as expected', reached('600', { carried: true }), 'at_risk', ['incomplete'], '1'],
  ['a declaration is missing and it lags', reached('585', { missing: 1 }), 'at_risk', ['behind_expected', 'incomplete'], '0.85'],
] as const)('when %s', (_, value, state, reasons, share) => {
  expect(healthOf(commitment({ reached: value }))).toEqual({ state, reasons, share });
});

it('measures at the end of the period of the value, not on the day that asks', () => {
  expect(healthOf(commitment({ day: civilDate('2027-01-15') }))).toMatchObject({ state: 'on_track' });
});

it('misses a target whose day has passed', () => {
  expect(healthOf(commitment({ due: { on: civilDate('2026-06-30'), precision: 'day' } }))).toMatchObject({ state: 'off_track', reasons: ['target_missed'] });
  expect(healthOf(commitment({ due: { on: civilDate('2026-01-01'), precision: 'year' } }))).toMatchObject({ state: 'on_track' });
});

it.each([
  ['no target is published', { target: null }, 'no_target'],
  ['the base is not published', { base: null }, 'base_unknown'],
  ['nothing was accepted', { reached: null }, 'nothing_accepted'],
  ['the news is older than three quarters', { day: civilDate('2027-07-03') }, 'stale'],
  ['no step is due yet', { steps: [{ dueOn: civilDate('2026-12-31'), precision: 'day', value: '800' }] }, 'nothing_expected_yet'],
] as const)('has no data, which is neither good nor bad, when %s', (_, more, reason) => {
  expect(healthOf(commitment(more))).toEqual({ state: 'no_data', reasons: [reason], share: null });
});

it('never gets worse when more is accepted, all else equal', () => {
  const rank = (accepted: number): number => HEALTH_STATES.indexOf(healthOf(commitment({ reached: reached(String(accepted)) })).state);
  fc.assert(fc.property(fc.nat(1500), fc.nat(1500), (left, right) => {
    const [less, more] = left < right ? [left, right] : [right, left];
    expect(rank(more)).toBeLessThanOrEqual(rank(less));
  }));
});

it('turns round where less is wanted', () => {
  const fewer = commitment({ direction: 'decrease', base: { value: '500', on: null }, target: '300', steps: [{ dueOn: civilDate('2026-06-30'), precision: 'day', value: '400' }] });
  expect(healthOf({ ...fewer, reached: reached('400') })).toMatchObject({ state: 'on_track', share: '1' });
  expect(healthOf({ ...fewer, reached: reached('450') })).toMatchObject({ state: 'off_track', share: '0.5' });
});
