import { findLikelyDuplicates } from './likely-duplicates.js';

const pairs = (...names: string[]): string[][] => findLikelyDuplicates(names.map((name, index) => ({ key: String(index), name }))).map(({ later, earlier }) => [later.name, earlier.name]);

it.each([
  ['Atlas Services', 'Atlas Services Maroc SA'],
  ['Capgemini Engineering', 'Capgemini Enginering'],
  ['Capgemini Engineering', 'Kapgemini Engineering'],
  ['Agence spéciale Tanger Méditerranée', 'AGENCE SPECIALE TANGER MEDITERRANEE'],
])('finds that %j and %j may be one', (first, second) => {
  expect(pairs('Inetum', first, 'Oracle', 'KPMG', second)).toEqual([[second, first]]);
});

it('leaves apart what differs, and what is one organisation already', () => {
  expect(pairs('Tanger Med Zones', 'Tanger Med Port', 'Commune de Fès', 'Région de Fès')).toEqual([]);
  expect(findLikelyDuplicates([{ key: 'a', name: 'Atlas' }, { key: 'a', name: 'Atlas SA' }])).toEqual([]);
});
