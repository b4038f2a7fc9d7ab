import { ProgressBench } from './progress-bench.js';

let bench: ProgressBench;
beforeAll(async () => { bench = await ProgressBench.open(); });
afterAll(() => bench.close());

describe('a level', () => {
  it('is the sum over obligors, declared and accepted side by side', async () => {
    const world = await bench.programme();
    const [one, other] = [await bench.organisation(world), await bench.organisation(world)];
    const joint = await world.commitment(await bench.agreement(world, [one, other], '2024-12-01'), 'headcount', [one, other], { base: '100', target: '500' });
    await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '120', accepted: '110' }]);
    expect(await bench.progress(world, joint, 1)).toMatchObject({ declared: '120', accepted: '110', carried: false, missing: 1 });
    await bench.submitted(world, other, 1, [{ indicator: 'headcount', value: '30' }]);
    expect(await bench.progress(world, joint, 1)).toMatchObject({ declared: '150', accepted: '110', carried: false, missing: 0 });
  });

  it('is carried two quarters, marked, then missing; it never becomes zero', async () => {
    const world = await bench.programme();
    const [one, other] = [await bench.organisation(world), await bench.organisation(world)];
    const joint = await world.commitment(await bench.agreement(world, [one, other], '2024-12-01'), 'headcount', [one, other], {});
    await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '100' }]);
    for (const quarter of [1, 2, 3, 4]) await bench.accepted(world, other, quarter, [{ indicator: 'headcount', value: '50' }]);
    expect(await bench.progress(world, joint, 1)).toMatchObject({ accepted: '150', carried: false, missing: 0 });
    expect(await bench.progress(world, joint, 2)).toMatchObject({ accepted: '150', carried: true, missing: 0 });
    expect(await bench.progress(world, joint, 3)).toMatchObject({ accepted: '150', carried: true, missing: 0 });
    expect(await bench.progress(world, joint, 4)).toMatchObject({ accepted: '50', carried: false, missing: 1 });

    const alone = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'office_area_built', [one], {});
    await bench.accepted(world, one, 5, [{ indicator: 'office_area_built', value: '0' }]);
    expect(await bench.progress(world, alone, 5)).toMatchObject({ accepted: '0', declared: '0' });
    await bench.accepted(world, one, 8, [{ indicator: 'office_area_built', state: 'not_reported' }]);
    expect(await bench.progress(world, alone, 8)).toMatchObject({ accepted: null, declared: null, missing: 1 });
  });

  it('is awaited, not missing, until the due day of the period or of its extension', async () => {
    const world = await bench.programme();
    const [one, other] = [await bench.organisation(world), await bench.organisation(world)];
    const joint = await world.commitment(await bench.agreement(world, [one, other], '2024-12-01'), 'headcount', [one, other], {});
    // today is 2026-11-23: quarter 8 is due on 2027-01-30
    await bench.accepted(world, one, 7, [{ indicator: 'headcount', value: '10' }]);
    await bench.accepted(world, one, 8, [{ indicator: 'headcount', value: '20' }]);
    expect(await bench.progress(world, joint, 7)).toMatchObject({ accepted: '10', missing: 1 });
    expect(await bench.progress(world, joint, 8)).toMatchObject({ accepted: '20', missing: 0 });
    await world.extend(other, 7, '2026-12-15');
    await bench.recompute(world, { organisationId: other, periodId: world.quarter(7).id });
    expect(await bench.progress(world, joint, 7)).toMatchObject({ accepted: '10', missing: 0 });
  });
});

describe('a flow', () => {
  it('is summed within the calendar year for an annual target', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const revenue = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'company_export_revenue', [one], { basis: 'annual_flow' });
    for (const [quarter, value] of [[1, '1.5'], [2, '2.25'], [4, '3'], [5, '10']] as const) await bench.accepted(world, one, quarter, [{ indicator: 'company_export_revenue', value }]);
    expect(await bench.progress(world, revenue, 2)).toMatchObject({ declared: '3.75', accepted: '3.75', missing: 0 });
    expect(await bench.progress(world, revenue, 4)).toMatchObject({ accepted: '6.75', missing: 1 });
    expect(await bench.progress(world, revenue, 5)).toMatchObject({ accepted: '10', missing: 0 });
  });
});

