import fc from 'fast-check';
import type { CheckedIndicator, CheckedLine, DeclarationCheck, DeclarationCheckInput } from './check-input.js';
import { checkDeclaration, maySend } from './check-declaration.js';
import { HEADCOUNT, JOB_INDICATORS } from './job-balance.js';

const indicator = (code: string, more: Partial<CheckedIndicator> = {}): CheckedIndicator => ({ code, section: 'jobs', kind: 'flow', unit: 'jobs', whole: true, evidenceRequired: false, cohort: null, ...more });
const INDICATORS = [
  ...JOB_INDICATORS.map((code) => indicator(code, { kind: code === HEADCOUNT ? 'stock' : 'flow' })),
  indicator('recruits_kept', { cohort: '2025-T2' }),
  indicator('training_certified', { section: 'training', unit: 'people', evidenceRequired: true }),
  indicator('office_area_built', { section: 'premises', unit: 'm2', whole: false, kind: 'stock' }),
];

const SITES = [{ id: 'a', region: 'MA-04', open: true }, { id: 'b', region: 'MA-04', open: true }, { id: 'c', region: 'MA-01', open: false }];

const line = (code: string, site: string | null, value: string | null, more: Partial<CheckedLine> = {}): CheckedLine =>
  ({ indicator: code, site, dimensions: {}, state: value === null ? 'not_reported' : 'reported', value, explained: false, ...more });

const check = (input: Partial<DeclarationCheckInput>): DeclarationCheck[] =>
  checkDeclaration({ lines: [], indicators: INDICATORS, asked: [], previous: [], cohorts: [], sites: SITES, evidence: [], codes: { regions: ['MA-01', 'MA-04'], segments: ['BPO'], zones: ['CASANEARSHORE'] }, ...input });

const found = (input: Partial<DeclarationCheckInput>, ...codes: string[]): Partial<DeclarationCheck>[] =>
  check(input).filter(({ code }) => codes.length === 0 || codes.includes(code)).map(({ code, indicator, site, dimensions, parameters }) => ({ code, indicator, site, dimensions, parameters }));

const at = (code: string, indicator: string, site: string | null = null, parameters: Record<string, string> = {}, dimensions: object = {}) => ({ code, indicator, site, dimensions, parameters });

describe('completeness', () => {
  it('asks for a state at each open site, and says once what is missing everywhere', () => {
    expect(found({ asked: ['job_entries', 'job_exits'], lines: [line('job_entries', 'a', '3')] })).toEqual(expect.arrayContaining([at('site_not_declared', 'job_entries', 'b'), at('not_declared', 'job_exits')]));
    expect(found({ asked: ['job_entries'], lines: [line('job_entries', 'a', '3')] }, 'site_not_declared')).toHaveLength(1);
  });
  it('is content with the organisation as a whole, but not with what stands beside some of its sites', () => {
    expect(found({ asked: ['job_entries'], lines: [line('job_entries', null, '3')] }, 'site_not_declared', 'not_declared')).toEqual([]);
    expect(found({ asked: ['job_entries'], lines: [line('job_entries', null, '3'), line('job_entries', 'b', '3')] }, 'site_not_declared')).toEqual([at('site_not_declared', 'job_entries', 'a')]);
  });
  it('takes not applicable as an answer and asks why for what is not reported', () => {
    const lines = [line('job_entries', 'a', null, { state: 'not_applicable' }), line('job_entries', 'b', null)];
    const input = { asked: ['job_entries'], lines };
    expect(found(input)).toEqual([at('not_reported', 'job_entries', 'b', { count: '1' })]);
    expect(maySend(check(input))).toBe(false);
    const explained = { ...input, lines: lines.map((each) => ({ ...each, explained: each.site === 'b' })) };
    expect(check(explained)).toEqual([expect.objectContaining({ code: 'not_reported', level: 'warning', explained: true })]);
    expect(maySend(check(explained))).toBe(true);
  });
  it('holds zero apart from nothing', () => {
    expect(found({ asked: ['job_entries'], lines: [line('job_entries', null, '0')] }, 'not_declared', 'not_reported')).toEqual([]);
  });
});

