import fc from 'fast-check';
import { achievement, remainingToTarget, type AchievementInput, expectedOn, TARGET_BASES, type TargetStep } from './achievement.js';
import { addDays, civilDate } from './civil-date.js';

const growing: AchievementInput = { basis: 'level', indicatorKind: 'stock', actual: '190000', base: '148500', target: '270000', direction: 'increase' };
const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('achievement of a target', () => {
  it('of a level is the way done from the base', () => {
    expect(achievement(growing)).toEqual({ ratio: '0.341564' });
    expect(achievement({ ...growing, actual: '148500' })).toEqual({ ratio: '0' });
    expect(achievement({ ...growing, actual: '300000' })).toEqual({ ratio: '1.246914' });
    expect(achievement({ ...growing, actual: '140000' })).toEqual({ ratio: '-0.069959' });
  });

  it('of an increment is the net increase over the target', () => {
    expect(achievement({ ...growing, basis: 'increment', actual: '1600', base: '1000', target: '1000' })).toEqual({ ratio: '0.6' });
    expect(achievement({ ...growing, basis: 'minimum_increment', actual: '900', base: '1000', target: '1000' })).toEqual({ ratio: '-0.1' });
    expect(
      achievement({ ...growing, basis: 'increment', indicatorKind: 'running_total', actual: '600', base: null, target: '1000' }),
    ).toEqual({ ratio: '0.6' });
  });

  it('of a flow in a year or of a running total is actual over target', () => {
    expect(achievement({ ...growing, basis: 'annual_flow', indicatorKind: 'flow', actual: '26.22', base: null, target: '40' })).toEqual({ ratio: '0.6555' });
    expect(achievement({ ...growing, basis: 'running_total', indicatorKind: 'running_total', actual: '0', base: null, target: '40' })).toEqual({ ratio: '0' });
  });

  it('is positive in the desired direction', () => {
    const shrinking: AchievementInput = { ...growing, direction: 'decrease', actual: '24', base: '30', target: '20' };
    expect(achievement(shrinking)).toEqual({ ratio: '0.6' });
    expect(achievement({ ...shrinking, actual: '36' })).toEqual({ ratio: '-0.6' });
    expect(achievement({ ...shrinking, basis: 'increment', target: '10' })).toEqual({ ratio: '0.6' });
    expect(achievement({ ...shrinking, basis: 'increment', target: '-10' })).toEqual({ ratio: '0.6' });
  });

  it('is undefined, naming the inputs, never 0', () => {
    expect(achievement({ ...growing, actual: null })).toEqual({ undefinedBecause: ['actual'] });
    expect(achievement({ ...growing, actual: null, base: null, target: null })).toEqual({ undefinedBecause: ['actual', 'base', 'target'] });
    expect(achievement({ ...growing, base: '270000.0' })).toEqual({ undefinedBecause: ['target_equals_base'] });
    expect(achievement({ ...growing, basis: 'annual_flow', target: '0' })).toEqual({ undefinedBecause: ['target_equals_base'] });
    expect(achievement({ ...growing, basis: 'running_total', base: null, actual: '0' })).toEqual({ ratio: '0' });
  });

  it('is 1 on the target and 0 on the base, for every basis', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TARGET_BASES), whole, whole, (basis, base, target) => {
        fc.pre(target !== base && target > 0 && target > base);
        const ask = (actual: number) => achievement({ ...growing, basis, actual: String(actual), base: String(base), target: String(target) });
        const increments = basis === 'increment' || basis === 'minimum_increment';
        expect(ask(increments ? base + target : target)).toEqual({ ratio: '1' });
        if (increments || basis === 'level') expect(ask(base)).toEqual({ ratio: '0' });
      }),
    );
  });

  it('grows with the actual, never capped', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 1_000_000 }), whole, whole, (base, distance, one, other) => {
        const ask = (actual: number) => {
          const answer = achievement({ ...growing, actual: String(actual), base: String(base), target: String(base + distance) });
          return 'ratio' in answer ? Number(answer.ratio) : Number.NaN;
        };
        expect(ask(Math.max(one, other))).toBeGreaterThanOrEqual(ask(Math.min(one, other)));
      }),
    );
  });
});

describe('what is expected on a day', () => {
  const steps: TargetStep[] = [
    { dueOn: civilDate('2030-01-01'), precision: 'year', value: '270000' },
    { dueOn: civilDate('2026-06-30'), precision: 'year', value: '190000' },
  ];
  const base = { base: '148500', baseOn: civilDate('2024-12-31') };

  it('is the last step due, read at the end of its precision', () => {
    const ask = (day: string) => expectedOn(steps, civilDate(day), { linear: false, ...base });
    expect(ask('2026-12-30')).toBeNull();
    expect(ask('2026-12-31')).toBe('190000');
    expect(ask('2030-12-30')).toBe('190000');
    expect(ask('2031-05-01')).toBe('270000');
  });

  it('is on the straight line only where the clause says linear', () => {
    const ask = (day: string) => expectedOn(steps, civilDate(day), { linear: true, ...base });
    expect(ask('2024-12-30')).toBeNull();
    expect(ask('2024-12-31')).toBe('148500');
    expect(ask('2025-12-31')).toBe('169250');
    expect(ask('2026-12-31')).toBe('190000');
    expect(ask('2035-01-01')).toBe('270000');
    expect(expectedOn(steps, civilDate('2025-12-31'), { linear: true, base: null, baseOn: null })).toBeNull();
    expect(expectedOn([], civilDate('2025-12-31'), { linear: false, base: null, baseOn: null })).toBeNull();
  });

  it('does not depend on the order of the steps, and stays between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.boolean(), (days, linear) => {
        const day = addDays(civilDate('2024-12-31'), days);
        const expected = expectedOn(steps, day, { linear, ...base });
        expect(expectedOn([...steps].reverse(), day, { linear, ...base })).toBe(expected);
        if (expected !== null) {
          expect(Number(expected)).toBeGreaterThanOrEqual(148500);
          expect(Number(expected)).toBeLessThanOrEqual(270000);
        }
      }),
    );
  });
});

describe('what remains to the target', () => {
  it('is counted from the base where the target is an increase, and is negative beyond it', () => {
    const level = { basis: 'level', indicatorKind: 'stock', actual: '125', base: '100', target: '500', direction: 'increase' } as const;
    expect(remainingToTarget(level)).toBe('375');
    expect(remainingToTarget({ ...level, actual: '510.5' })).toBe('-10.5');
    expect(remainingToTarget({ ...level, basis: 'increment', target: '100' })).toBe('75');
    expect(remainingToTarget({ ...level, basis: 'annual_flow', indicatorKind: 'flow', base: null, actual: '30', target: '40' })).toBe('10');
  });

  it('is counted downwards where less is wanted, and unknown where an input is missing', () => {
    const shrinking = { basis: 'level', indicatorKind: 'stock', actual: '80', base: '100', target: '50', direction: 'decrease' } as const;
    expect(remainingToTarget(shrinking)).toBe('30');
    expect(remainingToTarget({ ...shrinking, actual: null })).toBeNull();
    expect(remainingToTarget({ ...shrinking, base: null })).toBeNull();
  });
});
