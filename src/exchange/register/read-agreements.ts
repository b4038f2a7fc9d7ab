import { foldKey } from '../../common/folded-key.js';
import type { Cell } from '../workbook/workbook.js';
import { readDate, readQuantity, readText, readWord } from './cell-values.js';
import type { OrganisationIndex } from './organisation-index.js';
import { splitNames } from './party-list.js';
import type { Reading } from './quantity-text.js';
import { LONGEST_TITLE, readCode } from './read-organisations.js';
import { fault } from './register-problem.js';
import type { Figure, OrganisationReference, RegisterAgreement, RegisterMilestone } from './register-workbook.js';
import type { RowReader } from './row-reader.js';

export const LONGEST_NOTE = 4_000;

export const readTitle = (cell: Cell): Reading<string> => readText(cell, LONGEST_TITLE);
export const readNote = (cell: Cell): Reading<string> => readText(cell, LONGEST_NOTE);

/** The organisations that a cell names, each known to the workbook or the register. */
export function readParties(cell: Cell, organisations: OrganisationIndex): Reading<OrganisationReference>[] {
  const text = readText(cell, LONGEST_NOTE);
  if ('error' in text) return [text];
  const keys = new Set<string>();
  return splitNames(text.value, (name) => organisations.has(name)).flatMap((name): Reading<OrganisationReference>[] => {
    const found = organisations.find(name);
    if ('error' in found) return [found];
    if (keys.has(found.key)) return [{ error: fault('party_repeated', { name }) }];
    keys.add(found.key);
    return [{ value: found }];
  });
}

/** An amount of money in dirhams. */
export function readAmount(cell: Cell): Reading<Figure | null> {
  const read = readQuantity(cell, false);
  if ('error' in read || read.value === null) return read;
  const { value, qualifier, unit } = read.value;
  if (unit !== null && unit !== 'MAD') return { error: fault('unit_unfit', { unit, expected: 'MAD' }) };
  return read.warning ? { value: { value, qualifier }, warning: read.warning } : { value: { value, qualifier } };
}

/** Reads one row of the sheet of agreements, under its registered code where it has one; null when a value that an agreement cannot do without is missing. */
export function readAgreement(reader: RowReader<'agreements'>, organisations: OrganisationIndex, registeredCodes: ReadonlyMap<string, string>): RegisterAgreement | null {
  const typed = reader.read('code', readCode);
  const code = typed && { ...typed, value: registeredCodes.get(foldKey(typed.value)) ?? typed.value };
  const title = reader.read('title', readTitle);
  const kind = reader.read('kind', (cell) => readWord(cell, 'agreementKind'));
  const rest = {
    signedOn: reader.read('signedOn', readDate),
    effectiveFrom: reader.read('effectiveFrom', readDate),
    effectiveTo: reader.read('effectiveTo', readDate),
    publicParties: reader.readList('publicParties', (cell) => readParties(cell, organisations)),
    privateParties: reader.readList('privateParties', (cell) => readParties(cell, organisations)),
    amount: reader.read('amount', readAmount),
    amountNature: reader.read('amountNature', (cell) => readWord(cell, 'amountNature')),
    source: reader.read('source', readTitle),
    note: reader.read('note', readNote),
  };
  return code && title && kind ? { row: reader.row, code, title, kind, ...rest } : null;
}

/** Reads one row of the sheet of milestones; null when a value that a milestone cannot do without is missing. */
export function readMilestone(reader: RowReader<'milestones'>, readAgreementCode: (cell: Cell) => Reading<string>): RegisterMilestone | null {
  const agreement = reader.read('agreement', readAgreementCode);
  const code = reader.read('code', readCode);
  const title = reader.read('title', readTitle);
  const plannedOn = reader.read('plannedOn', readDate);
  const met = reader.read('metOn', readDate);
  if (met !== null && met.value.precision !== 'day') reader.report('metOn', fault('date_not_a_day'));
  const metOn = met === null ? null : { value: met.value.date, source: met.source };
  const rest = { plannedOn, metOn, note: reader.read('note', readNote), source: reader.read('source', readTitle) };
  return agreement && code && title ? { row: reader.row, agreement, code, title, ...rest } : null;
}
