import { attestedOf, courseOf, DEMO_QUARTERS, figuresOf } from './demo-quarters.js';
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

  it('follows the recruits of six quarters before, never more of them than entered', () => {
    for (const [partner, start] of DEMO_PARTNERS.entries()) {
      const figures = figuresOf(partner, start);
      expect(figures.slice(0, 6).every(({ kept }) => kept === undefined)).toBe(true);
      for (const [index, { kept = Number.NaN }] of figures.slice(6).entries()) {
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThanOrEqual(figures[index]?.entries ?? 0);
      }
    }
  });

  it('attests as many people as declared, a little fewer, or nothing', () => {
    const attested = DEMO_PARTNERS.map(({ headcount }, partner) => ({ headcount, attested: attestedOf(partner, headcount) }));
    expect(attested.some((one) => one.attested === null)).toBe(true);
    expect(attested.some((one) => one.attested !== null && one.attested < one.headcount)).toBe(true);
    expect(attested.every((one) => one.attested === null || one.attested <= one.headcount)).toBe(true);
  });
});
