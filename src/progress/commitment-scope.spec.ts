import { attributionOf, groupKeysOf, intersectionOf, isSameScope, type Scope } from './commitment-scope.js';

const scope = (more: Partial<Scope> = {}): Scope => ({ obligors: ['one'], regions: [], segments: [], sites: [], zones: [], ...more });

it('reads everything of its obligors where it names no place', () => {
  expect(groupKeysOf(scope())).toEqual([]);
  expect(attributionOf(scope(), {})).toBe('within');
});

it('attributes by every place that it names; one that is elsewhere is outside, whatever is unknown', () => {
  const named = scope({ regions: ['MA-01'], sites: ['S1'] });
  expect(groupKeysOf(named)).toEqual(['dimension:region', 'site']);
  expect(attributionOf(named, { 'dimension:region': 'MA-01', site: 'S1' })).toBe('within');
  expect(attributionOf(named, { 'dimension:region': 'MA-06', site: null })).toBe('outside');
  expect(attributionOf(named, { 'dimension:region': 'MA-01', site: null })).toBe('unattributable');
  expect(attributionOf(named, { 'dimension:region': 'unknown', site: 'S1' })).toBe('unattributable');
});

it('is the same whatever the order, and meets another where each named place has something in common', () => {
  expect(isSameScope(scope({ obligors: ['one', 'two'] }), scope({ obligors: ['two', 'one'] }))).toBe(true);
  expect(isSameScope(scope(), scope({ regions: ['MA-01'] }))).toBe(false);
  expect(intersectionOf(scope({ regions: ['MA-01', 'MA-03'] }), scope({ obligors: ['one', 'two'], regions: ['MA-03'], zones: ['Z'] }))).toEqual(scope({ regions: ['MA-03'], zones: ['Z'] }));
  expect(intersectionOf(scope({ regions: ['MA-01'] }), scope({ regions: ['MA-03'] }))).toBeNull();
  expect(intersectionOf(scope(), scope({ obligors: ['two'] }))).toBeNull();
});