describe('cohorts', () => {
  const entered = (site: string | null, value: string) => line('recruits_kept', site, value);
  it('count again no more people than entered, over all the sites: a recruit may have moved since', () => {
    const cohorts = [entered('a', '8'), entered('c', '4')];
    expect(found({ cohorts, lines: [line('recruits_kept', 'b', '12')] })).toEqual([]);
    expect(found({ cohorts, lines: [line('recruits_kept', 'a', '8'), line('recruits_kept', 'b', '5')] })).toEqual([at('cohort_exceeded', 'recruits_kept', null, { value: '13', entered: '12', period: '2025-T2' })]);
    expect(maySend(check({ cohorts, lines: [line('recruits_kept', 'a', '13', { explained: true })] }))).toBe(false);
  });
  it('whose entrants nobody accepted take an explanation', () => {
    expect(found({ lines: [line('recruits_kept', 'a', '3')] })).toEqual([at('cohort_unknown', 'recruits_kept', null, { value: '3', period: '2025-T2' })]);
    expect(found({ lines: [line('recruits_kept', 'a', '0')] })).toEqual([]);
  });
  it('are never compared with the cohort before', () => {
    expect(found({ cohorts: [entered('a', '500')], previous: [line('recruits_kept', 'a', '50')], lines: [line('recruits_kept', 'a', '400')] })).toEqual([]);
  });
});

describe('a line by itself', () => {
  it.each([
    ['negative', line('job_entries', 'a', '-1'), { value: '-1' }],
    ['not_whole', line('job_entries', 'a', '1.5'), { value: '1.5' }],
    ['not_a_quantity', line('job_entries', 'a', '1e3'), {}],
    ['not_a_quantity', line('job_entries', 'a', '1234567890123456'), {}],
    ['not_a_quantity', line('job_entries', 'a', null, { state: 'reported' }), {}],
    ['not_a_quantity', line('job_entries', 'a', '1', { state: 'not_applicable' }), {}],
    ['unknown_site', line('job_entries', 'z', '1'), {}],
    ['unknown_indicator', line('salaries', 'a', '1'), {}],
    ['unknown_code', line('job_entries', 'a', '1', { dimensions: { segment: 'XXX' } }), { dimension: 'segment', value: 'XXX' }],
    ['unknown_code', line('job_entries', 'a', '1', { dimensions: { gender: 'femmes' } }), { dimension: 'gender', value: 'femmes' }],
    ['unknown_code', line('job_entries', 'a', '1', { dimensions: { skill: 'two words' } }), { dimension: 'skill', value: 'two words' }],
    ['unknown_code', line('job_entries', 'a', '1', { dimensions: { colour: 'unknown' } as never }), { dimension: 'colour', value: 'unknown' }],
    ['region_of_site', line('job_entries', 'a', '1', { dimensions: { region: 'MA-01' } }), { value: 'MA-01', expected: 'MA-04' }],
  ])('%s', (code, wrong, parameters) => {
    const [first] = check({ lines: [wrong] });
    expect(first).toEqual({ ...at(code, wrong.indicator, wrong.site, parameters, wrong.dimensions), level: 'error', explained: false });
  });
  it('passes halves where halves exist, and unknown in every dimension', () => {
    const dimensions = { region: 'unknown', zone: 'unknown', segment: 'unknown', gender: 'unknown', qualification: 'unknown', skill: 'unknown' };
    expect(check({ lines: [line('office_area_built', null, '12.5', { dimensions })] }).filter(({ level }) => level === 'error')).toEqual([]);
  });
  it('is said once', () => {
    expect(found({ lines: [line('job_exits', 'a', '1', { dimensions: { gender: 'women', segment: 'BPO' } }), line('job_exits', 'a', '1', { dimensions: { segment: 'BPO', gender: 'women' } })] }, 'said_twice'))
      .toEqual([at('said_twice', 'job_exits', 'a', { count: '2' }, { gender: 'women', segment: 'BPO' })]);
  });
});

