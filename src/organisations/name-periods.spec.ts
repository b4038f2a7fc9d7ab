import fc from 'fast-check';
import { type CivilDate, civilDate, fromDayNumber } from '../common/civil-date.js';
import { holdsOn, insertName, type Period, rangeText } from './name-periods.js';

const day = (text: string): CivilDate => civilDate(text);
const days = fc.option(fc.integer({ min: 0, max: 400 }).map(fromDayNumber));

interface Named extends Period {
  name: number;
}

function insert(names: readonly Named[], from: CivilDate | null, name: number): Named[] {
  const { replaced, kept, added } = insertName(names, from);
  return [...names.filter((one) => one !== replaced), ...(kept && replaced ? [{ ...kept, name: replaced.name }] : []), { ...added, name }];
}

const nameOn = (names: readonly Named[], on: CivilDate | null): number[] => names.filter((one) => holdsOn(one, on)).map((one) => one.name);

describe('names of an organisation over time', () => {
  it('closes the name in force on the day before the new one', () => {
    expect(insertName([{ from: day('2021-10-07'), to: null }], day('2024-10-23'))).toEqual({
      replaced: { from: '2021-10-07', to: null }, kept: { from: '2021-10-07', to: '2024-10-23' }, added: { from: '2024-10-23', to: null },
    });
  });

  it('puts an earlier name before the one that follows', () => {
    expect(insertName([{ from: day('2024-10-23'), to: null }], day('2021-10-07'))).toEqual({ replaced: null, kept: null, added: { from: '2021-10-07', to: '2024-10-23' } });
  });

  it('replaces a name that began the same day, as when it was mistyped', () => {
    expect(insertName([{ from: null, to: null }], null)).toEqual({ replaced: { from: null, to: null }, kept: null, added: { from: null, to: null } });
  });

  it('writes ranges as PostgreSQL reads them', () => {
    expect(rangeText({ from: null, to: day('2024-10-23') })).toBe('[,2024-10-23)');
  });

  it('leaves one name at most on each day, the new one on its first, and no day without a name that had one', () => {
    fc.assert(fc.property(fc.array(days, { maxLength: 8 }), fc.array(days, { minLength: 1, maxLength: 8 }), (starts, watched) => {
      let names: Named[] = [];
      starts.forEach((from, name) => {
        const before = names;
        names = insert(before, from, name);
        expect(nameOn(names, from)).toEqual([name]);
        for (const on of watched) {
          const [standing, told] = [nameOn(before, on), nameOn(names, on)];
          expect(told.length).toBeLessThanOrEqual(1);
          expect(told.length).toBeGreaterThanOrEqual(standing.length);
          if (told[0] !== name) expect(told).toEqual(standing);
        }
      });
    }));
  });
});
