import fc from 'fast-check';
import { civilDate } from '../common/civil-date.js';
import { compareDecimals } from '../common/quantity.js';
import { aCommitment, aFact, aTerm, calendarOf, indicatorsOf, quarter } from '../../test/factories/progress-examples.js';
import { Observed } from './observed.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { Fact } from './standing-facts.js';
import { totalCells } from './total-cells.js';
import { opinionsOn, type VerifiedFigure } from './verified-part.js';

const today = civilDate('2026-02-15');
const FLOWS = new Set(['job_entries', 'job_exits', 'revenue']);

/** The one cell of a total up to the end of a quarter. */
function total(facts: readonly Fact[], commitments: readonly ScopedCommitment[], figures: readonly VerifiedFigure[], { at = 3, indicator = 'headcount' } = {}) {
  const calendar = calendarOf(facts);
  const observed = new Observed(facts, { ...calendar, periods: calendar.periods.filter(({ to }) => to <= quarter(at).to) }, today);
  const kind = FLOWS.has(indicator) ? 'flow' : 'stock';
  const rows = (status: 'declared' | 'accepted') => ['one', 'two'].flatMap((organisation) => observed.rowsWithSilence(organisation, `${indicator}-1`, kind, status));
  const opinions = opinionsOn(figures, observed, indicatorsOf(), commitments);
  const [cell] = totalCells([{ sign: 1, rows: { declared: rows('declared'), accepted: rows('accepted') } }], { groupBy: [], from: quarter(0).from, to: quarter(at).to }, { commitments, opinions, lastDay: quarter(at).to });
  return cell;
}

const verified = (commitmentId: string, value: string | null, at = 3): VerifiedFigure => ({ commitmentId, from: quarter(at).from, to: quarter(at).to, verifiedOf: null, verified: value });
const increment = aTerm({ basis: 'increment', base: '10', target: '100' });
const whole = aCommitment('A', 'headcount', '2024-01-15', increment);
const east = aCommitment('E', 'headcount', '2024-02-15', increment, { regions: ['MA-02'] });
const facts = [aFact(3, 'headcount', '70', { region: 'MA-02' }), aFact(3, 'headcount', '50', { region: 'MA-06' }), aFact(3, 'headcount', '30', { organisationId: 'two' })];

it('is the part of the total that lies in the scope of a confirmed figure, and null where there is none', () => {
  expect(total(facts, [whole, east], [])).toMatchObject({ value: '150', verified: null });
  expect(total(facts, [whole, east], [verified('E', '70')])).toMatchObject({ value: '150', verified: '70' });
  expect(total(facts, [whole, east], [verified('A', '120')])).toMatchObject({ value: '150', verified: '120' });
});

it('counts once what two confirmed figures sum', () => {
  expect(total(facts, [whole, east], [verified('A', '120'), verified('E', '70')])).toMatchObject({ verified: '120' });
});

it('leaves out what another opinion contests: an adjusted or refused figure, or one that is another by now', () => {
  expect(total(facts, [whole, east], [verified('A', '120'), verified('E', null)])).toMatchObject({ verified: '50' });
  expect(total(facts, [whole, east], [verified('A', '110')])).toMatchObject({ verified: null });
  expect(total(facts, [whole, east], [verified('A', '120'), verified('E', '69')])).toMatchObject({ verified: '50' });
});

it('says nothing of a later quarter, nor of what is carried into it', () => {
  expect(total(facts, [whole], [verified('A', '120', 2)])).toMatchObject({ verified: null });
  const carried = [aFact(2, 'headcount', '80'), aFact(3, 'headcount', '30', { organisationId: 'two' })];
  expect(total(carried, [whole], [verified('A', '80', 2), verified('A', '80', 3)])).toMatchObject({ value: '110', carried: '80', verified: null });
});

it('confirms of a flow each period that the figure sums', () => {
  const flows = [0, 1, 2, 3].map((index) => aFact(index, 'job_entries', '5'));
  const yearly = aCommitment('F', 'job_entries', '2024-01-15', aTerm({ basis: 'running_total', target: '100', baseOn: quarter(1).from }));
  expect(total(flows, [yearly], [verified('F', '10', 2)], { indicator: 'job_entries' })).toMatchObject({ value: '20', verified: '10' });
  expect(total(flows, [yearly], [verified('F', '15', 3)], { indicator: 'job_entries' })).toMatchObject({ value: '20', verified: '15' });
});

it('is never more than the total, whatever was verified', () => {
  const amounts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)).filter(([first]) => first > 0);
  fc.assert(fc.property(amounts, fc.subarray(['A', 'E']), fc.boolean(), ([one, two, three], said, adjusted) => {
    const some = [aFact(3, 'headcount', String(one), { region: 'MA-02' }), aFact(3, 'headcount', String(two), { region: 'MA-06' }), aFact(3, 'headcount', String(three), { organisationId: 'two' })];
    const figures = said.map((id) => verified(id, String((id === 'A' ? one + two : one) - (adjusted ? 1 : 0))));
    const cell = total(some, [whole, east], figures);
    expect(compareDecimals(cell?.verified ?? '0', cell?.value ?? '0')).toBeLessThanOrEqual(0);
    expect(cell?.verified === null).toBe(said.length === 0 || adjusted);
  }));
});
