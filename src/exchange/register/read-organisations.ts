import { foldKey } from '../../common/folded-key.js';
import { REFERENCE_CODE } from '../../common/reference-code.js';
import type { Cell } from '../workbook/workbook.js';
import { readText, readWord } from './cell-values.js';
import { type KnownOrganisations, organisationKey, type NamedOrganisation } from './organisation-index.js';
import type { Reading } from './quantity-text.js';
import { fault } from './register-problem.js';
import type { RegisterOrganisation } from './register-workbook.js';
import type { RowReader } from './row-reader.js';

export const LONGEST_TITLE = 500;
export const LONGEST_CODE = 60;

/** A reference as the register keeps it. */
export function readCode(cell: Cell): Reading<string> {
  const text = readText(cell, LONGEST_CODE);
  if ('error' in text) return text;
  return REFERENCE_CODE.test(text.value) ? text : { error: fault('text_not_code') };
}

/** An ICE as text; a number cell has lost the zeros that begin it, and an ICE always has fifteen digits. */
function readIce(cell: Cell): Reading<string> {
  const text = readText(cell, LONGEST_CODE);
  if ('error' in text) return text;
  const digits = text.value.replace(/\s/g, '');
  return { value: cell.kind === 'number' ? digits.padStart(15, '0') : digits };
}

/** A row of organisations: its value where it could be read, and in any case what others may call it. */
export interface OrganisationRow {
  readonly named: NamedOrganisation | null;
  readonly organisation: RegisterOrganisation | null;
}

/** Reads one row of the sheet of organisations. */
export function readOrganisation(reader: RowReader<'organisations'>, known: KnownOrganisations): OrganisationRow {
  const code = reader.read('code', readCode);
  const kind = reader.read('kind', (cell) => readWord(cell, 'organisationKind'));
  const readName = (cell: Cell): Reading<string> => readText(cell, LONGEST_TITLE);
  const nameFr = reader.read('nameFr', readName);
  const nameAr = reader.read('nameAr', readName);
  const nameEn = reader.read('nameEn', readName);
  const ice = reader.read('ice', readIce);
  const name = nameFr?.value ?? nameAr?.value ?? nameEn?.value;
  if (code === null && name === undefined) return { named: null, organisation: null };
  const knownId = known.find(code?.value ?? null, name ?? '')?.id ?? null;
  const key = organisationKey(code?.value ?? null, name ?? '');
  const names = [nameFr, nameAr, nameEn].flatMap((text) => text?.value ?? []);
  const named = { key, code: code?.value ?? null, names: [...new Map(names.map((text) => [foldKey(text), text])).values()], knownId };
  const complete = kind !== null && nameFr !== null;
  return { named, organisation: complete ? { row: reader.row, key, knownId, code, kind, nameFr, nameAr, nameEn, ice } : null };
}
