import { foldKey } from '../../common/folded-key.js';
import { checkIce } from '../../common/identifiers.js';
import { ExactDecimal } from '../../common/quantity.js';
import type { ReadDate } from './date-text.js';
import type { RegisterContext } from './register-context.js';
import { findLikelyDuplicates, type NamedEntry } from './likely-duplicates.js';
import { fault, problemAt, type Fault, type RegisterProblem } from './register-problem.js';
import type { RegisterAgreement, RegisterCommitment, RegisterOrganisation, RegisterWorkbook, Sourced, SourceCell } from './register-workbook.js';

type Report = (source: SourceCell, value: string, found: Fault) => void;

const place = (source: SourceCell): string => `${source.sheet}!${source.cell}`;

/** Reports, at each later one, the values that repeat an earlier one. */
function checkRepeated(values: readonly Sourced<string>[], code: 'code_repeated' | 'ice_repeated' | 'name_repeated', report: Report): void {
  const first = new Map<string, SourceCell>();
  for (const { value, source } of values) {
    const key = foldKey(value);
    const earlier = first.get(key);
    if (earlier) report(source, value, fault(code, { first: place(earlier) }));
    else first.set(key, source);
  }
}

function checkOrganisations(organisations: readonly RegisterOrganisation[], context: RegisterContext, report: Report): void {
  checkRepeated(organisations.flatMap((organisation) => organisation.code ?? []), 'code_repeated', report);
  checkRepeated(organisations.flatMap((organisation) => (organisation.code ? [] : [organisation.nameFr])), 'name_repeated', report);
  checkNamesTaken(organisations, report);
  checkRepeated(organisations.flatMap((organisation) => organisation.ice ?? []), 'ice_repeated', report);
  for (const { ice } of organisations) {
    const verdict = ice ? checkIce(ice.value) : 'valid';
    if (ice && verdict !== 'valid') report(ice.source, ice.value, fault(verdict === 'malformed' ? 'ice_malformed' : 'ice_wrong_key'));
  }
  checkLikelyDuplicates(organisations, context, report);
}

/** A row with a code whose name another row has: no code makes two organisations of one name. */
function checkNamesTaken(organisations: readonly RegisterOrganisation[], report: Report): void {
  const first = new Map<string, RegisterOrganisation>();
  for (const organisation of organisations) {
    const key = foldKey(organisation.nameFr.value);
    const earlier = first.get(key);
    if (!earlier) first.set(key, organisation);
    else if (earlier.code || organisation.code) report(organisation.nameFr.source, organisation.nameFr.value, fault('name_taken', { first: place(earlier.nameFr.source) }));
  }
}

/** Two organisations under different keys whose names may be one: among the rows, or with those registered that no row is about. */
function checkLikelyDuplicates(organisations: readonly RegisterOrganisation[], context: RegisterContext, report: Report): void {
  const listed = new Set(organisations.map((organisation) => organisation.knownId));
  const registered = context.organisations.filter((known) => !listed.has(known.id)).flatMap((known) => known.names.map((name) => ({ key: known.id, name, source: null })));
  const rows = organisations.map(({ key, nameFr }) => ({ key, name: nameFr.value, source: nameFr.source }));
  for (const { later, earlier } of findLikelyDuplicates<NamedEntry & { source: SourceCell | null }>([...registered, ...rows])) {
    if (later.source) report(later.source, later.name, fault('name_likely_duplicate', { other: earlier.name }));
  }
}

const before = (left: Sourced<ReadDate> | null, right: Sourced<ReadDate> | null): boolean => left !== null && right !== null && left.value.date < right.value.date;

function checkAgreement(agreement: RegisterAgreement, report: Report): void {
  const { signedOn, effectiveFrom, effectiveTo, amount, amountNature } = agreement;
  const start = effectiveFrom ?? signedOn;
  if (effectiveTo && before(effectiveTo, start)) report(effectiveTo.source, effectiveTo.value.date, fault('end_before_start', { start: start?.value.date ?? '' }));
  if (effectiveFrom && before(effectiveFrom, signedOn)) report(effectiveFrom.source, effectiveFrom.value.date, fault('effect_before_signature'));
  if (amount && !amountNature) report(amount.source, amount.value.value, fault('amount_nature_missing'));
  const publicKeys = new Set(agreement.publicParties.map(({ value }) => value.key));
  for (const { value, source } of agreement.privateParties.filter((party) => publicKeys.has(party.value.key))) {
    report(source, value.key, fault('party_on_both_sides', { name: value.key }));
  }
  if (agreement.publicParties.length + agreement.privateParties.length === 0) report(agreement.code.source, agreement.code.value, fault('parties_missing'));
}

/** Keys of the parties by folded agreement code; what the workbook says of an agreement prevails over what is registered. */
function partiesByAgreement(register: RegisterWorkbook, context: RegisterContext): Map<string, Set<string>> {
  const registered = context.agreements.map((agreement) => [foldKey(agreement.code), new Set(agreement.partyIds)] as const);
  const read = register.agreements.map((agreement) => {
    const parties = [...agreement.publicParties, ...agreement.privateParties].flatMap(({ value }) => [value.key, ...(value.knownId === null ? [] : [value.knownId])]);
    return [foldKey(agreement.code.value), new Set(parties)] as const;
  });
  return new Map([...registered, ...read]);
}

function checkCommitment(commitment: RegisterCommitment, parties: ReadonlySet<string> | undefined, report: Report): void {
  const { target, baseline, baselineOn, due, basis } = commitment;
  for (const obligor of commitment.obligors) {
    const isParty = parties === undefined || parties.has(obligor.value.key) || (obligor.value.knownId !== null && parties.has(obligor.value.knownId));
    if (!isParty) report(obligor.source, obligor.value.key, fault('obligor_not_party', { name: obligor.value.key, agreement: commitment.agreement.value }));
  }
  if (due && before(due, baselineOn)) report(due.source, due.value.date, fault('end_before_start', { start: baselineOn?.value.date ?? '' }));
  const notAbove = target && baseline && basis.value === 'level' && new ExactDecimal(target.value.value).lte(baseline.value.value);
  if (notAbove) report(target.source, target.value.value, fault('target_not_above_baseline', { baseline: baseline.value.value }));
}

/** What the rows of a workbook, read well each on its own, say that cannot be or should be looked at. */
export function checkRegister(register: RegisterWorkbook, context: RegisterContext): RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const report: Report = (source, value, found) => {
    problems.push(problemAt({ sheet: source.sheet, cell: source.cell, value }, found));
  };
  checkOrganisations(register.organisations, context, report);
  for (const rows of [register.agreements, register.commitments, register.milestones, register.zones]) {
    checkRepeated(rows.map((row) => row.code), 'code_repeated', report);
  }
  for (const agreement of register.agreements) checkAgreement(agreement, report);
  const parties = partiesByAgreement(register, context);
  for (const commitment of register.commitments) checkCommitment(commitment, parties.get(foldKey(commitment.agreement.value)), report);
  return problems;
}
