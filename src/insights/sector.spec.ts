import type { CivilDate } from '../common/civil-date.js';
import { observedPace, partOfWay, requiredPace } from './sector.js';

/** Published: src/reference/data/indicator_series.csv. */
const JOBS = [{ year: 2022, value: '130000' }, { year: 2023, value: '141000' }, { year: 2024, value: '148500' }];

describe('the pace of the sector', () => {
  it('is observed over the last two years, and required from the base to the step', () => {
    expect(observedPace(JOBS)).toEqual({ perYear: '9250', from: 2022, to: 2024 });
    expect(requiredPace({ year: 2024, value: '148500' }, { value: '270000', due: '2030-12-31' as CivilDate })).toEqual({ perYear: '20250', from: 2024, to: 2030 });
  });

  it('falls back on the nearest earlier year, and is not told of one year alone', () => {
    expect(observedPace([{ year: 2023, value: '26.17' }, { year: 2024, value: '26.22' }])).toEqual({ perYear: '0.05', from: 2023, to: 2024 });
    expect(observedPace([{ year: 2024, value: '1' }])).toBeNull();
    expect(requiredPace({ year: 2030, value: '1' }, { value: '2', due: '2030-12-31' as CivilDate })).toBeNull();
  });

  it('tells the part of the way that is promised, and nothing where the way is not known', () => {
    expect(partOfWay('12150', '148500', '270000')).toBe('0.1');
    expect(partOfWay(null, '148500', '270000')).toBeNull();
    expect(partOfWay('1', null, '270000')).toBeNull();
    expect(partOfWay('1', '270000', '270000')).toBeNull();
  });
});
