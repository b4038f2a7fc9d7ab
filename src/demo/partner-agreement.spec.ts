import { DEMO_PARTNERS } from './demo-partners.js';
import { agreementsOf } from './partner-agreement.js';

it('lets three companies promise the same headcount in two agreements: two at the same place, one wherever it is', () => {
  const headcounts = DEMO_PARTNERS.map((partner, index) => agreementsOf(partner, index).flatMap(({ agreement, commitments }) =>
    commitments.filter(({ indicator }) => indicator === 'headcount').map(({ obligors, regions, baseOn }) => ({ agreement: agreement.ref, obligors, regions, baseOn }))));
  const twice = headcounts.filter((promised) => promised.length === 2);
  expect(twice).toHaveLength(3);
  expect(twice.every(([one, other]) => one?.agreement !== other?.agreement && one?.obligors[0] === other?.obligors[0] && one?.baseOn === other?.baseOn)).toBe(true);
  expect(twice.map(([one, other]) => [one?.regions?.length, other?.regions?.length])).toEqual([[1, 1], [1, 1], [1, 0]]);
});
