import { courseOf, DEMO_QUARTERS, figuresOf } from './demo-quarters.js';
import { DEMO_PARTNERS } from './demo-partners.js';

const courses = DEMO_PARTNERS.flatMap((_, partner) => DEMO_QUARTERS.map((_quarter, quarter) => courseOf(partner, quarter)));

describe('the fictitious history', () => {
  it('spans eleven quarters, from 2024 to the third of 2026', () => {
    expect([DEMO_QUARTERS.length, DEMO_QUARTERS.at(0), DEMO_QUARTERS.at(-1)]).toEqual([11, { year: 2024, quarter: 1 }, { year: 2026, quarter: 3 }]);
  });

  it('has late, returned, restated, missing and waiting declarations, and most of them plain', () => {
    expect(new Set(courses)).toEqual(new Set(['on_time', 'late', 'returned', 'restated', 'missing', 'sent']));
    expect(courses.filter((course) => course === 'on_time').length).toBeGreaterThan(courses.length / 2);
  });

  it('balances every quarter of every company and never varies by more than a fifth', () => {
    for (const [partner, { headcount, target, trained }] of DEMO_PARTNERS.entries()) {
      let before = headcount;
      for (const { headcount: now, entries, exits } of figuresOf(partner, { headcount, target, trained })) {
        expect(now).toBe(before + entries - exits);
        expect(Math.abs(now - before)).toBeLessThanOrEqual(before * 0.2);
        before = now;
      }
    }
  });
});
