import { describe, expect, it } from '@jest/globals';
import { columnLetters } from './column-letters.js';

describe('the name of a column', () => {
  it('goes on after Z as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
