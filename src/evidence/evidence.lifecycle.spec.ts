import { evidenceLifecycle, stateAfter, waitingReason } from './evidence.lifecycle.js';

it.each([
  ['none', false, false, 'available'], ['clean', false, false, 'available'], ['clean', true, true, 'available'], ['none', true, false, 'quarantined'], ['clean', true, false, 'quarantined'],
  ['pending', false, false, 'scanning'], ['pending', true, true, 'scanning'], ['unreachable', false, false, 'quarantined'], ['unreachable', true, true, 'quarantined'],
  ['infected', false, false, 'refused'], ['infected', true, true, 'refused'],
] as const)('case 28: with the scan %s, suspected %s, confirmed %s, a file is %s', (scan, suspected, confirmed, state) => {
  expect(stateAfter({ scan, suspected, confirmed })).toBe(state);
});

it('never brings back what was withdrawn, refused or destroyed', () => {
  expect(evidenceLifecycle.actions('destroyed')).toEqual([]);
  expect(evidenceLifecycle.actions('withdrawn')).toEqual(['destroy']);
  expect(evidenceLifecycle.actions('refused')).toEqual(['destroy']);
});

it.each([['available', 'clean', null], ['withdrawn', 'none', null], ['scanning', 'pending', 'scan_pending'], ['quarantined', 'unreachable', 'scanner_unreachable'], ['quarantined', 'clean', 'seems_nominative'], ['refused', 'infected', 'infected']] as const)(
  'says why a file that is %s (%s) waits', (state, scan, reason) => {
    expect(waitingReason({ state, scan })).toBe(reason);
  });
