import fc from 'fast-check';
import { differences, IMPORTED_KINDS, noCounts } from './counts.js';

interface Row {
  title: string | null;
  amount: string | null;
  regions: readonly string[];
}

const stored: Row = { title: 'Convention', amount: '375000000.000000', regions: ['MA-03', 'MA-04'] };

it('says only what differs', () => {
  expect(differences(stored, { title: 'Avenant', amount: '375000000', regions: ['MA-04', 'MA-03'] })).toEqual({ title: 'Avenant' });
});

it('never erases: a blank cell says nothing', () => {
  fc.assert(fc.property(fc.constantFrom(null, undefined), (blank) => {
    expect(differences<Row>(stored, { title: blank, amount: blank })).toEqual({});
  }));
});

it('takes a decimal written otherwise for the same, and another decimal for a change', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 999_999 }), (whole, parts) => {
    const inDatabase = `${whole}.${String(parts).padStart(6, '0')}`;
    const short = inDatabase.replace(/\.?0+$/, '');
    expect(differences({ amount: inDatabase }, { amount: short })).toEqual({});
    expect(differences({ amount: inDatabase }, { amount: `${whole + 1n}` })).toEqual({ amount: `${whole + 1n}` });
  }));
});

it('compares lists as sets of codes', () => {
  expect(differences(stored, { regions: ['MA-03'] })).toEqual({ regions: ['MA-03'] });
  expect(differences(stored, { regions: ['MA-03', 'MA-05'] })).toEqual({ regions: ['MA-03', 'MA-05'] });
});

it('counts every kind from nothing', () => {
  expect(noCounts()).toEqual(Object.fromEntries(IMPORTED_KINDS.map((kind) => [kind, { new: 0, changed: 0, same: 0, refused: 0 }])));
});
