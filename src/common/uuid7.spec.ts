import { isUuid, uuid7 } from './uuid7.js';

describe('identifiers made by the application', () => {
  it('are version 7, different, and carry the instant of the clock', () => {
    const now = new Date('2026-03-31T22:59:59.123Z');
    const made = Array.from({ length: 1000 }, () => uuid7(now));
    expect(new Set(made).size).toBe(1000);
    for (const id of made) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now.getTime());
    }
    expect(uuid7(new Date(0)) < uuid7(now)).toBe(true);
    expect([...made].sort()).toEqual(made);
  });

  it.each([['018f6d2e-7c3a-7abc-8def-0123456789ab', true], ['018F6D2E-7C3A-7ABC-8DEF-0123456789AB', true], ['018f6d2e7c3a7abc8def0123456789ab', false],
    ["' or 1=1 --", false], ['', false], [null, false], [42, false]])('knows whether %p is one', (value, expected) => {
    expect(isUuid(value)).toBe(expected);
  });
});
