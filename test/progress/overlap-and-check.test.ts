import fc from 'fast-check';
import { nobody } from '../../src/common/actor.js';
import { checkTotals, type Difference } from '../../src/progress/totals-check.service.js';
import type { DeclaringProgramme, TestLine } from '../factories/observations.js';
import { ProgressBench } from './progress-bench.js';

let bench: ProgressBench;
beforeAll(async () => { bench = await ProgressBench.open(); });
afterAll(() => bench.close());

const differences = async (world: DeclaringProgramme): Promise<Difference[]> => (await bench.unitOfWork.read(nobody('test'), (tx) => checkTotals(tx, world.programme.id))).differences;

describe('two agreements over one company', () => {
  it('show the example of docs/decisions/0010: the older promise absorbs first, closed or not', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const a = await world.commitment(await bench.agreement(world, [one], '2024-01-15', 'completed'), 'headcount', [one], { base: '1000', target: '300', valid: '[2024-01-15,2025-06-30]' });
    const b = await world.commitment(await bench.agreement(world, [one], '2025-01-15'), 'headcount', [one], { base: '1150', target: '200', valid: '[2025-01-15,)' });
    await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '1200' }]);
    await bench.accepted(world, one, 4, [{ indicator: 'headcount', value: '1400' }]);
    expect(await bench.progress(world, a, 1)).toMatchObject({ accepted: '1200', certain: null, possible: null });
    expect(await bench.progress(world, b, 1)).toMatchObject({ accepted: '1200', certain: '50' });
    expect(await bench.progress(world, b, 4)).toMatchObject({ accepted: '1400', certain: '150' });
    expect(await differences(world)).toEqual([]);
  });

  it('over one of its sites and over all of it overlap possibly', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const [here, there] = [await world.site(one), await world.site(one, 'MA-06')];
    const whole = await world.commitment(await bench.agreement(world, [one], '2024-01-15'), 'jobs_created', [one], { baseOn: '2024-12-31', target: '300' });
    const site = await world.commitment(await bench.agreement(world, [one], '2025-01-15'), 'jobs_created', [one], { baseOn: '2024-12-31', target: '80', sites: [here] });
    await bench.accepted(world, one, 1, [here, there].flatMap((at): TestLine[] => [{ indicator: 'job_entries', value: '70', site: at }, { indicator: 'job_exits', value: '10', site: at }]));
    expect(await bench.progress(world, whole, 1)).toMatchObject({ accepted: '120', certain: null, possible: null });
    expect(await bench.progress(world, site, 1)).toMatchObject({ accepted: '60', certain: null, possible: '60' });
  });
});

describe('totals check', () => {
  it('is clean after declarations, corrections and late agreements, and finds each forged row', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const agreement = await bench.agreement(world, [one], '2024-12-01');
    const heads = await world.commitment(agreement, 'headcount', [one], {});
    await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '10', dimensions: { region: 'MA-01' } }, { indicator: 'job_entries', value: '3' }]);
    await bench.accepted(world, one, 2, [{ indicator: 'headcount', value: '12', dimensions: { region: 'MA-01' } }]);
    const late = await world.commitment(agreement, 'jobs_created', [one], { baseOn: '2024-12-31' });
    expect((await differences(world)).map(({ what }) => what)).toEqual([`progress of commitment ${late.id}, 2025-01-01 to 2025-03-31`]);
    await bench.unitOfWork.run(nobody('test'), (tx) => bench.service.recomputeCommitments(tx, world.programme.id, [late.id]));
    expect(await differences(world)).toEqual([]);

    const forge = async (sql: string, values: unknown[]): Promise<string[]> => {
      await bench.owner.query(sql, values);
      const found = (await differences(world)).map(({ what, stored, computed }) => `${what.split(' ')[0]}: ${stored} / ${computed}`.replace(/agreementId.*?termId [^,]*, /g, ''));
      await bench.unitOfWork.run(nobody('test'), (tx) => bench.service.rebuild(tx, world.programme.id));
      expect(await differences(world)).toEqual([]);
      return found;
    };
    const period = world.quarter(2).dates;
    expect(await forge('update register.commitment_progress set accepted = 13 where commitment_id = $1 and period = $2::daterange', [heads.id, period])).toEqual(['progress: declared 12, accepted 13 / declared 12, accepted 12']);
    expect(await forge('update register.observation_summary set declared = 99 where organisation_id = $1 and period = $2::daterange', [one, period])).toEqual(['summary: declared 99, accepted 12 / declared 12, accepted 12']);
    expect(await forge('update register.commitment_progress set declared = null, accepted = null, term_id = null where commitment_id = $1 and period = $2::daterange', [heads.id, period]))
      .toEqual(['progress: nothing / declared 12, accepted 12']);
  });

  it('is clean when two obligors are accepted at the same time', async () => {
    const world = await bench.programme();
    const obligors = [await bench.organisation(world), await bench.organisation(world), await bench.organisation(world)];
    const joint = await world.commitment(await bench.agreement(world, obligors, '2024-12-01'), 'headcount', obligors, {});
    const declarations: Awaited<ReturnType<DeclaringProgramme['submit']>>[] = [];
    for (const obligor of obligors) declarations.push(await world.submit(obligor, 1, [{ indicator: 'headcount', value: '10' }]));
    for (const declaration of declarations) await world.accept(declaration);
    await Promise.all(declarations.map((declaration) => bench.recompute(world, declaration)));
    expect(await bench.progress(world, joint, 1)).toMatchObject({ accepted: '30', missing: 0 });
    expect(await differences(world)).toEqual([]);
  });
});