describe('axis sums', () => {
  const women = (value: string | null) => line('job_exits', 'a', value, { dimensions: { gender: 'women' } });
  const men = (value: string | null) => line('job_exits', 'a', value, { dimensions: { gender: 'men' } });
  it('compares each axis with the total, and the axes with each other', () => {
    expect(found({ lines: [line('job_exits', 'a', '10'), women('4'), men('5')] }, 'axes_disagree')).toEqual([at('axes_disagree', 'job_exits', 'a', { axes: 'gender', total: '9', otherAxes: 'total', otherTotal: '10' })]);
    expect(found({ lines: [women('4'), men('5'), line('job_exits', 'a', '10', { dimensions: { segment: 'BPO' } })] }, 'axes_disagree')).toHaveLength(1);
    expect(found({ lines: [line('job_exits', 'a', '9'), women('4'), men('5')] }, 'axes_disagree')).toEqual([]);
  });
  it('lets an axis with a gap stay under the total, not over it', () => {
    expect(found({ lines: [line('job_exits', 'a', '9'), women('4'), men(null)] }, 'axes_disagree', 'axis_over_total')).toEqual([]);
    expect(found({ lines: [line('job_exits', 'a', '9'), women('10'), men(null)] }, 'axis_over_total')).toHaveLength(1);
  });
  it('keeps the sites apart', () => {
    expect(found({ lines: [line('job_exits', 'a', '9'), { ...women('4'), site: 'b' }] }, 'axes_disagree')).toEqual([]);
  });
});

describe('job balance', () => {
  const previous = [line(HEADCOUNT, 'a', '100'), line(HEADCOUNT, 'b', '30')];
  const moved = (entries: string, headcount: string) => [line('job_entries', 'a', entries), line(HEADCOUNT, 'a', headcount), line(HEADCOUNT, 'b', '30')];
  it('tells the difference, which takes an explanation on any line of the balance', () => {
    expect(found({ previous, lines: moved('5', '103') }, 'job_balance')).toEqual([at('job_balance', HEADCOUNT, 'a', { value: '103', expected: '105', difference: '-2' })]);
    const explained = check({ previous, lines: moved('5', '103').map((each) => ({ ...each, explained: each.indicator === 'job_entries' })) });
    expect(explained.find(({ code }) => code === 'job_balance')).toMatchObject({ level: 'warning', explained: true });
  });
  it('is not checked where a movement is not reported', () => {
    expect(found({ previous, lines: [...moved('5', '103'), line('job_exits', 'a', null)] }, 'job_balance')).toEqual([]);
  });
  it('compares totals where one period is broken down otherwise', () => {
    const lines = [line('job_entries', 'b', '2'), line(HEADCOUNT, 'b', '20', { dimensions: { gender: 'women' } }), line(HEADCOUNT, 'b', '12', { dimensions: { gender: 'men' } })];
    expect(found({ previous, lines }, 'job_balance')).toEqual([]);
    expect(found({ previous, lines: lines.slice(0, 2) }, 'job_balance')).toEqual([at('job_balance', HEADCOUNT, 'b', { value: '20', expected: '32', difference: '-12' })]);
  });
  it('compares the sums where one period is by site and the other for the organisation', () => {
    expect(found({ previous, lines: [line(HEADCOUNT, null, '130')] }, 'job_balance')).toEqual([]);
    expect(found({ previous, lines: [line(HEADCOUNT, null, '131')] }, 'job_balance')).toEqual([at('job_balance', HEADCOUNT, null, { value: '131', expected: '130', difference: '1' })]);
  });
  it('misses the people of a site that closed', () => {
    expect(found({ previous: [line(HEADCOUNT, 'c', '8')], lines: [] }, 'job_balance')).toEqual([at('job_balance', HEADCOUNT, 'c', { value: '0', expected: '8', difference: '-8' })]);
    expect(found({ previous: [line(HEADCOUNT, 'c', '8')], lines: [line('job_exits', 'c', '8')] }, 'job_balance')).toEqual([]);
  });
  it('asks to confirm the headcount of a site that had none, and of a first declaration only once', () => {
    expect(found({ previous: [line(HEADCOUNT, 'a', '100')], lines: [line(HEADCOUNT, 'a', '100'), line(HEADCOUNT, 'b', '7')] })).toEqual([at('no_previous_headcount', HEADCOUNT, 'b', { value: '7' })]);
    expect(found({ lines: [line(HEADCOUNT, 'a', '100'), line(HEADCOUNT, 'b', '7')] })).toEqual([at('first_declaration', HEADCOUNT, null, { value: '107' })]);
  });
  it('finds that transfers between the sites do not meet', () => {
    const transfers = (out: string) => [line('job_transfers_in', 'b', '4'), line('job_transfers_out', 'a', out)];
    expect(found({ lines: transfers('4') }, 'transfers_differ')).toEqual([]);
    expect(found({ lines: transfers('5') }, 'transfers_differ')).toEqual([at('transfers_differ', 'job_transfers_out', null, { in: '4', out: '5' })]);
    expect(found({ lines: transfers('5').slice(1) }, 'transfers_differ')).toEqual([]);
  });
});

