import fc from 'fast-check';
import { type Candidate, drawByRisk, drawnNumber, drawRandom, drawWeighted } from './sampling.js';
import { RISK_NAMES } from './audit.vocabulary.js';

const candidate = fc.record({ ref: fc.stringMatching(/^ENG-\d{1,6}$/), weight: fc.option(fc.nat({ max: 5000 })), risks: fc.uniqueArray(fc.constantFrom(...RISK_NAMES)) });
const population = fc.uniqueArray(candidate, { selector: ({ ref }) => ref, minLength: 1, maxLength: 40 });
const draws = [drawRandom, drawWeighted, drawByRisk];

it('draws the same commitments for the same seed, in whatever order they come, each once', () => {
  fc.assert(fc.property(population, fc.string({ minLength: 1 }), fc.nat({ max: 40 }), (candidates, seed, size) => {
    for (const draw of draws) {
      const drawn = draw(candidates, seed, size);
      expect(draw([...candidates].reverse(), seed, size)).toEqual(drawn);
      expect(new Set(drawn.map(({ ref }) => ref)).size).toBe(Math.min(size, candidates.length));
      expect(draw(candidates, seed, size + 1).slice(0, size)).toEqual(drawn);
    }
  }));
});

it('draws a number above nothing and at most one', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (seed, ref) => {
    const number = drawnNumber(seed, ref);
    expect(number).toBeGreaterThan(0);
    expect(number).toBeLessThanOrEqual(1);
  }));
});

/** How often each is the first of a thousand draws. */
function firsts(draw: (candidates: readonly Candidate[], seed: string, size: number) => Candidate[], candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 1000; seed += 1) {
    const ref = draw(candidates, `seed ${seed}`, 1)[0]?.ref ?? '';
    counts.set(ref, (counts.get(ref) ?? 0) + 1);
  }
  return counts;
}

it('gives every commitment the same chance, or one in proportion to its weight', () => {
  const candidates = [{ ref: 'A', weight: 600, risks: [] }, { ref: 'B', weight: 300, risks: [] }, { ref: 'C', weight: 100, risks: [] }, { ref: 'D', weight: null, risks: [] }];
  const even = firsts(drawRandom, candidates);
  for (const ref of ['A', 'B', 'C', 'D']) expect(Math.abs((even.get(ref) ?? 0) - 250)).toBeLessThan(60);
  const weighted = firsts(drawWeighted, candidates);
  for (const [ref, expected] of [['A', 600], ['B', 300], ['C', 100], ['D', 0]] as const) expect(Math.abs((weighted.get(ref) ?? 0) - expected)).toBeLessThanOrEqual(expected === 0 ? 0 : 60);
});

it('puts the sums of risks in order', () => {
  const candidates: Candidate[] = [{ ref: 'A', weight: 1, risks: ['late'] }, { ref: 'B', weight: 1, risks: ['no_evidence', 'late'] }, { ref: 'C', weight: 1, risks: [] }, { ref: 'D', weight: 1, risks: ['restated'] }];
  expect(drawByRisk(candidates, 'x', 4).map(({ ref }) => ref)).toEqual(['B', 'D', 'A', 'C']);
});
