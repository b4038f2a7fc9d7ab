import { describe, expect, it } from '@jest/globals';
import { attestedBeside } from './attested.js';

type Arguments = Parameters<typeof attestedBeside>;

const line = (site: string, value: string) => ({ id: site, indicator: 'headcount', site, dimensions: {}, state: 'reported', value });
const file = { period: { to: '2026-09-30' }, sections: [{ lines: [line('a', '250'), line('b', '165')] }] } as unknown as Arguments[0];
const one = (values: Partial<Arguments[1][number]>): Arguments[1][number] => ({ indicator: 'headcount', site: null, cnssAffiliation: null, month: '2026-09', quantity: '1', files: 1, ...values });

describe('what files attest beside what is declared', () => {
  it('sums the affiliations of a month before it compares', () => {
    const [found, ...others] = attestedBeside(file, [one({ quantity: '300', cnssAffiliation: '1234567' }), one({ quantity: '70.5', cnssAffiliation: '7654321' })]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ quantity: '370.5', declared: '415', difference: '-44.5', affiliations: ['1234567', '7654321'] });
  });

  it('compares a site with that site', () => {
    expect(attestedBeside(file, [one({ site: 'b', quantity: '165' })])).toMatchObject([{ declared: '165', difference: '0' }]);
  });

  it('compares nothing where the month is not the last, or nothing is declared', () => {
    expect(attestedBeside(file, [one({ month: '2026-08' }), one({ indicator: 'training_certified' })]).map(({ declared, difference }) => [declared, difference])).toEqual([['415', null], [null, null]]);
  });
});