describe('variation', () => {
  const change = (code: string, site: string | null, before: string, now: string) => found({ previous: [line(code, site, before)], lines: [line(code, site, now)] }, 'variation', 'rise_from_zero');
  it('warns beyond 20 %, not at 20 %, either way', () => {
    expect(change('office_area_built', null, '100', '120')).toEqual([]);
    expect(change('office_area_built', null, '100', '120.1')).toEqual([at('variation', 'office_area_built', null, { previous: '100', value: '120.1', percent: '20.1', limit: '20' })]);
    expect(change('office_area_built', null, '100', '79')).toHaveLength(1);
  });
  it('warns of a site with people enough, beside the organisation', () => {
    expect(change('training_certified', 'a', '35', '44').map(({ site }) => site)).toEqual([null, 'a']);
    expect(change('training_certified', 'a', '10', '19').map(({ site }) => site)).toEqual([null]);
    expect(change('office_area_built', 'a', '100', '200').map(({ site }) => site)).toEqual([null]);
  });
  it('leaves the movements of jobs to the balance', () => {
    expect(change('job_entries', 'a', '120', '5')).toEqual([]);
  });
  it('never warns of a cell', () => {
    const cells = (women: string, men: string) => [line('training_certified', 'a', women, { dimensions: { gender: 'women' } }), line('training_certified', 'a', men, { dimensions: { gender: 'men' } })];
    expect(found({ previous: cells('20', '80'), lines: cells('40', '60') }, 'variation')).toEqual([]);
  });
  it('warns of a rise from zero that is not small', () => {
    expect(change('training_certified', null, '0', '19')).toEqual([]);
    expect(change('training_certified', null, '0', '20')).toEqual([at('rise_from_zero', 'training_certified', null, { value: '20' })]);
  });
  it('compares the sites known in both periods', () => {
    expect(found({ previous: [line('training_certified', 'a', '50'), line('training_certified', 'b', '50')], lines: [line('training_certified', 'a', '50'), line('training_certified', 'b', null)] }, 'variation')).toEqual([]);
  });
});

it('asks for the evidence that an indicator requires', () => {
  const lines = [line('training_certified', 'a', '5'), line('job_exits', 'a', '5')];
  expect(found({ lines }, 'evidence_missing')).toEqual([at('evidence_missing', 'training_certified')]);
  expect(found({ lines, evidence: ['training_certified'] }, 'evidence_missing')).toEqual([]);
  expect(found({ lines: [line('training_certified', 'a', null)] }, 'evidence_missing')).toEqual([]);
});