describe('whatever the order of arrival, corrections and restatements', () => {
  const value = fc.integer({ min: 0, max: 500 }).map(String);
  /** What is finally true of an organisation and a quarter, and how it came to be said. */
  const told = fc.record({ heads: value, entries: value, exits: value, first: value, how: fc.constantFrom('at once', 'corrected', 'restated') });
  const anyHistory = fc.array(told, { minLength: 6, maxLength: 6 }).chain((facts) =>
    fc.record({ facts: fc.constant(facts), order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), otherOrder: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }) }));

  async function tell(facts: readonly { heads: string; entries: string; exits: string; first: string; how: string }[], order: readonly number[], direct: boolean): Promise<unknown[]> {
    const world = await bench.programme();
    const obligors = [await bench.organisation(world), await bench.organisation(world)];
    const old = await bench.agreement(world, obligors, '2024-06-01');
    const young = await bench.agreement(world, obligors, '2025-01-01');
    const commitments = [
      await world.commitment(old, 'headcount', obligors, { base: '0', target: '300' }), await world.commitment(young, 'headcount', obligors, { base: '100', target: '300' }),
      await world.commitment(old, 'jobs_created', obligors, { baseOn: '2024-12-31' }), await world.commitment(young, 'jobs_created', obligors.slice(0, 1), { baseOn: '2025-03-31' }),
    ];
    for (const place of order) {
      const { heads, entries, exits, first, how } = facts[place] ?? { heads: '0', entries: '0', exits: '0', first: '0', how: 'at once' };
      const [organisation, quarter] = [obligors[place % 2] ?? '', Math.floor(place / 2) + 1];
      const lines = (headcount: string): TestLine[] => [{ indicator: 'headcount', value: headcount }, { indicator: 'job_entries', value: entries }, { indicator: 'job_exits', value: exits }];
      if (direct || how === 'at once') {
        await bench.accepted(world, organisation, quarter, lines(heads));
      } else if (how === 'corrected') {
        await world.giveBack(await bench.submitted(world, organisation, quarter, lines(first)));
        await bench.accepted(world, organisation, quarter, lines(heads));
      } else {
        await bench.accepted(world, organisation, quarter, lines(first));
        await bench.accepted(world, organisation, quarter, [{ indicator: 'headcount', value: heads }], 1);
      }
    }
    expect(await differences(world)).toEqual([]);
    const rows: unknown[] = [];
    for (const commitment of commitments) for (const quarter of [1, 2, 3]) rows.push(await bench.progress(world, commitment, quarter));
    return rows;
  }

  it('the same final facts give the same progress, and the check is clean', async () => {
    await fc.assert(fc.asyncProperty(anyHistory, async ({ facts, order, otherOrder }) => {
      expect(await tell(facts, order, false)).toEqual(await tell(facts, otherOrder, true));
    }), { numRuns: 6 });
  }, 300_000);
});