describe('a running total', () => {
  const movement = (entries: string, exits: string) => [{ indicator: 'job_entries', value: entries }, { indicator: 'job_exits', value: exits }];

  it('made of flows is their signed sum since the base date of the terms in force', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const agreement = await bench.agreement(world, [one], '2024-12-01');
    const jobs = await world.commitment(agreement, 'jobs_created', [one], { valid: '[2024-12-01,2025-09-30]', baseOn: '2024-12-31', target: '100' });
    await world.term(agreement, jobs.id, { valid: '[2025-10-01,)', baseOn: '2025-06-30', target: '400' });
    for (const quarter of [1, 2, 3, 4]) await bench.accepted(world, one, quarter, movement('40', '10'));
    // before the amendment: since the end of 2024; from it on: since June 2025
    expect(await bench.progress(world, jobs, 3)).toMatchObject({ accepted: '90', missing: 0 });
    expect(await bench.progress(world, jobs, 4)).toMatchObject({ accepted: '60', missing: 0 });
  });

  it('counts from the signature where no base date nor effect is known, and tells what is missing', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const jobs = await world.commitment(await bench.agreement(world, [one], '2025-02-01'), 'jobs_created', [one], {});
    await bench.accepted(world, one, 1, movement('500', '0'));
    expect(await bench.progress(world, jobs, 1)).toMatchObject({ declared: null, accepted: null, missing: 0 });
    await bench.accepted(world, one, 2, movement('5', '8'));
    await bench.accepted(world, one, 4, [{ indicator: 'job_entries', value: '7' }]);
    expect(await bench.progress(world, jobs, 2)).toMatchObject({ accepted: '-3', missing: 0 });
    expect(await bench.progress(world, jobs, 4)).toMatchObject({ accepted: '4', missing: 2 });
  });

  it('that is declared is its last value', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const land = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'land_provided', [one], { basis: 'running_total' });
    await bench.accepted(world, one, 1, [{ indicator: 'land_provided', value: '2.5' }]);
    await bench.accepted(world, one, 2, [{ indicator: 'land_provided', value: '4' }]);
    expect(await bench.progress(world, land, 2)).toMatchObject({ accepted: '4' });
  });
});

describe('a scope', () => {
  it('that names regions reads the axis that tells them, and tells what it could not attribute', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const north = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'headcount', [one], { regions: ['MA-01'] });
    await bench.accepted(world, one, 1, [
      { indicator: 'headcount', value: '100' },
      { indicator: 'headcount', value: '60', dimensions: { gender: 'women' } }, { indicator: 'headcount', value: '40', dimensions: { gender: 'men' } },
      { indicator: 'headcount', value: '55', dimensions: { region: 'MA-01' } }, { indicator: 'headcount', value: '30', dimensions: { region: 'MA-06' } }, { indicator: 'headcount', value: '15', dimensions: { region: 'unknown' } },
    ]);
    expect(await bench.progress(world, north, 1)).toMatchObject({ accepted: '55', unattributable: '15' });
    expect(await bench.summary(world, one, 1)).toEqual(['headcount MA-01 - 55 55', 'headcount MA-06 - 30 30', 'headcount unknown - 15 15']);
  });

  it('that names sites reads them alone, and knows the region of a site', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const [fes, rabat] = [await world.site(one, 'MA-03'), await world.site(one, 'MA-06')];
    const agreement = await bench.agreement(world, [one], '2024-12-01');
    const atFes = await world.commitment(agreement, 'headcount', [one], { sites: [fes] });
    const inRegion = await world.commitment(agreement, 'headcount', [one], { regions: ['MA-06'] });
    await bench.accepted(world, one, 1, [{ indicator: 'headcount', value: '10', site: fes }, { indicator: 'headcount', value: '20', site: rabat }, { indicator: 'headcount', value: '3' }]);
    expect(await bench.progress(world, atFes, 1)).toMatchObject({ accepted: '10', unattributable: '3' });
    expect(await bench.progress(world, inRegion, 1)).toMatchObject({ accepted: '20', unattributable: '3' });
  });
});

describe('what stands', () => {
  it('is the last revision, and no more after a recall', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const jobs = await world.commitment(await bench.agreement(world, [one], '2024-12-01'), 'headcount', [one], {});
    const declaration = await bench.submitted(world, one, 1, [{ indicator: 'headcount', value: '100' }, { indicator: 'training_completed', value: '7' }]);
    await world.giveBack(declaration);
    await bench.submitted(world, one, 1, [{ indicator: 'headcount', value: '90' }]);
    expect(await bench.progress(world, jobs, 1)).toMatchObject({ declared: '90', accepted: null });
    expect(await bench.summary(world, one, 1)).toEqual(['headcount - - 90 void', 'training_completed - - void void']);
    await world.recall(declaration);
    await bench.recompute(world, declaration);
    expect(await bench.progress(world, jobs, 1)).toMatchObject({ declared: null, accepted: null, missing: 0 });
    expect(await bench.summary(world, one, 1)).toEqual(['headcount - - void void', 'training_completed - - void void']);
  });

  it('is the restatement where it says the same thing again, once it is accepted, in later periods too', async () => {
    const world = await bench.programme();
    const one = await bench.organisation(world);
    const agreement = await bench.agreement(world, [one], '2024-12-01');
    const jobs = await world.commitment(agreement, 'jobs_created', [one], { baseOn: '2024-12-31' });
    const heads = await world.commitment(agreement, 'headcount', [one], {});
    for (const quarter of [1, 2]) await bench.accepted(world, one, quarter, [{ indicator: 'job_entries', value: '10' }, { indicator: 'job_exits', value: '1' }, { indicator: 'headcount', value: '50' }]);
    const restatement = await bench.submitted(world, one, 1, [{ indicator: 'job_entries', value: '6' }], 1);
    expect(await bench.progress(world, jobs, 2)).toMatchObject({ declared: '18', accepted: '18' });
    await world.accept(restatement);
    await bench.recompute(world, restatement);
    expect(await bench.progress(world, jobs, 1)).toMatchObject({ declared: '5', accepted: '5' });
    expect(await bench.progress(world, jobs, 2)).toMatchObject({ declared: '14', accepted: '14' });
    expect(await bench.progress(world, heads, 1)).toMatchObject({ accepted: '50' });
  });
});