describe('whatever the declaration', () => {
  const dimensions = fc.constantFrom({}, { gender: 'women' }, { gender: 'men' }, { segment: 'BPO' }, { gender: 'women', qualification: 'agent' }, { skill: 'java' }, { segment: 'nope' });
  const anyLine: fc.Arbitrary<CheckedLine> = fc.record({
    indicator: fc.constantFrom(...INDICATORS.map(({ code }) => code), 'other'),
    site: fc.constantFrom(null, 'a', 'b', 'c', 'z'),
    dimensions,
    declared: fc.oneof(fc.nat(200).map(String), fc.constantFrom('-3', '1.5', 'x', null)),
    state: fc.constantFrom('reported' as const, 'reported' as const, 'not_reported' as const, 'not_applicable' as const),
    explained: fc.boolean(),
  }).map(({ declared, ...rest }) => ({ ...rest, value: rest.state === 'reported' ? declared : null }));

  it('the checks do not depend on the order of its lines', () => {
    const shuffled = fc.array(anyLine, { maxLength: 30 }).chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })));
    fc.assert(fc.property(shuffled, shuffled, ([lines, otherLines], [previous, otherPrevious]) => {
      const asked = [HEADCOUNT, 'training_certified'];
      expect(check({ asked, lines: otherLines, previous: otherPrevious })).toEqual(check({ asked, lines, previous }));
    }));
  });

  const movements = fc.record({ before: fc.nat(500), job_entries: fc.nat(90), job_exits: fc.nat(90), job_transfers_in: fc.nat(20), job_transfers_out: fc.nat(20) });
  const balancedPlaces = fc.uniqueArray(fc.record({ site: fc.constantFrom('a', 'b', 'c'), gender: fc.constantFrom('women', 'men', 'unknown'), qualification: fc.constantFrom('engineer', 'agent'), moved: movements }), {
    minLength: 1, maxLength: 12, selector: ({ site, gender, qualification }) => `${site} ${gender} ${qualification}`,
  });
  type Place = { site: string; gender: string; qualification: string; moved: { before: number; job_entries: number; job_exits: number; job_transfers_in: number; job_transfers_out: number } };
  const linesOf = (places: readonly Place[]): CheckedLine[] => places.flatMap(({ site, gender, qualification, moved: { before, ...moved } }) => [
    ...Object.entries(moved).map(([code, value]) => line(code, site, String(value), { dimensions: { gender, qualification } })),
    line(HEADCOUNT, site, String(before + moved.job_entries - moved.job_exits + moved.job_transfers_in - moved.job_transfers_out), { dimensions: { gender, qualification } }),
  ]);
  const previousOf = (places: readonly Place[]): CheckedLine[] => places.map(({ site, gender, qualification, moved }) => line(HEADCOUNT, site, String(moved.before), { dimensions: { qualification, gender } }));
  const inAnyOrder = balancedPlaces.chain((places) => {
    const lines = linesOf(places);
    return fc.tuple(fc.constant(places), fc.shuffledSubarray(lines, { minLength: lines.length }));
  });

  it('a balanced one never warns about balance', () => {
    fc.assert(fc.property(inAnyOrder, ([places, lines]) => {
      expect(found({ previous: previousOf(places), lines }, 'job_balance')).toEqual([]);
    }));
  });
  it('a headcount moved by n warns there, by n, and nowhere else', () => {
    fc.assert(fc.property(inAnyOrder, fc.nat(), fc.integer({ min: 1, max: 50 }), ([places, lines], which, n) => {
      const headcounts = lines.filter(({ indicator }) => indicator === HEADCOUNT);
      const wrong = headcounts[which % headcounts.length] as CheckedLine;
      const changed = lines.map((each) => (each === wrong ? { ...each, value: String(Number(each.value) + n) } : each));
      const warnings = found({ previous: previousOf(places), lines: changed }, 'job_balance');
      expect(warnings).toEqual([expect.objectContaining({ site: wrong.site, dimensions: wrong.dimensions, parameters: expect.objectContaining({ difference: String(n) }) })]);
    }));
  });
});
